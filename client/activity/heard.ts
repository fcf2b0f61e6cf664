import { useSyncExternalStore } from 'react'
import { remembered } from '../device/remembered.ts'

/** What I want to hear of others' work: everything, what happens in the main branch that I am in, or nothing. */
export const HEARD = ['all', 'branch', 'nothing'] as const
export type Heard = (typeof HEARD)[number]

const KEY = 'heard'
const listeners = new Set<() => void>()

export const heard = (): Heard => HEARD.find((choice) => choice === remembered.get(KEY)) ?? 'all'

/** Remembered on this device. */
export function hear(choice: Heard): void {
  if (choice === 'all') remembered.forget(KEY)
  else remembered.set(KEY, choice)
  for (const listener of [...listeners]) listener()
}

function onHeard(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useHeard = (): Heard => useSyncExternalStore(onHeard, heard)
