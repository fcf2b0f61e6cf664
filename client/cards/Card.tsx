import { ArrowLeftRight, CalendarDays, ListTree, MessageSquare, StickyNote, UserRound } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { ROOT_ID, type Idea, type IdeaId, type Kind } from '../../shared/domain/idea.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { IdeaEditor } from '../deeds/IdeaEditor.tsx'
import { MarkSign } from '../deeds/MarkSign.tsx'
import { MoreButton } from '../deeds/MoreButton.tsx'
import { talkWords } from '../deeds/talkWords.ts'
import { useSaid } from '../deeds/useSaid.ts'
import { useTreeItem } from '../deeds/useTreeItem.ts'
import { RowWatchers } from '../presence/RowWatchers.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import styles from './Card.module.css'
import { useCards } from './cardsContext.ts'

const ICON = { size: 14, 'aria-hidden': true } as const

interface CardProps {
  readonly id: IdeaId
  readonly level: number
  readonly at: number
  readonly of: number
  /** The one tab stop of all cards. */
  readonly isStop: boolean
  /** What the heading above says already. */
  readonly headingKind: Kind | undefined
  readonly headingIdea: IdeaId | undefined
}

/** One idea as a card: its words, where it hangs, and what it bears. */
export const Card = memo(function Card({ id, level, at, of, isStop, headingKind, headingIdea }: CardProps) {
  const { t, language } = useLanguage()
  const { isTree, TextEditor, openMenu } = useCards()
  const { idea, votes, talk, links, standing, isFound, words } = useSaid(id)
  const isEdited = useViewState((view) => view.editing === id)
  const marks = useViewState((view) => view.marks?.get(id))
  const above = idea?.parent != null && idea.parent !== headingIdea && idea.parent !== ROOT_ID ? idea.parent : undefined
  const parent = useIdea(above ?? '')
  const where = parent && t('cards.under', { title: ideaTitle(parent, t) })
  const label = where === undefined ? words : `${words}, ${where}`
  const treeItem = useTreeItem(id, { level, at, of, label, isStop, openMenu })
  if (!idea) return null
  return (
    <li
      {...(isTree && treeItem)}
      className={styles['card']}
      data-kind={idea.kind}
      data-id={id}
      data-standing={standing}
    >
      <div className={styles['row']} data-row>
        <div className={styles['words']}>
          {(where !== undefined || idea.kind !== headingKind) && (
            <p className={styles['above']}>
              {idea.kind !== headingKind && (
                <span className={styles['kind']}>
                  <KindSymbol kind={idea.kind} />
                  {kindName(idea.kind, language)}
                </span>
              )}
              {where !== undefined && <span className={styles['where']}>{where}</span>}
            </p>
          )}
          {isEdited && TextEditor ? (
            <div className={styles['editor']}>
              <IdeaEditor id={id} TextEditor={TextEditor} />
            </div>
          ) : (
            <p className={styles['title']}>{idea.text === '' ? t('map.untitled') : <TextRuns text={idea.title} />}</p>
          )}
          {marks?.map((mark) => (
            <MarkSign key={mark} mark={mark} named />
          ))}
          {isFound && <span className="visuallyHidden">{t('filter.fits')}</span>}
          <RowWatchers id={id} isSaid={!isTree} />
          <Badges idea={idea} votes={votes} talk={talk} links={links} />
        </div>
        <MoreButton id={id} isTree={isTree} openMenu={openMenu} />
      </div>
    </li>
  )
})

interface BadgesProps {
  readonly idea: Idea
  readonly votes: number
  readonly talk: IdeaTalk
  readonly links: number
}

function Badges({ idea, votes, talk, links }: BadgesProps) {
  const { t, formats } = useLanguage()
  const { me } = useBoard()
  const { nameOf } = useCards()
  const { who, until } = idea.fields
  const author =
    idea.author === undefined ? undefined : idea.author === me.participant ? t('cards.me') : nameOf(idea.author)
  const badges: readonly (readonly [string, ReactNode, string | undefined])[] = [
    ['votes', undefined, votes > 0 ? t('outline.votes', { n: votes }) : undefined],
    ['talk', <MessageSquare key="talk" {...ICON} />, talkWords(talk, t).join(', ')],
    ['who', <UserRound key="who" {...ICON} />, who === undefined ? undefined : `${t('outline.who')}: ${who}`],
    ['until', <CalendarDays key="until" {...ICON} />, until && `${t('outline.until')} ${formats.date(until)}`],
    [
      'note',
      <StickyNote key="note" {...ICON} />,
      idea.note.some((line) => line.length > 0) ? t('map.note') : undefined,
    ],
    [
      'below',
      <ListTree key="below" {...ICON} />,
      idea.children.length > 0 ? t('cards.below', { n: idea.children.length }) : undefined,
    ],
    ['links', <ArrowLeftRight key="links" {...ICON} />, links > 0 ? t('cards.links', { n: links }) : undefined],
    ['author', undefined, author === undefined ? undefined : t('cards.by', { name: author })],
  ]
  const given = badges.filter(([, , text]) => text !== undefined && text !== '')
  if (given.length === 0) return null
  return (
    <ul role="list" className={styles['badges']}>
      {given.map(([name, icon, text]) => (
        <li key={name} data-badge={name}>
          {icon}
          {text}
        </li>
      ))}
    </ul>
  )
}
