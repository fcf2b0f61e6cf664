import type { WebSocket } from 'ws'
import { Budget } from './budget.ts'
import type { ConnectionMeans } from './connection.ts'
import type { ClientMessage } from './protocol.ts'

/** An honest client asks for everything once; each further time may cost us the whole map. */
const STEP1_COST = 15

/** How fast one socket may go on. Being over budget means being read later. */
export class Pace {
  readonly #socket: WebSocket
  readonly #means: ConnectionMeans
  readonly #bytes: Budget
  readonly #messages: Budget
  readonly #presenceBytes: Budget
  #resume: (() => void) | undefined

  constructor(socket: WebSocket, means: ConnectionMeans) {
    const { clock, limits } = means
    const now = clock.monotonic()
    this.#socket = socket
    this.#means = means
    this.#bytes = new Budget(limits.bytesPerSecond, limits.bytesBurst, now)
    this.#messages = new Budget(limits.messagesPerSecond, limits.messagesBurst, now)
    this.#presenceBytes = new Budget(limits.presenceBytesPerSecond, limits.presenceBytesBurst, now)
  }

  /** `again`: whoever asks has had everything already. */
  charge(message: ClientMessage, bytes: number, again: boolean): void {
    const now = this.#means.clock.monotonic()
    if (message.kind === 'step2') return
    if (message.kind === 'presence') return this.#pause(this.#presenceBytes.spend(bytes, now))
    const messages = message.kind === 'step1' && again ? STEP1_COST : 1
    this.#pause(Math.max(this.#bytes.spend(bytes, now), this.#messages.spend(messages, now)))
  }

  #pause(ms: number): void {
    if (ms === 0 || this.#resume) return
    this.#means.observe.count('paused')
    this.#socket.pause()
    const cancel = this.#means.clock.after(Math.min(ms, 10_000), () => this.#resume?.())
    this.#resume = () => {
      cancel()
      this.#resume = undefined
      this.#socket.resume()
    }
  }

  /** Reads on at once: it is over. */
  end(): void {
    this.#resume?.()
  }
}
