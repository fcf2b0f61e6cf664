import type { Position } from '../storage/ports.ts'
import { frames, type Frame } from './protocol.ts'
import { joinUpdates, readUpdate } from './updateBytes.ts'

/** What came in one tick, or in several that follow each other. */
export interface Chunk {
  readonly update: Uint8Array
  readonly frame: Frame
  readonly updates: number
  /** The last tick in it. */
  readonly tick: number
  readonly upTo: Position
}

export function chunkOf(update: Uint8Array, rest: Omit<Chunk, 'update' | 'frame'>): Chunk {
  const frame = frames.update(update)
  // seen through the frame: the update itself may be a corner of a big receive buffer, which would be kept alive
  return { ...rest, frame, update: frame.subarray(frame.length - update.length) }
}

/** More frames than this are put together before somebody new gets them. */
const MANY = 64

/** The updates since the snapshot, as frames that are ready to be sent. */
export class Tail {
  #chunks: Chunk[] = []
  updates = 0
  bytes = 0

  get isEmpty(): boolean {
    return this.#chunks.length === 0
  }

  add(chunk: Chunk): void {
    this.#chunks.push(chunk)
    this.updates += chunk.updates
    this.bytes += chunk.update.length
  }

  /** Everything from a tick on, perhaps with some of what was before. */
  framesSince(tick: number): Frame[] {
    if (this.#chunks.length > MANY) this.#chunks = [this.#joined()]
    return this.#chunks.filter((chunk) => chunk.tick >= tick).map((chunk) => chunk.frame)
  }

  /** Puts what has come since behind what a failed compaction gives back. */
  append(later: Tail): void {
    for (const chunk of later.#chunks) this.add(chunk)
  }

  get updateList(): Uint8Array[] {
    return this.#chunks.map((chunk) => chunk.update)
  }

  #joined(): Chunk {
    const last = this.#chunks.at(-1)
    const update = joinUpdates(this.#chunks.map((chunk) => readUpdate(chunk.update)))
    return chunkOf(update, { updates: this.updates, tick: last?.tick ?? 0, upTo: last?.upTo ?? 0 })
  }
}
