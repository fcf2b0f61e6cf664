import { useEffect, useState } from 'react'
import { useBoard } from './session.ts'

/** Counts the changes of the map, which is one live object: a new number says that it is another one now. Where nothing depends on it, it is not listened to. */
export function useMapChanges(isWanted = true): number {
  const { onMapChange } = useBoard()
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (isWanted) return onMapChange(() => setChanges((count) => count + 1))
  }, [onMapChange, isWanted])
  return changes
}
