import { memo, type CSSProperties } from 'react'
import { useViewState } from '../board/useViewState.ts'
import { useSaid } from '../deeds/useSaid.ts'
import { useTreeItem } from '../deeds/useTreeItem.ts'
import { IdeaDetails } from './IdeaDetails.tsx'
import type { Line } from './lines.ts'
import { useOutline } from './outlineContext.ts'
import styles from './OutlineItem.module.css'
import { OutlineRow } from './OutlineRow.tsx'

interface OutlineLineProps {
  readonly line: Line
  /** Given where it lies outside of what is drawn in a row: it holds the focus. */
  readonly top: number | undefined
}

/** One idea of the tree: beside the others, not in them, so that a few of thousands can be drawn. */
export const OutlineLine = memo(
  function OutlineLine({ line: { id, depth, at, of, parentKind, branchKind }, top }: OutlineLineProps) {
    const { openMenu } = useOutline()
    const { idea, votes, talk, isNews, standing, isFound, words } = useSaid(id)
    const isStop = useViewState((view) => view.focused === id)
    const isFolded = useViewState((view) => view.folded.has(id)) && depth > 0
    const treeItem = useTreeItem(id, {
      level: depth + 1,
      at,
      of,
      label: words,
      isExpanded: idea && idea.children.length > 0 && depth > 0 ? !isFolded : undefined,
      isStop,
      openMenu,
    })
    if (!idea) return null
    return (
      <li
        {...treeItem}
        className={styles['item']}
        data-line={top === undefined ? 'here' : 'elsewhere'}
        data-depth={Math.min(depth, 3)}
        data-kind={depth === 1 ? idea.kind : branchKind}
        data-id={id}
        data-standing={standing}
        style={{ '--depth': Math.min(depth, 12), top } as CSSProperties}
      >
        <OutlineRow
          idea={idea}
          depth={depth}
          votes={votes}
          talk={talk}
          isNews={isNews}
          isFound={isFound}
          namesKind={idea.kind !== parentKind || depth === 1}
        />
        <IdeaDetails idea={idea} />
      </li>
    )
  },
  ({ line: a, top }, { line: b, top: other }) =>
    top === other &&
    a.id === b.id &&
    a.depth === b.depth &&
    a.at === b.at &&
    a.of === b.of &&
    a.parentKind === b.parentKind &&
    a.branchKind === b.branchKind,
)
