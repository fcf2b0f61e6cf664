import type { IdeaId } from '../../shared/domain/idea.ts'
import { isWithin, type MindMap } from '../../shared/domain/mindMap.ts'
import type { Presenting } from '../board/viewState.ts'

/** Whether an idea is dimmed because another branch is presented. What leads to the branch stays in the light. */
export function inShade(map: MindMap, presenting: Presenting | null): (id: IdeaId) => boolean {
  const branch = presenting?.branch ?? null
  if (branch === null || !map.ideas.has(branch)) return () => false
  return (id) => !isWithin(map, id, branch) && !isWithin(map, branch, id)
}
