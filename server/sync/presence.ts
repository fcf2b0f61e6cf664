import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { frames, type Frame } from './protocol.ts'
import { presentableState, type Owner } from './presenceState.ts'

interface Entry {
  owner: Owner
  /** Undefined once the connection has gone; the entry stays a while, so that nobody else can take the id over. */
  holder: object | undefined
  heard: number
  /** The clock that others were told. Only grows, also when the same client comes back with an old one. */
  told: number
  /**
   * What others were told under clocks that are ahead of the owner's own, until he has caught up. A stock client takes such an entry
   * over and sends it back: telling that again would go on for ever.
   */
  readonly ahead: Map<number, string | null>
  state: string | null
  leftAt: number
}

/** How long an id stays its owner's after he left: longer than any reconnecting client takes, and than stock clients echo it. */
const REMEMBERED_FOR = 600_000
const NOBODY = 'null'

/** Enough for everything that is under way to a client and back. */
const MOST_AHEAD = 64

const FASTEST = 50
const SLOWEST = 1_000
/** From so many moving cursors on each is shown less often: what goes out grows with their number times that of the people. */
const MANY_LIVE = 25

/**
 * How long presence rests after a round that showed so many and took so many milliseconds: 50 ms, with more cursors 100 to 250 ms, and
 * never more than a fifth of the time.
 */
export function presencePause(live: number, cost: number): number {
  const byNumber = live < MANY_LIVE ? FASTEST : Math.min(250, Math.max(100, live))
  return Math.min(SLOWEST, Math.max(byNumber, 4 * cost))
}

/** Who is in a room, one entry for each Yjs client id. Knows no sockets: `holder` is whatever stands for a connection. */
export class Presence {
  readonly #entries = new Map<number, Entry>()
  readonly #ids = new Map<object, number>()
  readonly #changed = new Set<number>()

  /** How many are shown. */
  get size(): number {
    return this.#ids.size
  }

  /**
   * Takes in what a connection says of itself; true when others should hear of it. A stock client echoes what it hears of
   * others: those entries are stepped over. The first id that a connection names alone is its own, unless it is somebody else's.
   * `mayShow` is asked only when something of its own would be shown. Throws when it is no presence message.
   */
  take(holder: object, owner: Owner, update: Uint8Array, mayShow: () => boolean): boolean {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    let own: { client: number; clock: number; json: Uint8Array } | undefined
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarUint8Array(decoder)
      const bound = this.#ids.get(holder)
      if (bound === client || (bound === undefined && count === 1)) own = { client, clock, json }
    }
    return (
      own !== undefined &&
      mayShow() &&
      this.#say(holder, owner, own.client, own.clock, Buffer.from(own.json).toString())
    )
  }

  #say(holder: object, owner: Owner, client: number, clock: number, json: string): boolean {
    let entry = this.#entries.get(client)
    const state = json === NOBODY ? null : presentableState(json, owner)
    if (state === undefined) return false
    if (entry?.holder !== holder) {
      if (state === null || (entry && entry.owner.participant !== owner.participant)) return false
      if (entry?.holder) this.#ids.delete(entry.holder)
      entry = { owner, holder, heard: -1, told: entry?.told ?? -1, ahead: new Map(), state: null, leftAt: 0 }
      this.#entries.set(client, entry)
      this.#ids.set(holder, client)
    }
    if (clock < entry.heard || (clock === entry.heard && state !== null)) return false
    entry.heard = clock
    if (entry.ahead.get(clock) === state) return false
    this.#tell(client, entry, state)
    return true
  }

  #tell(client: number, entry: Entry, state: string | null): void {
    entry.told = Math.max(entry.told + 1, entry.heard)
    entry.state = state
    if (entry.told > entry.heard && entry.ahead.size < MOST_AHEAD) entry.ahead.set(entry.told, state)
    else entry.ahead.clear()
    this.#changed.add(client)
  }

  /** The connection has gone; true when others should hear of it. */
  leave(holder: object, now: number): boolean {
    const client = this.#ids.get(holder)
    const entry = client === undefined ? undefined : this.#entries.get(client)
    if (client === undefined || !entry) return false
    this.#ids.delete(holder)
    entry.holder = undefined
    entry.leftAt = now
    this.#tell(client, entry, null)
    return true
  }

  /** What has changed since the last call, as one frame for everybody, and of how many. */
  news(): { frame: Frame | undefined; changed: number } {
    const changed = this.#changed.size
    const frame = changed === 0 ? undefined : this.#frame([...this.#changed])
    this.#changed.clear()
    return { frame, changed }
  }

  /** Everything, for somebody who has just come or who has missed something. */
  all(): Frame | undefined {
    return this.#entries.size === 0 ? undefined : this.#frame([...this.#entries.keys()])
  }

  forget(now: number): void {
    for (const [client, { holder, leftAt }] of this.#entries) {
      if (!holder && now - leftAt > REMEMBERED_FOR) this.#entries.delete(client)
    }
  }

  #frame(clients: readonly number[]): Frame {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, clients.length)
    for (const client of clients) {
      const entry = this.#entries.get(client)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, entry?.told ?? 0)
      encoding.writeVarString(encoder, entry?.state ?? NOBODY)
    }
    return frames.presence(encoding.toUint8Array(encoder))
  }
}
