import { useEffect, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { createActivity, type Activity, type News } from './activity.ts'
import { readSeen, writeSeen } from './seenBefore.ts'

const activities = new WeakMap<BoardSession, Activity>()

/** The open board's one activity. */
function activityOf(session: BoardSession): Activity {
  let activity = activities.get(session)
  if (!activity) {
    const { board } = session.card
    activity = createActivity(session, {
      now: () => Date.now(),
      isVisible: () => !document.hidden,
      onVisible(listener) {
        document.addEventListener('visibilitychange', listener)
        return () => document.removeEventListener('visibilitychange', listener)
      },
      read: () => readSeen(board),
      write: (seen) => writeSeen(board, seen),
    })
    activities.set(session, activity)
  }
  return activity
}

/** As long as the board's page is open, what happens there is followed. */
export function useActivityHere(): void {
  const session = useBoard()
  useEffect(() => {
    const activity = activityOf(session)
    return () => {
      activity.stop()
      activities.delete(session)
    }
  }, [session])
}

export function useActivity(): { readonly activity: Activity; readonly news: News | undefined } {
  const activity = activityOf(useBoard())
  return { activity, news: useSyncExternalStore(activity.subscribe, activity.news) }
}

/** Ideas that came while I was away and that I have not been to. */
export function useUnseen(): ReadonlySet<IdeaId> {
  const activity = activityOf(useBoard())
  return useSyncExternalStore(activity.subscribe, activity.unseen)
}

export function useIsUnseen(id: IdeaId): boolean {
  const activity = activityOf(useBoard())
  return useSyncExternalStore(activity.subscribe, () => activity.unseen().has(id))
}
