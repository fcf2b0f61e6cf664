import { LOST_AND_FOUND_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../shared/domain/mindMap.ts'
import { meets, type Filter } from './filter.ts'
import type { BoardSession } from './session.ts'

/** What my filter makes of the map. */
export interface Filtered {
  readonly filter: Filter
  /** The ideas that fit, in the order of the tree. */
  readonly found: ReadonlySet<IdeaId>
  /** They and all above them, which say where they belong: what is not among these steps back. */
  readonly clear: ReadonlySet<IdeaId>
}

/** Whether an idea fits, or steps back; `undefined` of what stays as it is. */
export type Standing = 'found' | 'faint' | undefined

export const standingIn = (filtered: Filtered | null, id: IdeaId): Standing =>
  filtered === null || filtered.clear.has(id) ? (filtered?.found.has(id) ? 'found' : undefined) : 'faint'

/** The map is gone through once. Its middle is no idea that one looks for, and never steps back. */
export function filterMap(map: MindMap, filter: Filter): Filtered {
  const found = new Set<IdeaId>()
  const clear = new Set<IdeaId>([map.root])
  for (const idea of subtree(map, map.root)) {
    if (idea.id === map.root || idea.id === LOST_AND_FOUND_ID || !meets(idea, filter)) continue
    found.add(idea.id)
    for (let at: IdeaId | null = idea.id; at !== null && !clear.has(at); at = map.ideas.get(at)?.parent ?? null)
      clear.add(at)
  }
  return { filter, found, clear }
}

/** Keeps what fits: reckoned anew when the filter is another one, or with the frame in which the map has changed; never by a pan. */
export interface Filtering {
  /** The same object as long as the same ideas fit. */
  get(): Filtered | null
  subscribe(listener: () => void): () => void
}

export function createFiltering({
  map,
  onMapChange,
  viewState,
}: Pick<BoardSession, 'map' | 'onMapChange' | 'viewState'>): Filtering {
  let filtered: Filtered | null = null
  const listeners = new Set<() => void>()
  const reckon = (): void => {
    const { filter } = viewState.get()
    const next = filter && filterMap(map, filter)
    if (isSame(next, filtered)) return
    filtered = next
    for (const listener of [...listeners]) listener()
  }
  viewState.subscribe(() => {
    if (viewState.get().filter !== (filtered?.filter ?? null)) reckon()
  })
  onMapChange(() => {
    if (filtered) reckon()
  })
  reckon()
  return {
    get: () => filtered,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const isSame = (a: Filtered | null, b: Filtered | null): boolean =>
  a === b || (a?.filter === b?.filter && inSameOrder(a?.found, b?.found) && inSameOrder(a?.clear, b?.clear))

function inSameOrder(a: ReadonlySet<IdeaId> = new Set(), b: ReadonlySet<IdeaId> = new Set()): boolean {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const id of a) if (others.next().value !== id) return false
  return true
}

const kept = new WeakMap<BoardSession, Filtering>()

/** The open board's one filtering, which map and outline share. */
export function filteringOf(session: BoardSession): Filtering {
  let filtering = kept.get(session)
  if (!filtering) kept.set(session, (filtering = createFiltering(session)))
  return filtering
}
