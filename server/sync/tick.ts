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

  request(): void {
    if (this.#cancel) return
    const wait = this.#notBefore - this.#clock.monotonic()
    if (wait > 0) this.#cancel = this.#clock.after(wait, this.now)
    else {
      const soon = setImmediate(this.now)
      this.#cancel = () => clearImmediate(soon)
    }
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
