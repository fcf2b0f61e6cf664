import type { IdeaId, Kind } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

/** One line of the outline, with what its row cannot know from the idea alone. */
export interface Line {
  readonly id: IdeaId
  /** 0 for the root. */
  readonly depth: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly at: number
  readonly of: number
  readonly parentKind: Kind
  /** The kind of the main branch that it belongs to. */
  readonly branchKind: Kind
}

/** The map from the top to the bottom, without what is folded away. */
export function linesOf(map: MindMap, folded: ReadonlySet<IdeaId>): Line[] {
  const lines: Line[] = []
  const root = map.ideas.get(map.root)
  if (!root) return lines
  const stack: Line[] = [{ id: root.id, depth: 0, at: 1, of: 1, parentKind: root.kind, branchKind: root.kind }]
  for (let line = stack.pop(); line !== undefined; line = stack.pop()) {
    lines.push(line)
    const idea = map.ideas.get(line.id)
    if (!idea || (folded.has(line.id) && line.depth > 0)) continue
    for (let place = idea.children.length - 1; place >= 0; place--) {
      const child = map.ideas.get(idea.children[place] ?? '')
      if (!child) continue
      stack.push({
        id: child.id,
        depth: line.depth + 1,
        at: place + 1,
        of: idea.children.length,
        parentKind: idea.kind,
        branchKind: line.depth === 0 ? child.kind : line.branchKind,
      })
    }
  }
  return lines
}
