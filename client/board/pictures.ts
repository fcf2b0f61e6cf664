import type { PictureId } from '../../shared/domain/picture.ts'
import { Refused, type Server } from './askServer.ts'

export type PictureSize = 'full' | 'small'
/** `waits`: there is no line to the server; it comes once there is one. `gone`: the server has no such picture. */
export type ShownPicture =
  { readonly state: 'loading' | 'waits' | 'gone' } | { readonly state: 'here'; readonly url: string }

/** The pictures of a board, each fetched once with my credential while somebody looks. */
export interface Pictures {
  get(id: PictureId, size: PictureSize): ShownPicture
  /** Has it come and keeps it, until the answer is called. */
  hold(id: PictureId, size: PictureSize, listener: () => void): () => void
  close(): void
}

/** So many come at once: the rest of the page goes on. */
const AT_ONCE = 4
/** So many that nobody looks at any more are kept, for whoever comes back. */
const RESTING = { full: 4, small: 120 } as const
const AGAIN_AFTER = 5_000

interface Entry {
  readonly id: PictureId
  readonly size: PictureSize
  readonly listeners: Set<() => void>
  shown: ShownPicture
  isComing: boolean
}

const LOADING: ShownPicture = { state: 'loading' }

export function createPictures(server: Pick<Server, 'picture'>): Pictures {
  /** In the order in which they were last let go of. */
  const entries = new Map<string, Entry>()
  const queue: Entry[] = []
  let coming = 0
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (entry: Entry, shown: ShownPicture): void => {
    entry.shown = shown
    for (const listener of [...entry.listeners]) listener()
  }
  const want = (entry: Entry): void => {
    if (entry.isComing || entry.shown.state === 'here' || entry.shown.state === 'gone') return
    entry.isComing = true
    queue.push(entry)
    next()
  }
  const next = (): void => {
    while (coming < AT_ONCE && !closed) {
      const entry = queue.shift()
      if (!entry) return
      // Whoever scrolls by has not seen it.
      if (entry.listeners.size === 0) {
        entry.isComing = false
        continue
      }
      coming++
      void fetchOne(entry).finally(() => {
        coming--
        next()
      })
    }
  }
  const fetchOne = async (entry: Entry): Promise<void> => {
    try {
      const file = await server.picture(entry.id, entry.size)
      if (closed) return
      tell(entry, { state: 'here', url: URL.createObjectURL(file) })
      tidy()
    } catch (error) {
      const isGone = error instanceof Refused && error.problem.status !== 429
      tell(entry, { state: isGone ? 'gone' : 'waits' })
      if (!isGone) timer ??= setTimeout(again, AGAIN_AFTER)
    } finally {
      entry.isComing = false
    }
  }
  const again = (): void => {
    clearTimeout(timer)
    timer = undefined
    for (const entry of entries.values()) if (entry.listeners.size > 0) want(entry)
  }
  /** Lets go of those that have rested longest. */
  const tidy = (): void => {
    for (const size of ['full', 'small'] as const) {
      const resting = [...entries].filter(([, entry]) => entry.size === size && entry.listeners.size === 0)
      for (const [key, entry] of resting.slice(0, Math.max(0, resting.length - RESTING[size]))) {
        entries.delete(key)
        if (entry.shown.state === 'here') URL.revokeObjectURL(entry.shown.url)
      }
    }
  }
  const keyOf = (id: PictureId, size: PictureSize): string => `${id}/${size}`
  window.addEventListener('online', again)

  return {
    get: (id, size) => entries.get(keyOf(id, size))?.shown ?? LOADING,
    hold(id, size, listener) {
      const key = keyOf(id, size)
      const entry = entries.get(key) ?? { id, size, listeners: new Set(), shown: LOADING, isComing: false }
      entries.set(key, entry)
      entry.listeners.add(listener)
      want(entry)
      return () => {
        entry.listeners.delete(listener)
        if (entry.listeners.size > 0 || entries.get(key) !== entry) return
        entries.delete(key)
        entries.set(key, entry)
        tidy()
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
      window.removeEventListener('online', again)
      for (const { shown } of entries.values()) if (shown.state === 'here') URL.revokeObjectURL(shown.url)
      entries.clear()
    },
  }
}
