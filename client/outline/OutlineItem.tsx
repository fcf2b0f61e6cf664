import { memo, type MouseEvent } from 'react'
import type { IdeaId, Kind } from '../../shared/domain/idea.ts'
import { useIsUnseen } from '../activity/activityOf.ts'
import { useIdea } from '../board/useIdea.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { describeIdea } from '../deeds/describeIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useWatchersOf } from '../presence/othersShown.ts'
import { IdeaDetails } from './IdeaDetails.tsx'
import { useOutline } from './outlineContext.ts'
import styles from './OutlineItem.module.css'
import { OutlineRow } from './OutlineRow.tsx'

interface OutlineItemProps {
  readonly id: IdeaId
  /** 0 for the root. */
  readonly depth: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly at: number
  readonly of: number
  readonly parentKind: Kind
  /** Of the root: those of its children that are drawn already. */
  readonly branches?: readonly IdeaId[]
}

/** What was meant by a press on a row, and not by one on something in it. */
const isOnRow = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, [contenteditable="true"]') === null

/** An idea with all below it. */
export const OutlineItem = memo(function OutlineItem({ id, depth, at, of, parentKind, branches }: OutlineItemProps) {
  const { t, language } = useLanguage()
  const { isTree, openMenu } = useOutline()
  const { deeds } = useDeeds()
  const idea = useIdea(id)
  const votes = useStage().tally.get(id) ?? 0
  const isFocused = useViewState((view) => view.focused === id)
  const isSelected = useViewState((view) => view.selection.has(id))
  const isFolded = useViewState((view) => view.folded.has(id)) && depth > 0
  const watchers = useWatchersOf(id)
  const isNews = useIsUnseen(id)
  if (!idea) return null

  const open = (event: MouseEvent<HTMLElement>): void => {
    // The row that was meant is the innermost one.
    event.stopPropagation()
    if (!isOnRow(event.target)) return
    event.preventDefault()
    if (!isSelected) deeds.select(id)
    const anchor = event.currentTarget.querySelector<HTMLElement>('[data-more]')
    if (anchor) openMenu({ anchor, id })
  }
  const treeItem = {
    role: 'treeitem',
    tabIndex: isFocused ? 0 : -1,
    'aria-level': depth + 1,
    'aria-posinset': at,
    'aria-setsize': of,
    'aria-selected': isSelected,
    'aria-label': describeIdea({ idea, votes, isNews, hidden: undefined, watchers }, t, language),
    ...(idea.children.length > 0 && depth > 0 ? { 'aria-expanded': !isFolded } : {}),
    onContextMenu: open,
    onClick: (event: MouseEvent) => {
      event.stopPropagation()
      if (isOnRow(event.target))
        deeds.select(id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
    },
    onDoubleClick: (event: MouseEvent) => {
      event.stopPropagation()
      if (isOnRow(event.target)) deeds.edit(id, { x: event.clientX, y: event.clientY })
    },
  }
  const children = isFolded ? [] : (branches ?? idea.children)
  return (
    <li
      {...(isTree && treeItem)}
      className={styles['item']}
      data-depth={Math.min(depth, 3)}
      data-kind={idea.kind}
      data-id={id}
    >
      <OutlineRow
        idea={idea}
        depth={depth}
        votes={votes}
        isNews={isNews}
        namesKind={idea.kind !== parentKind || depth === 1}
      />
      <IdeaDetails idea={idea} />
      {children.length > 0 && (
        <ul role={isTree ? 'group' : 'list'} className={styles['children']}>
          {children.map((child, place) => (
            <OutlineItem
              key={child}
              id={child}
              depth={depth + 1}
              at={place + 1}
              of={idea.children.length}
              parentKind={idea.kind}
            />
          ))}
        </ul>
      )}
    </li>
  )
})
