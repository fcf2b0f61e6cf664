import type { MindMap } from './mindMap.ts'
import { sameIdea, sameLink } from './sameIdea.ts'

/** Whether nobody could tell two maps apart. */
export function sameMap(a: MindMap, b: MindMap): boolean {
  return (
    a.title === b.title &&
    a.language === b.language &&
    sameEntries(a.ideas, b.ideas, sameIdea) &&
    sameEntries(a.links, b.links, sameLink)
  )
}

function sameEntries<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, entry]) => {
      const other = b.get(id)
      return other !== undefined && same(entry, other)
    })
  )
}
