import { useSyncExternalStore } from 'react'
import { useBoard } from './session.ts'

/** The title as it stands in the map; until that is here, the one the server told. */
export function useBoardTitle(): string {
  const session = useBoard()
  return useSyncExternalStore(session.onMapChange, () => session.map.title || session.card.title)
}
