import type { OutlineItem } from '../domain/outline.ts'

/** All items, parents before children. */
export function itemsOf(outline: readonly OutlineItem[]): OutlineItem[] {
  const all: OutlineItem[] = []
  const stack = outline.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    all.push(next)
    for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as OutlineItem)
  }
  return all
}

export const countItems = (outline: readonly OutlineItem[]): number => itemsOf(outline).length

/** How many levels an outline has. */
export function heightOfOutline(outline: readonly OutlineItem[]): number {
  let height = 0
  for (let level = outline; level.length > 0; level = level.flatMap((item) => item.children)) height++
  return height
}
