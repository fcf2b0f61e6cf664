import { seenNow, watchOthersWork, workSince } from '../../shared/document/othersWork.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { subtree } from '../../shared/domain/mindMap.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { BoardSession } from '../board/session.ts'
import type { Seen } from './seenBefore.ts'

export interface NewsItem {
  readonly id: IdeaId
  readonly what: 'added' | 'changed'
  /** Unknown where somebody changed something while nobody of this browser was there. */
  readonly by: ParticipantId | undefined
  /** When it came, in milliseconds since 1970; unknown where it came before I did. */
  readonly at: number | undefined
}

/** What happened while I was away. */
export interface News {
  readonly since: number
  /** When I came back. */
  readonly until: number
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** In the order in which the map is read. */
  readonly items: readonly NewsItem[]
}

export interface Activity {
  /** Undefined: nothing happened, or I have seen it all. */
  news(): News | undefined
  /** New ideas that I have not been to yet. */
  unseen(): ReadonlySet<IdeaId>
  subscribe(listener: () => void): () => void
  /** I have been to it. */
  see(id: IdeaId): void
  seeAll(): void
  /** The one after or before the idea that I am at, around the end. */
  next(from: IdeaId, step: 1 | -1): IdeaId | undefined
  stop(): void
}

export interface ActivityMeans {
  now(): number
  isVisible(): boolean
  onVisible(listener: () => void): () => void
  read(): Seen | undefined
  write(seen: Seen): void
}

/** Who looks elsewhere for a moment has not been away. */
const AWAY = 30_000
/** A tab may end without a word. */
const NOTE_EVERY = 60_000
/** More news nobody walks through; they are counted all the same. */
const MOST = 200
const MOST_ARRIVALS = 500

type Board = Pick<BoardSession, 'doc' | 'map' | 'me' | 'presence' | 'isLive' | 'onLive' | 'viewState' | 'onMapChange'>

/**
 * Tells what others did while this tab was closed, hidden or without a line, by comparing what I had seen with what is there. A change
 * costs nothing but a note of when it came and from whom.
 */
export function createActivity(board: Board, { now, isVisible, onVisible, read, write }: ActivityMeans): Activity {
  const { doc, map, me, presence, isLive, onLive, viewState } = board
  const stored = read()
  let left: { readonly state: Uint8Array; readonly at: number } | undefined = stored
  let isAway = true
  let news: News | undefined
  let unseen: ReadonlySet<IdeaId> = new Set(stored?.unseen)
  const arrivals = new Map<IdeaId, { readonly by: ParticipantId | undefined; readonly at: number }>()
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }

  const stopWatching = watchOthersWork(doc, ({ clients, added, moved, written }) => {
    // What comes in one go when the line is back is nobody's doing of this moment.
    if (!isLive()) return
    const [client, ...others] = clients
    const by =
      others.length > 0 ? undefined : presence.others().find((other) => other.client === client)?.person.participant
    for (const id of [...added, ...moved, ...written]) {
      arrivals.delete(id)
      arrivals.set(id, { by, at: now() })
    }
    for (const id of arrivals.keys()) {
      if (arrivals.size <= MOST_ARRIVALS) break
      arrivals.delete(id)
    }
  })

  const leave = (): void => {
    if (isAway) return
    isAway = true
    left = { state: seenNow(doc), at: now() }
    write({ ...left, unseen: [...unseen] })
  }
  const comeBack = (): void => {
    if (!isAway || !isVisible() || !isLive()) return
    isAway = false
    const was = left
    left = undefined
    if (was && (was === stored || now() - was.at >= AWAY)) gather(was)
    write({ state: seenNow(doc), at: now(), unseen: [...unseen] })
  }
  const gather = ({ state, at }: { readonly state: Uint8Array; readonly at: number }): void => {
    const since = workSince(doc, map.ideas.keys(), state, me.participant)
    const kept = news
    if (since.added.length + since.changed.length + since.removed === 0) return tell()
    const what = new Map<IdeaId, NewsItem['what']>()
    for (const item of kept?.items ?? []) if (map.ideas.has(item.id)) what.set(item.id, item.what)
    for (const id of since.changed) if (!what.has(id)) what.set(id, 'changed')
    for (const id of since.added) what.set(id, 'added')
    const items: NewsItem[] = []
    for (const { id, author } of subtree(map, map.root)) {
      const kind = what.get(id)
      if (kind === undefined) continue
      const arrival = arrivals.get(id)
      const by = kind === 'added' ? author : arrival?.by
      if (kind === 'changed' && by === me.participant) continue
      items.push({ id, what: kind, by, at: arrival?.at })
      if (items.length === MOST) break
    }
    news = {
      since: kept?.since ?? at,
      until: now(),
      added: (kept?.added ?? 0) + since.added.length,
      changed: (kept?.changed ?? 0) + since.changed.length,
      removed: (kept?.removed ?? 0) + since.removed,
      items,
    }
    unseen = new Set([...unseen, ...since.added.slice(0, MOST)].filter((id) => map.ideas.has(id)))
    tell()
  }
  const see = (id: IdeaId): void => {
    if (!unseen.has(id)) return
    unseen = new Set([...unseen].filter((other) => other !== id))
    tell()
  }

  const turn = (): void => (isVisible() && isLive() ? comeBack() : leave())
  let { focused } = viewState.get()
  const stops = [
    stopWatching,
    onVisible(turn),
    onLive(turn),
    viewState.subscribe(() => {
      const next = viewState.get().focused
      if (next !== focused) see((focused = next))
    }),
  ]
  const timer = setInterval(() => {
    if (!isAway) write({ state: seenNow(doc), at: now(), unseen: [...unseen] })
  }, NOTE_EVERY)
  turn()

  return {
    news: () => news,
    unseen: () => unseen,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    see,
    seeAll() {
      news = undefined
      unseen = new Set()
      tell()
    },
    next(from, step) {
      const ids = (news?.items ?? []).map(({ id }) => id).filter((id) => map.ideas.has(id))
      const at = ids.indexOf(from)
      return at < 0 ? ids.at(step === 1 ? 0 : -1) : ids[(at + step + ids.length) % ids.length]
    },
    stop() {
      leave()
      clearInterval(timer)
      for (const stop of stops) stop()
    },
  }
}
