import type { PictureOutbox } from './pictureOutbox.ts'
import type { SavedState, Saving } from './savedState.ts'

/** The worst of several documents: "saved" only when it is true of all. */
export interface SavedTogether extends SavedState {
  add(state: SavedState): void
}

/** What counts more comes later. A line that has only just been opened says nothing yet. */
const ORDER: readonly Saving['state'][] = [
  'connecting',
  'saved',
  'unknown',
  'saving',
  'offline',
  'notSaved',
  'full',
  'refused',
  'tooLate',
]

export function savedTogether(...states: SavedState[]): SavedTogether {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  let now: Saving | undefined
  for (const state of states) state.subscribe(tell)
  return {
    get() {
      const all = states.map((state) => state.get())
      const [first, ...others] = all
      if (!first) throw new Error('nothing is saved here')
      const worst = others.reduce(
        (worse, next) => (ORDER.indexOf(next.state) > ORDER.indexOf(worse.state) ? next : worse),
        first,
      )
      const waiting = all.some((each) => each.waiting)
      const next: Saving =
        worst.waiting === waiting
          ? worst
          : { ...worst, waiting, state: worst.state === 'saved' ? 'saving' : worst.state }
      if (now?.state !== next.state || now.since !== next.since || now.waiting !== next.waiting) now = next
      return now
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(state) {
      states.push(state)
      state.subscribe(tell)
      tell()
    },
  }
}

const ON_ITS_WAY: Saving = { state: 'connecting', since: 0, waiting: true }
const NOTHING_WAITS: Saving = { state: 'connecting', since: 0, waiting: false }

/** Pictures go without a line of their own: all they say is whether one is not on the server yet. */
export const picturesSaved = (outbox: Pick<PictureOutbox, 'count' | 'subscribe'>): SavedState => ({
  get: () => (outbox.count > 0 ? ON_ITS_WAY : NOTHING_WAITS),
  subscribe: (listener) => outbox.subscribe(listener),
})
