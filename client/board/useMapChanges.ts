import { useEffect, useState } from 'react'
import { useBoard } from './session.ts'

/** Counts the changes of the map, which is one live object: a new number says that it is another one now. */
export function useMapChanges(): number {
  const { onMapChange } = useBoard()
  const [changes, setChanges] = useState(0)
  useEffect(() => onMapChange(() => setChanges((count) => count + 1)), [onMapChange])
  return changes
}
