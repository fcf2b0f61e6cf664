import type { Idea, IdeaId } from './idea.ts'
import type { MindMap, MindMapChange } from './mindMap.ts'
import { sameIdea, sameList } from './sameIdea.ts'

type IdeasChange = Omit<MindMapChange, 'meta'>

/** Puts ideas in place of what they were before, and takes out those that are null. What nobody could tell apart stays the same object. */
export function replaceIdeas(ideas: Map<IdeaId, Idea>, next: Iterable<readonly [IdeaId, Idea | null]>): IdeasChange {
  const changed = new Set<IdeaId>()
  const removed = new Set<IdeaId>()
  const rearranged = new Set<IdeaId>()
  for (const [id, idea] of next) {
    const before = ideas.get(id)
    if (idea === null) {
      if (ideas.delete(id)) removed.add(id)
    } else if (!before || (before !== idea && !sameIdea(before, idea))) {
      ideas.set(id, idea)
      changed.add(id)
      if (!before || !sameList(before.children, idea.children)) rearranged.add(id)
    }
  }
  return { changed, removed, rearranged }
}

/** Makes `ideas` those of another map. */
export function turnInto(ideas: Map<IdeaId, Idea>, next: MindMap): IdeasChange {
  const leaving = [...ideas.keys()].filter((id) => !next.ideas.has(id)).map((id) => [id, null] as const)
  return replaceIdeas(ideas, [...leaving, ...next.ideas])
}
