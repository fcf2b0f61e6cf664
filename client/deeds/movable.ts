import type { IdeaId, Side } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { sidesOf } from '../../shared/domain/sides.ts'

/** Where ideas that are moved would hang. */
export interface Landing {
  /** `refused`: here they cannot go, because they would hang below themselves. */
  readonly place: 'child' | 'before' | 'after' | 'refused'
  readonly parent: IdeaId
  /** The sibling before them; `null`: they come first. */
  readonly after: IdeaId | null
  /** On which side of the middle, where they become main branches. */
  readonly side?: Side | undefined
}

/** Whether moving there would change nothing. */
export function leavesAsItIs(map: MindMap, ids: readonly IdeaId[], target: Landing): boolean {
  // Among its siblings again is another place than a free one beside them.
  if (ids.some((id) => map.ideas.get(id)?.spot?.across !== undefined)) return false
  const { side } = target
  if (side && target.parent === map.root && ids.some((id) => sidesOf(map).get(id) !== side)) return false
  const siblings = map.ideas.get(target.parent)?.children ?? []
  const rest = siblings.filter((id) => !ids.includes(id))
  const at = target.after === null ? 0 : rest.indexOf(target.after) + 1
  const next = [...rest.slice(0, at), ...ids, ...rest.slice(at)]
  return next.length === siblings.length && next.every((id, i) => id === siblings[i])
}

/** Those of the selection that move: not the root, and nothing whose ancestor moves anyway; in the order of the tree. */
export function movable(map: MindMap, ids: Iterable<IdeaId>, compare: (a: IdeaId, b: IdeaId) => number): IdeaId[] {
  // The root stays: it takes nothing along.
  const all = new Set([...ids].filter((id) => id !== map.root))
  return [...all]
    .filter((id) => {
      const parent = map.ideas.get(id)?.parent
      if (parent === null || parent === undefined) return false
      for (let at: IdeaId | null = parent; at !== null; at = map.ideas.get(at)?.parent ?? null)
        if (all.has(at)) return false
      return true
    })
    .sort(compare)
}
