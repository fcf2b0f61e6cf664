import type { Idea, IdeaId } from '../domain/idea.ts'
import { topmost, type MindMap } from '../domain/mindMap.ts'
import type { OutlineItem } from './outlineItem.ts'

/** These ideas with all below them, in the order in which the map is read; an idea below another one of them comes only there. */
export const outlineOf = (map: MindMap, ids: readonly IdeaId[]): OutlineItem[] =>
  topmost(map, ids).map((idea) => branchOf(map, idea))

function branchOf(map: MindMap, top: Idea): OutlineItem {
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

const itemOf = (idea: Idea): Growing & { children: Growing[] } => ({
  title: idea.title,
  ...(idea.ownKind && { kind: idea.ownKind }),
  ...(idea.note.length > 0 && { note: idea.note }),
  ...(Object.keys(idea.fields).length > 0 && { fields: idea.fields }),
  children: [],
})
