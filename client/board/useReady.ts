import { useSyncExternalStore } from 'react'
import { useBoard } from './session.ts'

/** Whether the map's first content is here: before that an empty map means nothing. */
export function useReady(): boolean {
  const session = useBoard()
  return useSyncExternalStore(session.onReady, session.ready)
}
