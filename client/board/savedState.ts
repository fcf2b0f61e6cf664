import { SAVED, SAVING } from '../../shared/wire/messages.ts'

export interface Saving {
  /**
   * `connecting`: this visit has not heard from the server yet. `notSaved`: it cannot store anything now. `full`: there is no room for
   * what I wrote. `refused`: it does not take my changes. `tooLate`: the session was closed before they came. `unknown`: a server that does not tell.
   */
  readonly state:
    'connecting' | 'saved' | 'saving' | 'offline' | 'notSaved' | 'full' | 'refused' | 'tooLate' | 'unknown'
  /** Since when, in milliseconds since 1970. */
  readonly since: number
  /** Offline or not saved: whether something of mine is not on the server yet. */
  readonly waiting: boolean
}

export interface SavedState {
  get(): Saving
  subscribe(listener: () => void): () => void
}

/** What the line to the server tells, and what it is told. */
export interface SavedStateInput extends SavedState {
  edited(): void
  /** The server has everything that was in the document; what is asked now covers all of it. */
  synced(): void
  /** Nobody answered at all. */
  unreachable(): void
  disconnected(): void
  /** A message 64 of the server. */
  heard(kind: number, value: number): void
  stop(): void
}

/** At most so often the server is asked while somebody types. */
const ASK_EVERY = 100
/** Without an acknowledgement for so long, something is wrong. */
const ALARM_AFTER = 10_000

export interface Clock {
  now(): number
  after(milliseconds: number, deed: () => void): () => void
}

/**
 * Says "saved" only when the server has acknowledged that everything done in this tab is durable. One connection is ordered, so an
 * acknowledged question covers all that was sent before it. `ask` sends a question; it is called only between `synced` and `disconnected`.
 */
export function createSavedState(ask: (number: number) => void, clock: Clock): SavedStateInput {
  const listeners = new Set<() => void>()
  let edits = 0
  let safeEdits = 0
  let asked = 0
  let covers = new Map<number, number>()
  let connected = false
  let everConnected = false
  let speaks = false
  let everAcknowledged = false
  let storage: number = SAVING.ok
  let unsafeSince: number | undefined
  let offlineSince = clock.now()
  let cancelAsk: (() => void) | undefined
  let cancelAlarm: (() => void) | undefined
  let alarmed = false
  let saving: Saving = { state: 'connecting', since: clock.now(), waiting: false }

  const tell = (): void => {
    const next = read()
    if (next.state === saving.state && next.waiting === saving.waiting && next.since === saving.since) return
    saving = next
    for (const listener of [...listeners]) listener()
  }
  const read = (): Saving => {
    const waiting = edits > safeEdits
    if (!connected)
      return everConnected || alarmed ? { state: 'offline', since: offlineSince, waiting } : { ...saving, waiting }
    const since = unsafeSince ?? saving.since
    if (storage === SAVING.refused) return { state: 'refused', since, waiting: true }
    if (storage === SAVING.frozen) return { state: 'tooLate', since, waiting: true }
    if (storage === SAVING.boardFull) return { state: 'full', since, waiting: true }
    if (storage !== SAVING.ok && storage !== SAVING.restarting) return { state: 'notSaved', since, waiting: true }
    if (alarmed) return { state: speaks ? 'notSaved' : 'unknown', since, waiting: true }
    if (unsafeSince === undefined)
      return { state: 'saved', since: saving.state === 'saved' ? saving.since : clock.now(), waiting: false }
    return {
      state: everAcknowledged ? 'saving' : saving.state === 'unknown' ? 'unknown' : 'connecting',
      since,
      waiting,
    }
  }
  const watch = (): void => {
    cancelAlarm?.()
    cancelAlarm = clock.after(ALARM_AFTER, () => {
      alarmed = true
      tell()
    })
  }
  const askNow = (): void => {
    cancelAsk = undefined
    if (!connected) return
    asked++
    covers.set(asked, edits)
    ask(asked)
  }
  const unsafe = (): void => {
    if (unsafeSince !== undefined) return
    unsafeSince = clock.now()
    if (connected) watch()
  }
  watch()

  return {
    get: () => saving,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edited() {
      edits++
      unsafe()
      if (connected) cancelAsk ??= clock.after(ASK_EVERY, askNow)
      tell()
    },
    synced() {
      connected = everConnected = true
      alarmed = false
      storage = SAVING.ok
      covers = new Map()
      // Whatever an earlier visit left in the local copy went out just now: nothing is safe until the server says so.
      unsafeSince = clock.now()
      watch()
      cancelAsk?.()
      askNow()
      tell()
    },
    unreachable() {
      if (connected || everConnected) return
      alarmed = true
      tell()
    },
    disconnected() {
      if (!connected) return
      connected = false
      offlineSince = clock.now()
      cancelAsk?.()
      cancelAsk = undefined
      cancelAlarm?.()
      alarmed = false
      tell()
    },
    heard(kind, value) {
      if (!connected) return
      speaks = true
      if (kind === SAVED.state) {
        storage = value
        // Once the storage is well again, an answer to a new question tells that everything arrived.
        if (value === SAVING.ok && edits > safeEdits) askNow()
      }
      if (kind === SAVED.done && covers.has(value)) {
        safeEdits = Math.max(safeEdits, covers.get(value) ?? 0)
        for (const number of [...covers.keys()]) if (number <= value) covers.delete(number)
        everAcknowledged = true
        cancelAlarm?.()
        alarmed = false
        unsafeSince = edits > safeEdits ? clock.now() : undefined
        if (unsafeSince !== undefined) watch()
      }
      tell()
    },
    stop() {
      cancelAsk?.()
      cancelAlarm?.()
    },
  }
}
