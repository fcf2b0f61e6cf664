import { useEffect, useMemo, useState } from 'react'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { besideOf, comesLater, marksOf, momentsOf, type Moment } from '../board/past.ts'
import { pastSessionOf } from '../board/pastSession.ts'
import { useBoard } from '../board/session.ts'
import { snapshotMapsOf } from '../board/snapshotMaps.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'

export interface LookingBack {
  /** `first`: nothing to be seen yet. */
  readonly is: 'first' | 'coming' | 'here' | 'failed'
  retry(): void
}

/** Brings what I want to look at onto the page, with its marks, and what may be wanted next into reach. Below the living board. */
export function useLookBack(): LookingBack {
  const live = useBoard()
  const past = useViewState((view) => view.past)
  const { snapshots } = useStage()
  const [is, setIs] = useState<LookingBack['is']>('first')
  const [attempt, setAttempt] = useState(0)
  const moments = useMemo(() => momentsOf(snapshots.map(({ number }) => number)), [snapshots])
  const beside = past ? besideOf(past, moments) : undefined
  const showsNow = past?.shown === 'now' || beside === 'now'
  // The present goes on while it is looked at.
  const changes = useMapChanges()
  const present = showsNow ? changes : 0

  useEffect(() => {
    if (!past) return
    const session = pastSessionOf(live)
    const maps = snapshotMapsOf(live)
    let stale = false
    const here = (moment: Moment): MindMap | undefined => (moment === 'now' ? live.map : maps.here(moment))
    const fetch = (moment: Moment): Promise<unknown> => (moment === 'now' ? Promise.resolve() : maps.load(moment))
    const settle = (): boolean => {
      const map = here(past.shown)
      const other = beside === undefined ? undefined : here(beside)
      if (!map || (beside !== undefined && !other)) return false
      session.turnTo(map)
      session.viewState.mark(other && beside !== undefined ? marksOf(map, other, comesLater(beside, past.shown)) : null)
      setIs('here')
      const at = moments.indexOf(past.shown)
      for (const next of [moments[at + 1], moments[at - 1], moments[at + 2]])
        if (typeof next === 'number') maps.expect(next)
      return true
    }
    if (settle()) return
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it is on its way from here on.
    setIs((was) => (was === 'first' || was === 'failed' ? 'first' : 'coming'))
    void Promise.all([past.shown, ...(beside === undefined ? [] : [beside])].map(fetch)).then(
      () => stale || settle(),
      () => stale || setIs('failed'),
    )
    return () => {
      stale = true
    }
  }, [live, past, beside, moments, present, attempt])

  return { is, retry: () => setAttempt((count) => count + 1) }
}
