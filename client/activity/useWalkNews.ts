import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useActivity } from './activityOf.ts'

/** Goes to the next or the one before of what is new; undefined while nothing is. */
export function useWalkNews(): ((step: 1 | -1) => void) | undefined {
  const { viewState } = useBoard()
  const { deeds } = useDeeds()
  const { activity, news } = useActivity()
  if (!news || news.items.length === 0) return undefined
  return (step) => {
    const next = activity.next(viewState.get().focused, step)
    if (next === undefined) return
    activity.see(next)
    deeds.goTo(next)
  }
}
