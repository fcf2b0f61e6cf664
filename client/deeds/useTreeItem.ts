import type { FocusEvent, HTMLAttributes, MouseEvent } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from './deedsContext.ts'
import type { OpenDeedsMenu } from './DeedsMenu.tsx'

/** What was meant by a press on an idea, and not by one on something in it. */
const isOnIdea = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, [contenteditable="true"]') === null

interface TreeItem {
  readonly level: number
  /** Its place among its siblings, from 1, and how many they are: also where not all of them are on the page. */
  readonly at: number
  readonly of: number
  readonly label: string
  /** Absent where it cannot be folded. */
  readonly isExpanded?: boolean | undefined
  /** Whether it is the one tab stop of its tree. */
  readonly isStop: boolean
  openMenu(menu: OpenDeedsMenu): void
}

/** Role, state and presses of an idea in a tree of rows or cards, for an element that holds no other such element. */
export function useTreeItem(
  id: IdeaId,
  { level, at, of, label, isExpanded, isStop, openMenu }: TreeItem,
): HTMLAttributes<HTMLElement> {
  const { viewState } = useBoard()
  const { deeds } = useDeeds()
  const isSelected = useViewState((view) => view.selection.has(id))
  return {
    role: 'treeitem',
    tabIndex: isStop ? 0 : -1,
    'aria-level': level,
    'aria-posinset': at,
    'aria-setsize': of,
    'aria-selected': isSelected,
    'aria-label': label,
    ...(isExpanded !== undefined && { 'aria-expanded': isExpanded }),
    // The tab stop may be another one than the idea that was focused in another view.
    onFocus: (event: FocusEvent) => {
      if (event.target === event.currentTarget) viewState.focus(id)
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      if (!isOnIdea(event.target)) return
      event.preventDefault()
      if (!isSelected) deeds.select(id)
      const anchor = event.currentTarget.querySelector<HTMLElement>('[data-more]')
      if (anchor) openMenu({ anchor, id })
    },
    onClick: (event: MouseEvent) => {
      if (isOnIdea(event.target))
        deeds.select(id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
    },
    onDoubleClick: (event: MouseEvent) => {
      if (isOnIdea(event.target)) deeds.edit(id, { x: event.clientX, y: event.clientY })
    },
  }
}
