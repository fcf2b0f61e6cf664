import { memo } from 'react'
import type { Idea, IdeaId, Kind } from '../../shared/domain/idea.ts'
import { useIsUnseen } from '../activity/activityOf.ts'
import { useStanding } from '../board/useFiltered.ts'
import { useIdea } from '../board/useIdea.ts'
import { useVotesFor } from '../board/useStage.ts'
import { useTalk } from '../board/useTalk.ts'
import { useViewState } from '../board/useViewState.ts'
import { IdeaDetails } from './IdeaDetails.tsx'
import { useNearRow } from './nearRows.ts'
import styles from './OutlineItem.module.css'
import { OutlineRow } from './OutlineRow.tsx'
import { PlainRow } from './RowTitle.tsx'

interface OutlineItemProps {
  readonly id: IdeaId
  /** 0 for the root. */
  readonly depth: number
  readonly parentKind: Kind
  /** So many ideas of this branch are drawn while the page is still filling; without end: all of them. */
  readonly room: number
  readonly sizes: ReadonlyMap<IdeaId, number>
}

/** An idea with all below it, to be read. */
export const OutlineItem = memo(
  function OutlineItem({ id, depth, parentKind, room, sizes }: OutlineItemProps) {
    const idea = useIdea(id)
    const isFolded = useViewState((view) => view.folded.has(id)) && depth > 0
    const standing = useStanding(id)
    const [place, isNear] = useNearRow()
    if (!idea) return null
    let left = room - 1
    const children = (isFolded ? [] : idea.children).flatMap((child) => {
      const size = sizes.get(child) ?? 1
      // What is drawn whole is not drawn anew when there is more room for others.
      const has = size <= left ? Infinity : left
      left -= size
      return has > 0 ? [{ child, room: has }] : []
    })
    const namesKind = idea.kind !== parentKind || depth === 1
    return (
      <li
        ref={place}
        className={styles['item']}
        data-depth={Math.min(depth, 3)}
        data-kind={idea.kind}
        data-id={id}
        data-standing={standing}
      >
        {isNear ? (
          <LiveRow idea={idea} depth={depth} namesKind={namesKind} isFound={standing === 'found'} />
        ) : (
          <PlainRow idea={idea} depth={depth} namesKind={namesKind} />
        )}
        <IdeaDetails idea={idea} />
        {children.length > 0 && (
          <ul role="list" className={styles['children']}>
            {children.map(({ child, room }) => (
              <OutlineItem key={child} id={child} depth={depth + 1} parentKind={idea.kind} room={room} sizes={sizes} />
            ))}
          </ul>
        )}
      </li>
    )
  },
  (a, b) => a.id === b.id && a.depth === b.depth && a.parentKind === b.parentKind && a.room === b.room,
)

interface LiveRowProps {
  readonly idea: Idea
  readonly depth: number
  readonly namesKind: boolean
  readonly isFound: boolean
}

function LiveRow({ idea, depth, namesKind, isFound }: LiveRowProps) {
  const votes = useVotesFor(idea.id)
  const talk = useTalk(idea.id)
  const isNews = useIsUnseen(idea.id)
  return <OutlineRow {...{ idea, depth, votes, talk, isNews, isFound, namesKind }} />
}
