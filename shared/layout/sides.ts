import { LOST_AND_FOUND_ID, type IdeaId } from '../domain/idea.ts'

/**
 * Which main branches grow to the left in a two-sided map: the second half of them, by order alone. Heights play no part,
 * so that no branch changes sides because somebody adds an idea; a new main branch moves at most the one in the middle.
 * The lost and found always stands last on the left and counts for nothing, so that its coming and going moves nobody.
 */
export function leftBranches(branches: readonly IdeaId[]): IdeaId[] {
  const ordinary = branches.filter((id) => id !== LOST_AND_FOUND_ID)
  const left = ordinary.slice(Math.ceil(ordinary.length / 2))
  return ordinary.length < branches.length ? [...left, LOST_AND_FOUND_ID] : left
}
