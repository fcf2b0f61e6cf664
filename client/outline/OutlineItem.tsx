import { memo } from 'react'
import type { IdeaId, Kind } from '../../shared/domain/idea.ts'
import { useIsUnseen } from '../activity/activityOf.ts'
import { useStanding } from '../board/useFiltered.ts'
import { useIdea } from '../board/useIdea.ts'
import { useVotesFor } from '../board/useStage.ts'
import { useTalk } from '../board/useTalk.ts'
import { useViewState } from '../board/useViewState.ts'
import { IdeaDetails } from './IdeaDetails.tsx'
import styles from './OutlineItem.module.css'
import { OutlineRow } from './OutlineRow.tsx'

interface OutlineItemProps {
  readonly id: IdeaId
  /** 0 for the root. */
  readonly depth: number
  readonly parentKind: Kind
  /** So many ideas of this branch are drawn while the page is still filling; then all of them. */
  readonly room: number
  readonly sizes: ReadonlyMap<IdeaId, number>
}

/** An idea with all below it, to be read. */
export const OutlineItem = memo(
  function OutlineItem({ id, depth, parentKind, room, sizes }: OutlineItemProps) {
    const idea = useIdea(id)
    const votes = useVotesFor(id)
    const talk = useTalk(id)
    const isFolded = useViewState((view) => view.folded.has(id)) && depth > 0
    const isNews = useIsUnseen(id)
    const standing = useStanding(id)
    if (!idea) return null
    let left = room - 1
    const children = isFolded
      ? []
      : idea.children.flatMap((child) => {
          if (room === Infinity) return [{ child, size: room }]
          const size = Math.min(sizes.get(child) ?? 1, left)
          left -= size
          return size > 0 ? [{ child, size }] : []
        })
    return (
      <li
        className={styles['item']}
        data-depth={Math.min(depth, 3)}
        data-kind={idea.kind}
        data-id={id}
        data-standing={standing}
      >
        <OutlineRow
          idea={idea}
          depth={depth}
          votes={votes}
          talk={talk}
          isNews={isNews}
          isFound={standing === 'found'}
          namesKind={idea.kind !== parentKind || depth === 1}
        />
        <IdeaDetails idea={idea} />
        {children.length > 0 && (
          <ul role="list" className={styles['children']}>
            {children.map(({ child, size }) => (
              <OutlineItem key={child} id={child} depth={depth + 1} parentKind={idea.kind} room={size} sizes={sizes} />
            ))}
          </ul>
        )}
      </li>
    )
  },
  (a, b) => a.id === b.id && a.depth === b.depth && a.parentKind === b.parentKind && a.room === b.room,
)
