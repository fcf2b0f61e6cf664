import { useSyncExternalStore } from 'react'
import type { Saving } from './savedState.ts'
import { useBoard } from './session.ts'

/** Whether my words are safe, from real acknowledgements of the server. */
export function useSaving(): Saving {
  const { saved } = useBoard()
  return useSyncExternalStore(saved.subscribe, saved.get)
}
