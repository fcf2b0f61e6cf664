import type { MindMap } from './mindMap.ts'
import { sameIdea, sameLink } from './sameIdea.ts'

/** Whether nobody could tell two maps apart. */
export const sameMap = (a: MindMap, b: MindMap): boolean => sameMeta(a, b) && sameEntries(a.ideas, b.ideas, sameIdea)

/** Whether they have the same title, language and cross-links. */
export const sameMeta = (a: MindMap, b: MindMap): boolean =>
  a.title === b.title && a.language === b.language && sameEntries(a.links, b.links, sameLink)

function sameEntries<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, entry]) => {
      const other = b.get(id)
      return other !== undefined && same(entry, other)
    })
  )
}
