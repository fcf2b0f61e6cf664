import { LOST_AND_FOUND_ID, type Idea, type IdeaId, type Side } from './idea.ts'
import type { MindMap } from './mindMap.ts'

type Branch = Pick<Idea, 'id' | 'spot'>

/**
 * Which main branches grow to the left in a two-sided map: those whose spot says so. Of those that say nothing, the second half by order.
 * Heights play no part, so that no branch changes sides because somebody adds an idea. The lost and found always stands on the left.
 */
export function leftBranches(branches: readonly Branch[]): IdeaId[] {
  const silent = branches.filter(({ id, spot }) => id !== LOST_AND_FOUND_ID && spot?.side === undefined)
  const second = new Set(silent.slice(Math.ceil(silent.length / 2)))
  const isLeft = (branch: Branch): boolean =>
    branch.id === LOST_AND_FOUND_ID || branch.spot?.side === 'left' || second.has(branch)
  return branches.filter(isLeft).map(({ id }) => id)
}

/** On which side each main branch grows, the lost and found left out. */
export function sidesOf(map: MindMap): Map<IdeaId, Side> {
  const branches = mainBranches(map)
  const left = new Set(leftBranches(branches))
  return new Map(branches.map(({ id }) => [id, left.has(id) ? 'left' : 'right']))
}

/** Where a new main branch makes the two sides more alike, as far as the first two levels tell. */
export function lighterSide(map: MindMap): Side {
  const weight = { left: 0, right: 0 }
  for (const [id, side] of sidesOf(map)) weight[side] += Math.max(1, map.ideas.get(id)?.children.length ?? 0)
  return weight.left < weight.right ? 'left' : 'right'
}

/** The sides that are as alike in height as order allows: the first branches to the right, the others to the left. */
export function balancedSides(map: MindMap): Map<IdeaId, Side> {
  const branches = mainBranches(map)
  const weights = branches.map((branch) => leavesOf(map, branch))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let right = 0
  let best = { at: 0, unlike: Infinity }
  for (const [i, weight] of weights.entries()) {
    right += weight
    const unlike = Math.abs(total - 2 * right)
    if (unlike <= best.unlike) best = { at: i, unlike }
  }
  return new Map(branches.map(({ id }, i) => [id, i <= best.at ? 'right' : 'left']))
}

function mainBranches(map: MindMap): Idea[] {
  const ids = map.ideas.get(map.root)?.children ?? []
  return ids.flatMap((id) => (id === LOST_AND_FOUND_ID ? [] : (map.ideas.get(id) ?? [])))
}

/** What makes a branch tall. */
function leavesOf(map: MindMap, branch: Idea): number {
  let leaves = 0
  const stack = [branch]
  for (let idea = stack.pop(); idea; idea = stack.pop()) {
    if (idea.children.length === 0) leaves++
    for (const child of idea.children) stack.push(...[map.ideas.get(child) ?? []].flat())
  }
  return leaves
}
