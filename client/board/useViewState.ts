import { useSyncExternalStore } from 'react'
import { useBoard } from './session.ts'
import type { View } from './viewState.ts'

/** A part of my view; renders again only when that part is another one. `pick` must return a stable value. */
export function useViewState<T>(pick: (view: View) => T): T {
  const { viewState } = useBoard()
  return useSyncExternalStore(viewState.subscribe, () => pick(viewState.get()))
}
