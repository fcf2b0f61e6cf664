import { useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import type { Other } from './presence.ts'

/** Everybody else on the board, in stable order. Renders again with each move of a pointer: keep what uses it small. */
export function useOthers(): readonly Other[] {
  const { presence } = useBoard()
  return useSyncExternalStore(presence.subscribe, presence.others)
}
