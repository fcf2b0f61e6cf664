import { useRef, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import type { Other } from '../presence/presence.ts'
import type { Watcher } from './windowFeed.ts'

export type Watchers = ReadonlyMap<IdeaId, readonly Watcher[]>

/** Who else edits or has selected which idea. Another object only when that changes, not at every move of a pointer. */
export function useWatchers(): Watchers {
  const { presence } = useBoard()
  const last = useRef<{ key: string; watchers: Watchers }>({ key: '', watchers: new Map() })
  return useSyncExternalStore(presence.subscribe, () => {
    const others = presence.others()
    const key = JSON.stringify(
      others.map(({ person, editing, selection }) => [person.name, person.colour, editing, selection]),
    )
    if (key !== last.current.key) last.current = { key, watchers: watchersOf(others, last.current.watchers) }
    return last.current.watchers
  })
}

function watchersOf(others: readonly Other[], before: Watchers): Watchers {
  const next = new Map<IdeaId, Watcher[]>()
  const add = (id: IdeaId, { person }: Other, edits: boolean) => {
    const list = next.get(id) ?? []
    if (!list.some(({ name }) => name === person.name)) list.push({ name: person.name, colour: person.colour, edits })
    next.set(id, list)
  }
  for (const other of others) if (other.editing !== null) add(other.editing, other, true)
  // Somebody who selects everything marks nothing.
  for (const other of others) if (other.selection.length <= 8) for (const id of other.selection) add(id, other, false)
  // The same list for an idea at which nothing has changed: it is not drawn again.
  const kept = new Map<IdeaId, readonly Watcher[]>(next)
  for (const [id, list] of next) {
    const old = before.get(id)
    if (old && JSON.stringify(old) === JSON.stringify(list)) kept.set(id, old)
  }
  return kept
}
