import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap, MindMapChange } from '../../shared/domain/mindMap.ts'
import { sameIdea, sameLink, sameList } from '../../shared/domain/sameIdea.ts'

/** Makes `ideas` those of another map and tells what has become another one; what nobody could tell apart stays the same object. */
export function turnInto(ideas: Map<IdeaId, Idea>, next: MindMap): Omit<MindMapChange, 'meta'> {
  const changed = new Set<IdeaId>()
  const removed = new Set<IdeaId>()
  const rearranged = new Set<IdeaId>()
  for (const id of [...ideas.keys()]) {
    if (next.ideas.has(id)) continue
    ideas.delete(id)
    removed.add(id)
  }
  for (const [id, idea] of next.ideas) {
    const known = ideas.get(id)
    if (known && (known === idea || sameIdea(known, idea))) continue
    ideas.set(id, idea)
    changed.add(id)
    if (!known || !sameList(known.children, idea.children)) rearranged.add(id)
  }
  return { changed, removed, rearranged }
}

/** Whether title, language or links of two maps differ. */
export const hasOtherMeta = (a: MindMap, b: MindMap): boolean =>
  a.title !== b.title ||
  a.language !== b.language ||
  a.links.size !== b.links.size ||
  [...a.links.values()].some((link) => {
    const other = b.links.get(link.id)
    return !other || !sameLink(link, other)
  })
