import type { Idea, IdeaId } from '../domain/idea.ts'
import { ideaOf, subtree, topmost, type MindMap } from '../domain/mindMap.ts'
import type { ParticipantId } from '../domain/participant.ts'
import { sidesOf } from '../domain/sides.ts'
import { flattenOutline } from './flattenOutline.ts'
import type { Outline, OutlineItem } from '../domain/outline.ts'

/** These ideas with all below them, in the order in which the map is read; an idea below another one of them comes only there. */
export const outlineOf = (map: MindMap, ids: readonly IdeaId[]): OutlineItem[] =>
  topmost(map, ids).map((idea) => branchOf(map, idea, itemOf))

/** As `outlineOf`, with the connections among them. */
export function outlineWithLinks(map: MindMap, ids: readonly IdeaId[]): Outline {
  const within = new Set(topmost(map, ids).flatMap((top) => [...subtree(map, top.id)].map(({ id }) => id)))
  const links = [...map.links.values()].filter(({ from, to }) => within.has(from) && within.has(to))
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]))
  const named = (idea: Idea) => ({ ...(ends.has(idea.id) && { id: idea.id }), ...itemOf(idea) })
  return {
    items: topmost(map, ids).map((idea) => branchOf(map, idea, named)),
    links: links.map(({ from, to, label }) => ({ from, to, label })),
  }
}

/** No map that people made is that deep; who writes a copy may recurse. */
const LEVELS = 500

/** The whole map: the central idea with all below it, cross-links and, where they are handed in, votes and authors' names. */
export function outlineOfMap(
  map: MindMap,
  tally?: ReadonlyMap<IdeaId, number>,
  names?: ReadonlyMap<ParticipantId, string>,
): Outline {
  const sides = sidesOf(map)
  const named = (idea: Idea) => {
    const votes = tally?.get(idea.id)
    const side = sides.get(idea.id)
    const by = names?.get(idea.author ?? '')
    return {
      id: idea.id,
      ...itemOf(idea),
      ...(side && { side }),
      ...(votes !== undefined && { votes }),
      ...(by !== undefined && { by }),
    }
  }
  return {
    items: flattenOutline([branchOf(map, ideaOf(map, map.root), named)], LEVELS).items,
    links: [...map.links.values()].map(({ from, to, label }) => ({ from, to, label })),
  }
}

function branchOf(map: MindMap, top: Idea, itemOf: (idea: Idea) => Growing): OutlineItem {
  const root = { item: itemOf(top), idea: top }
  const stack = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const id of next.idea.children) {
      const idea = map.ideas.get(id)
      if (!idea) continue
      const child = { item: itemOf(idea), idea }
      next.item.children.push(child.item)
      stack.push(child)
    }
  }
  return root.item
}

type Growing = Omit<OutlineItem, 'children'> & { readonly children: OutlineItem[] }

const itemOf = (idea: Idea): Growing => ({
  title: idea.title,
  ...(idea.ownKind && { kind: idea.ownKind }),
  ...(idea.note.length > 0 && { note: idea.note }),
  ...(Object.keys(idea.fields).length > 0 && { fields: idea.fields }),
  children: [],
})
