import type { OutlineItem } from '../domain/outline.ts'
import { heightOfOutline } from './outlineItem.ts'

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** An outline of so many levels at most: what lies deeper stands behind its ancestor on the last of them. `moved` says how many did. */
export function flattenOutline(
  items: readonly OutlineItem[],
  levels: number,
): { readonly items: readonly OutlineItem[]; readonly moved: number } {
  if (heightOfOutline(items) <= levels) return { items, moved: 0 }
  const flat: Growing[] = []
  let moved = 0
  const stack = items.toReversed().map((item) => ({ item, level: 1, home: flat }))
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { item, level, home } = next
    const copy: Growing = { ...item, children: [] }
    home.push(copy)
    if (level > levels) moved++
    const below = level < levels ? copy.children : home
    for (let i = item.children.length - 1; i >= 0; i--)
      stack.push({ item: item.children[i] as OutlineItem, level: level + 1, home: below })
  }
  return { items: flat, moved }
}
