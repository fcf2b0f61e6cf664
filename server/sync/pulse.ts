/** What can be seen of a line from our end. */
export interface Line {
  /** Bytes waiting to be taken. */
  readonly queued: number
  /** Changes only when some of them have been taken. */
  readonly taken: string
  /** Bytes that have come. */
  readonly read: number
}

export interface PulseLimits {
  readonly stuckFor: number
  readonly pingEvery: number
}

/** Tells a line that is alive from one that is dead or does not read, looking now and then. Anything that comes is a sign of life. */
export class Pulse {
  readonly #line: Line
  readonly #limits: PulseLimits
  #read = 0
  #readAt: number
  #taken = ''
  #takenAt: number
  #pingedAt: number
  #pongDue = false

  constructor(line: Line, limits: PulseLimits, now: number) {
    this.#line = line
    this.#limits = limits
    this.#readAt = this.#takenAt = this.#pingedAt = now
  }

  /** `ping`: ask it now. `stuck`: it has long taken nothing of what is queued. `dead`: it has not answered. */
  look(now: number): 'fine' | 'ping' | 'stuck' | 'dead' {
    const { queued, taken, read } = this.#line
    if (read !== this.#read) this.#readAt = now
    if (queued === 0 || taken !== this.#taken) this.#takenAt = now
    this.#read = read
    this.#taken = taken
    if (queued > 0) return now - this.#takenAt > this.#limits.stuckFor ? 'stuck' : 'fine'
    if (now - this.#pingedAt < this.#limits.pingEvery) return 'fine'
    // a pong cannot come in the middle of a large message, but the message comes
    if (this.#pongDue && this.silentFor(now) >= this.#limits.pingEvery) return 'dead'
    this.#pingedAt = now
    this.#pongDue = true
    return 'ping'
  }

  pong(): void {
    this.#pongDue = false
  }

  /** For how long nothing has come, as of the last look. */
  silentFor(now: number): number {
    return now - this.#readAt
  }
}
