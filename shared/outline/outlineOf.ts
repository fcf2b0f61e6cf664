import type { Idea, IdeaId } from '../domain/idea.ts'
import { isWithin, type MindMap } from '../domain/mindMap.ts'
import type { OutlineItem } from './outlineItem.ts'

/** These ideas with all below them; an idea below another one of them comes only there. */
export function outlineOf(map: MindMap, ids: readonly IdeaId[]): OutlineItem[] {
  const chosen = new Set(ids)
  const outline: OutlineItem[] = []
  for (const id of chosen) {
    const parent = map.ideas.get(id)?.parent
    if (parent && [...chosen].some((other) => isWithin(map, parent, other))) continue
    const idea = map.ideas.get(id)
    if (idea) outline.push(branchOf(map, idea))
  }
  return outline
}

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
