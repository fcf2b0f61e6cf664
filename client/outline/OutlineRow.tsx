import { ChevronRight } from 'lucide-react'
import type { Idea } from '../../shared/domain/idea.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { useUnseenComments } from '../activity/talkNewsOf.ts'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { MarkSign } from '../deeds/MarkSign.tsx'
import { IdeaEditor } from '../deeds/IdeaEditor.tsx'
import { MoreButton } from '../deeds/MoreButton.tsx'
import { TalkMark } from '../deeds/TalkMark.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { RowWatchers } from '../presence/RowWatchers.tsx'
import { useOutline } from './outlineContext.ts'
import styles from './OutlineItem.module.css'
import { RowKind, RowTitle } from './RowTitle.tsx'

interface OutlineRowProps {
  readonly idea: Idea
  readonly depth: number
  readonly votes: number
  readonly talk: IdeaTalk
  readonly isNews: boolean
  readonly isFound: boolean
  /** The kind is named where it begins. */
  readonly namesKind: boolean
}

/** One line of the outline: fold, kind, title or its editor, votes, and the menu of the idea. */
export function OutlineRow({ idea, depth, votes, talk, isNews, isFound, namesKind }: OutlineRowProps) {
  const { t } = useLanguage()
  const { map } = useBoard()
  const { isTree, TextEditor, openMenu } = useOutline()
  const { deeds } = useDeeds()
  const { id } = idea
  const isFolded = useViewState((view) => view.folded.has(id))
  const isEdited = useViewState((view) => view.editing === id)
  const marks = useViewState((view) => view.marks?.get(id))
  const unseen = useUnseenComments(id)
  const title = deeds.titleOf(id)
  const folds = idea.children.length > 0 && depth > 0
  return (
    <div className={styles['row']} data-row>
      {depth > 0 && (
        <span className={styles['fold']}>
          {folds && (
            <button
              type="button"
              // In a tree the arrows do the same.
              tabIndex={isTree ? -1 : 0}
              className={styles['chevron']}
              aria-expanded={!isFolded}
              aria-label={t(isFolded ? 'outline.unfold' : 'outline.fold', { title })}
              onClick={() => deeds.toggleFold(id)}
            >
              <ChevronRight size={18} aria-hidden />
            </button>
          )}
        </span>
      )}
      <div className={styles['words']}>
        <RowKind idea={idea} depth={depth} namesKind={namesKind} />
        {isEdited && TextEditor ? (
          <div className={styles['editor']}>
            <IdeaEditor id={id} TextEditor={TextEditor} />
          </div>
        ) : (
          <RowTitle idea={idea} depth={depth} />
        )}
        {marks?.map((mark) => (
          <MarkSign key={mark} mark={mark} named />
        ))}
        {isFound && <span className="visuallyHidden">{t('filter.fits')}</span>}
        {isNews && <span className={styles['news']}>{t('activity.isNew')}</span>}
        <RowWatchers id={id} isSaid={!isTree} />
        {votes > 0 && <span className={styles['votes']}>{t('outline.votes', { n: votes })}</span>}
        <TalkMark talk={talk} isNew={unseen > 0} className={styles['votes'] ?? ''} />
        {isFolded && folds && (
          <span className={styles['votes']}>{t('outline.hidden', { n: idea.children.length })}</span>
        )}
        {depth === 0 && <p className={styles['count']}>{t('outline.ideas', { n: map.ideas.size - 1 })}</p>}
      </div>
      <MoreButton id={id} isTree={isTree} openMenu={openMenu} />
    </div>
  )
}
