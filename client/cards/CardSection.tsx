import { Plus } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { ROOT_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { aroundEdited } from '../deeds/aroundEdited.tsx'
import { IdeaEditor } from '../deeds/IdeaEditor.tsx'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { MoreButton } from '../deeds/MoreButton.tsx'
import { useSaid } from '../deeds/useSaid.ts'
import { useTreeItem } from '../deeds/useTreeItem.ts'
import { RowWatchers } from '../presence/RowWatchers.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import type { Section } from './arrange.ts'
import { Card } from './Card.tsx'
import { useCards } from './cardsContext.ts'
import styles from './CardSection.module.css'
import type { Target } from './Composer.tsx'

interface CardSectionProps {
  readonly section: Section
  /** Its place among the sections, from 1, and how many they are. */
  readonly at: number
  readonly of: number
  /** The one tab stop, where it is here. */
  readonly stop: IdeaId | undefined
  /** So many cards are drawn; the rest is a bit of scrolling, or one press, away. */
  readonly room: number
  readonly rest: (element: HTMLElement | null) => void
  onMore(): void
  onAdd(target: Target): void
}

/** A heading with the cards below it. */
export function CardSection({ section, at, of, stop, room, rest, onMore, onAdd }: CardSectionProps) {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const { isTree } = useCards()
  const id = useId()
  const edited = useViewState((view) => view.editing)
  const branch = useIdea(section.branch === ROOT_ID ? '' : (section.branch ?? ''))
  const title = useHeading(section, branch)
  const kind = section.kind ?? branch?.kind
  const { cards } = section
  const target = targetOf(section)
  const buttons = (
    <>
      <span className={styles['count']} aria-hidden>
        {cards.length}
      </span>
      {canWrite && target && (
        <IconButton
          label={t('outline.addHere', { title })}
          icon={<Plus size={18} aria-hidden />}
          onPress={() => onAdd(target)}
          {...(isTree && { tabIndex: -1 })}
        />
      )}
    </>
  )
  return (
    <section className={styles['section']} data-kind={kind} role={isTree ? 'group' : undefined} aria-labelledby={id}>
      {branch ? (
        <BranchHeading id={id} branch={branch} title={title} at={at} of={of} isStop={stop === branch.id}>
          {buttons}
        </BranchHeading>
      ) : (
        // A tree holds ideas and nothing else: this one names the group for those who hear it, and new ideas come from the bar below.
        <div className={styles['heading']} aria-hidden={isTree || undefined}>
          <h2 id={id} className={styles['title']}>
            {kind !== undefined && <KindSymbol kind={kind} size={20} />}
            <span>{title}</span>
          </h2>
          {buttons}
        </div>
      )}
      {cards.length === 0 ? (
        <p role={isTree ? 'none' : undefined} className={styles['empty']}>
          {t('cards.sectionEmpty')}
        </p>
      ) : (
        <ul role={isTree ? 'none' : 'list'} className={styles['cards']}>
          {aroundEdited(
            cards.slice(0, room),
            (card) => card,
            edited,
            (card, place) => (
              <Card
                key={card}
                id={card}
                level={branch ? 2 : 1}
                at={place + 1}
                of={cards.length}
                isStop={stop === card}
                headingKind={kind}
                headingIdea={section.branch}
              />
            ),
          )}
        </ul>
      )}
      {cards.length > room && (
        // Arrow keys go on beyond it.
        <div ref={rest} data-section={section.key} className={styles['rest']} aria-hidden={isTree || undefined}>
          <Button variant="quiet" onPress={onMore} {...(isTree && { tabIndex: -1 })}>
            {t('cards.more', { n: cards.length - room })}
          </Button>
        </div>
      )}
    </section>
  )
}

const targetOf = ({ branch, kind }: Section): Target | undefined =>
  branch !== undefined ? { parent: branch } : kind !== undefined ? { kind } : undefined

function useHeading(section: Section, branch: Idea | undefined): string {
  const { t, language } = useLanguage()
  const { me } = useBoard()
  const { nameOf } = useCards()
  if (branch) return ideaTitle(branch, t)
  if (section.branch !== undefined) return t('cards.onRoot')
  if (section.kind !== undefined) return kindName(section.kind, language)
  if (section.person === undefined) return t('cards.nobody')
  return section.person === me.participant ? t('cards.byMe') : (nameOf(section.person) ?? t('cards.somebody'))
}

interface BranchHeadingProps {
  readonly id: string
  readonly branch: Idea
  readonly title: string
  readonly at: number
  readonly of: number
  readonly isStop: boolean
  readonly children: ReactNode
}

/** A main branch: an idea like the others, with the same deeds. */
function BranchHeading({ id, branch, title, at, of, isStop, children }: BranchHeadingProps) {
  const { t } = useLanguage()
  const { isTree, TextEditor, openMenu } = useCards()
  const { standing, isFound, words } = useSaid(branch.id)
  const isEdited = useViewState((view) => view.editing === branch.id)
  const treeItem = useTreeItem(branch.id, { level: 1, at, of, label: words, isStop, openMenu })
  return (
    <div {...(isTree && treeItem)} className={styles['heading']} data-id={branch.id} data-standing={standing} data-row>
      {isEdited && TextEditor ? (
        <div className={styles['editor']} id={id} aria-label={title}>
          <IdeaEditor id={branch.id} TextEditor={TextEditor} />
        </div>
      ) : (
        <h2 id={id} className={styles['title']}>
          <KindSymbol kind={branch.kind} size={20} />
          <span>{branch.text === '' ? title : <TextRuns text={branch.title} />}</span>
        </h2>
      )}
      {isFound && <span className="visuallyHidden">{t('filter.fits')}</span>}
      <RowWatchers id={branch.id} isSaid={!isTree} />
      {children}
      <MoreButton id={branch.id} isTree={isTree} openMenu={openMenu} />
    </div>
  )
}
