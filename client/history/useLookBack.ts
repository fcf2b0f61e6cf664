import { useEffect, useMemo, useState } from 'react'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { besideOf, compareMoments, momentsOf, type Moment } from '../board/past.ts'
import { pastSessionOf } from '../board/pastSession.ts'
import { useBoard } from '../board/session.ts'
import { snapshotMapsOf } from '../board/snapshotMaps.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'

export interface LookingBack {
  /** `first`: nothing to be seen yet. `coming`: what is seen is still the moment before. */
  readonly is: 'first' | 'coming' | 'here' | 'failed'
  retry(): void
}

/** Brings what I want to look at onto the page, with its marks, and what may be wanted next into reach. Below the living board. */
export function useLookBack(): LookingBack {
  const live = useBoard()
  const past = useViewState((view) => view.past)
  const { snapshots } = useStage()
  /** The moment that is on the page, and the one that did not come. */
  const [seen, setSeen] = useState<{ readonly shown?: Moment; readonly failed?: Moment }>({})
  const [attempt, setAttempt] = useState(0)
  const moments = useMemo(() => momentsOf(snapshots.map(({ number }) => number)), [snapshots])
  const beside = past ? besideOf(past, moments) : undefined
  const showsNow = past?.shown === 'now' || beside === 'now'
  // The present goes on while it is looked at.
  const present = useMapChanges(showsNow)

  useEffect(() => {
    if (!past) return
    const session = pastSessionOf(live)
    const maps = snapshotMapsOf(live)
    const { shown } = past
    let stale = false
    const here = (moment: Moment): MindMap | undefined => (moment === 'now' ? live.map : maps.here(moment))
    const settle = (): boolean => {
      const map = here(shown)
      const other = beside === undefined ? undefined : here(beside)
      if (!map || (beside !== undefined && !other)) return false
      session.turnTo(
        map,
        other && beside !== undefined
          ? compareMoments({ moment: shown, map }, { moment: beside, map: other })
          : undefined,
      )
      setSeen((was) => (was.shown === shown && was.failed === undefined ? was : { shown }))
      const at = moments.indexOf(shown)
      for (const next of [moments[at + 1], moments[at - 1], moments[at + 2]])
        if (typeof next === 'number') maps.expect(next)
      return true
    }
    if (settle()) return
    const wanted = [shown, beside].filter((moment) => typeof moment === 'number')
    void Promise.all(wanted.map((number) => maps.load(number))).then(
      () => stale || settle(),
      () => stale || setSeen((was) => ({ ...was, failed: shown })),
    )
    return () => {
      stale = true
    }
  }, [live, past, beside, moments, present, attempt])

  const is =
    past && seen.failed === past.shown
      ? 'failed'
      : seen.shown === undefined
        ? 'first'
        : seen.shown === past?.shown
          ? 'here'
          : 'coming'
  return {
    is,
    retry: () => {
      setSeen(({ shown }) => (shown === undefined ? {} : { shown }))
      setAttempt((count) => count + 1)
    },
  }
}
