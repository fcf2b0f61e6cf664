import type { IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { Other, Presence } from './presence.ts'

/** Somebody else who has an idea selected or edits it. */
export interface Watcher {
  readonly participant: ParticipantId
  readonly name: string
  readonly colour: string
  readonly edits: boolean
}
export type Watchers = ReadonlyMap<IdeaId, readonly Watcher[]>

/** Who is at which idea. */
export interface WatcherStore {
  /** Another object only when somebody went elsewhere, not at every move of a pointer; the same list for an idea where nothing changed. */
  get(): Watchers
  subscribe(listener: () => void): () => void
}

/** Somebody who selects everything marks nothing. */
const MOST_MARKED = 8

const stores = new WeakMap<Presence, WatcherStore>()

/** One for all who ask: a thousand rows of an outline read it. */
export function watchersOf(presence: Presence): WatcherStore {
  let store = stores.get(presence)
  if (!store) stores.set(presence, (store = createWatchers(presence)))
  return store
}

function createWatchers(presence: Presence): WatcherStore {
  const listeners = new Set<() => void>()
  let key = ''
  let watchers: Watchers = new Map()
  let of: readonly Other[] | undefined
  const look = (): boolean => {
    const others = presence.others()
    if (others === of) return false
    of = others
    const next = JSON.stringify(
      others.map(({ person, editing, selection }) => [person.participant, person.name, editing, selection]),
    )
    if (next === key) return false
    key = next
    watchers = gather(others, watchers)
    return true
  }
  // As long as the presence itself: both end with the board's page.
  presence.subscribe(() => {
    if (look()) for (const listener of [...listeners]) listener()
  })
  look()
  return {
    get: () => watchers,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function gather(others: readonly Other[], before: Watchers): Watchers {
  const next = new Map<IdeaId, Watcher[]>()
  const add = (id: IdeaId, { person: { participant, name, colour } }: Other, edits: boolean): void => {
    const list = next.get(id) ?? []
    if (!list.some((watcher) => watcher.participant === participant)) list.push({ participant, name, colour, edits })
    next.set(id, list)
  }
  for (const other of others) if (other.editing !== null) add(other.editing, other, true)
  for (const other of others)
    if (other.selection.length <= MOST_MARKED) for (const id of other.selection) add(id, other, false)
  const kept = new Map<IdeaId, readonly Watcher[]>(next)
  for (const [id, list] of next) {
    const old = before.get(id)
    if (old && JSON.stringify(old) === JSON.stringify(list)) kept.set(id, old)
  }
  return kept
}
