import { useCallback, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { remembered } from '../device/remembered.ts'
import { watchersOf, type Watcher, type Watchers } from './watchers.ts'

/** What I see of others: pointers and where they are, only who writes where, or nothing. */
export const OTHERS_SHOWN = ['all', 'writing', 'nothing'] as const
export type OthersShown = (typeof OTHERS_SHOWN)[number]

const KEY = 'othersShown'
const listeners = new Set<() => void>()

export const othersShown = (): OthersShown => OTHERS_SHOWN.find((choice) => choice === remembered.get(KEY)) ?? 'all'

/** Remembered on this device. */
export function showOthers(choice: OthersShown): void {
  if (choice === 'all') remembered.forget(KEY)
  else remembered.set(KEY, choice)
  for (const listener of [...listeners]) listener()
}

function onOthersShown(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useOthersShown = (): OthersShown => useSyncExternalStore(onOthersShown, othersShown)

const NOBODY: readonly Watcher[] = []
const NOWHERE: Watchers = new Map()

/** Who is at which idea, as far as I want to see it. */
export function useWatchers(): Watchers {
  const store = watchersOf(useBoard().presence)
  const all = useSyncExternalStore(store.subscribe, store.get)
  const shown = useOthersShown()
  return shown === 'all' ? all : shown === 'nothing' ? NOWHERE : writersOf(all)
}

/** Who is at this idea, as far as I want to see it. Renders again only when that changes. */
export function useWatchersOf(id: IdeaId): readonly Watcher[] {
  const store = watchersOf(useBoard().presence)
  const shown = useOthersShown()
  const read = useCallback(() => {
    if (shown === 'nothing') return NOBODY
    return (shown === 'all' ? store.get() : writersOf(store.get())).get(id) ?? NOBODY
  }, [store, shown, id])
  return useSyncExternalStore(store.subscribe, read)
}

const writers = new WeakMap<Watchers, Watchers>()

function writersOf(all: Watchers): Watchers {
  let known = writers.get(all)
  if (!known) {
    const next = new Map<IdeaId, readonly Watcher[]>()
    for (const [id, list] of all) {
      const writing = list.filter(({ edits }) => edits)
      if (writing.length > 0) next.set(id, writing.length === list.length ? list : writing)
    }
    writers.set(all, (known = next))
  }
  return known
}
