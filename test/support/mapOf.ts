import { ROOT_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

export interface Tree {
  readonly [id: string]: Tree
}

/** A map whose ideas are called what their ids say. */
export function mapOf(tree: Tree): MindMap {
  const ideas = new Map<IdeaId, Idea>()
  const add = (id: IdeaId, parent: IdeaId | null, below: Tree): void => {
    ideas.set(id, {
      id,
      parent,
      children: Object.keys(below),
      order: id,
      kind: 'topic',
      ownKind: undefined,
      title: [[{ text: id }]],
      text: id,
      note: [],
      fields: {},
      author: undefined,
    })
    for (const [child, its] of Object.entries(below)) add(child, id, its)
  }
  add(ROOT_ID, null, tree)
  return { root: ROOT_ID, title: 'Test', language: 'de', ideas, links: new Map() }
}
