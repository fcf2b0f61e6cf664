import type { Clock } from '../storage/ports.ts'

/**
 * Runs a piece of work soon after it is asked for: after quiet in the same turn of the event loop, so that all that has arrived
 * together goes out together; under load after a pause as long as the work itself took, so that it never takes more than half the time.
 */
export class Tick {
  readonly #clock: Clock
  readonly #work: () => void
  readonly #pause: (cost: number) => number
  #notBefore = 0
  #cancel: (() => void) | undefined

  /** `pause` answers how long to rest after work that took so many milliseconds. */
  constructor(clock: Clock, work: () => void, pause: (cost: number) => number) {
    this.#clock = clock
    this.#work = work
    this.#pause = pause
  }

  /** `patience`: it may wait so many milliseconds more for other work that takes it along. */
  request(patience = 0): void {
    if (this.#cancel) return
    const wait = Math.max(0, this.#notBefore - this.#clock.monotonic()) + patience
    if (wait > 0) this.#cancel = this.#clock.after(wait, this.now)
    else {
      const soon = setImmediate(this.now)
      this.#cancel = () => clearImmediate(soon)
    }
  }

  /** True when it was asked for and has rested: then whoever asks does it on his way, at no cost of its own. */
  takeAlong(): boolean {
    const now = this.#clock.monotonic()
    if (!this.#cancel || now < this.#notBefore) return false
    this.stop()
    this.#notBefore = now + this.#pause(0)
    return true
  }

  /** Does at once what was asked for, if anything was. */
  readonly now = (): void => {
    if (!this.#cancel) return
    this.stop()
    const start = this.#clock.monotonic()
    this.#work()
    const end = this.#clock.monotonic()
    this.#notBefore = end + this.#pause(end - start)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
