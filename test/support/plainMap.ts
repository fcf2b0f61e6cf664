import type { MindMap } from '../../shared/domain/mindMap.ts'

/** Everything that a map says, as it can be written down and compared. */
export const plainMap = ({ root, title, language, ideas, links }: MindMap): unknown =>
  JSON.parse(JSON.stringify({ root, title, language, ideas: byId(ideas), links: byId(links) }))

const byId = <T extends { readonly id: string }>(all: ReadonlyMap<string, T>): T[] =>
  [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
