import type { OutlineItem } from '../domain/outline.ts'

/** What a reader says of one node of a foreign tree: the item, and which nodes hang below it. */
export interface Grown<T> {
  readonly item: Omit<OutlineItem, 'children'>
  readonly below: readonly T[]
}
type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** An outline from any tree, parents before children, without recursion: files may be as deep as they like. */
export function growOutline<T>(tops: readonly T[], read: (node: T) => Grown<T>): OutlineItem[] {
  const outline: Growing[] = []
  const stack = tops.toReversed().map((node) => ({ node, home: outline }))
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { item, below } = read(next.node)
    const grown: Growing = { ...item, children: [] }
    next.home.push(grown)
    for (let i = below.length - 1; i >= 0; i--) stack.push({ node: below[i] as T, home: grown.children })
  }
  return outline
}
