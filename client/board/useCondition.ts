import { useSyncExternalStore } from 'react'
import type { Condition } from './condition.ts'
import { useBoard } from './session.ts'

/** What the server says of the board to everybody on it. */
export function useCondition(): Condition {
  const { condition } = useBoard()
  return useSyncExternalStore(condition.subscribe, condition.get)
}
