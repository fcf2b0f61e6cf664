import { useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { filteringOf, standingIn, type Filtered, type Standing } from './filtering.ts'
import { useBoard } from './session.ts'

/** What my filter makes of the map; `null`: I look at all of it. */
export function useFiltered(): Filtered | null {
  const { get, subscribe } = filteringOf(useBoard())
  return useSyncExternalStore(subscribe, get)
}

/** Renders again only when this idea's standing is another one. */
export function useStanding(id: IdeaId): Standing {
  const { get, subscribe } = filteringOf(useBoard())
  return useSyncExternalStore(subscribe, () => standingIn(get(), id))
}
