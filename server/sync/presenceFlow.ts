import type { Clock } from '../storage/ports.ts'
import type { Connection } from './connection.ts'
import { Presence, presencePause } from './presence.ts'
import type { Frame } from './protocol.ts'
import { Tick } from './tick.ts'

/** While words flow, presence waits so many milliseconds for the next of them: one write carries both, and it is writes that cost. */
const RIDE = 25

/** When those in a room are shown who is there: on a tick of its own, or along with words. */
export class PresenceFlow {
  readonly #presence = new Presence()
  readonly #clock: Clock
  readonly #tick: Tick
  #wordsAt = -Infinity
  #liveCursors = 0

  constructor(clock: Clock, show: (frame: Frame | undefined) => void) {
    this.#clock = clock
    this.#tick = new Tick(
      clock,
      () => show(this.#news()),
      (cost) => presencePause(this.#liveCursors, cost),
    )
  }

  take(connection: Connection, update: Uint8Array, mayShow: () => boolean): void {
    if (this.#presence.take(connection, connection.visitor, update, mayShow)) this.#request()
  }

  leave(connection: Connection): void {
    if (this.#presence.leave(connection, this.#clock.monotonic())) this.#request()
  }

  all(): Frame | undefined {
    return this.#presence.all()
  }

  /** Words go out now: answers what is due to go along. */
  ride(): Frame | undefined {
    this.#wordsAt = this.#clock.monotonic()
    return this.#tick.takeAlong() ? this.#news() : undefined
  }

  forget(now: number): void {
    this.#presence.forget(now)
  }

  stop(): void {
    this.#tick.stop()
  }

  #request(): void {
    const wordsFlow = this.#clock.monotonic() - this.#wordsAt < 2 * RIDE
    this.#tick.request(wordsFlow ? RIDE : 0)
  }

  #news(): Frame | undefined {
    const { frame, changed } = this.#presence.news()
    // a short tick sees only some of the cursors that move
    this.#liveCursors = Math.max(changed, this.#liveCursors * 0.8)
    return frame
  }
}
