import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Frame } from './protocol.ts'

/**
 * The writing half of a websocket. Frames are made once and written to many, several in one TCP write; `ws` itself can only build a
 * frame anew for each socket. Without compression `ws` writes at once too, so nothing is overtaken.
 */
export class Outlet {
  readonly #stream: Socket | undefined
  lastWrite = 0

  constructor(socket: WebSocket) {
    this.#stream = (socket as unknown as { _socket?: Socket })._socket
  }

  write(frames: readonly Frame[], now: number): void {
    const stream = this.#stream
    if (!stream?.writable) return
    this.lastWrite = now
    if (frames.length === 1) {
      stream.write(frames[0] as Frame)
      return
    }
    stream.cork()
    for (const frame of frames) stream.write(frame)
    stream.uncork()
  }

  /** Bytes that the other side has not taken yet. */
  get queued(): number {
    return this.#stream?.writableLength ?? 0
  }

  onDrain(listener: () => void): void {
    this.#stream?.on('drain', listener)
  }

  /** Bytes that the other side has sent. */
  get read(): number {
    return this.#stream?.bytesRead ?? 0
  }

  /** Changes only when something has been taken from what was queued; also while one big write is under way. */
  get taken(): string {
    const handle = (this.#stream as unknown as { _handle?: { writeQueueSize?: number } | null } | undefined)?._handle
    return `${(this.#stream?.bytesWritten ?? 0) - this.queued} ${handle?.writeQueueSize}`
  }
}
