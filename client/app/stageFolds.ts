import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

/** So many ideas below each other can be read in the last row of the room. */
const ROWS = 16

/**
 * What is folded while a branch is before the room: of its levels as many are open as can be read, its own children at least. Into the others
 * one goes by presenting them. The whole map is shown whole: it is looked at, not read.
 */
export function stageFolds(map: MindMap, branch: IdeaId | null): ReadonlySet<IdeaId> {
  const childrenOf = (id: IdeaId): readonly IdeaId[] => map.ideas.get(id)?.children ?? []
  if (branch === null) return new Set()
  let rows = 1
  for (let level: readonly IdeaId[] = [branch]; level.length > 0; level = level.flatMap(childrenOf)) {
    const parents = level.filter((id) => childrenOf(id).length > 0)
    rows += parents.reduce((sum, id) => sum + childrenOf(id).length - 1, 0)
    if (rows > ROWS && level[0] !== branch) return new Set(parents)
  }
  return new Set()
}
