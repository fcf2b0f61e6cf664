import type { BoardId } from '../../../shared/domain/board.ts'
import { AppendRefused, codeOf } from '../errors.ts'
import type {
  Clock,
  FileSystem,
  LoadedRoom,
  Position,
  RoomName,
  StorageHealth,
  StorageNotice,
  UpdateLog,
} from '../ports.ts'
import { isDiskFull, type Reserve } from './reserve.ts'
import { RoomFiles } from './roomFiles.ts'
import { RoomLog } from './roomLog.ts'
import { Tombstones } from './tombstones.ts'
import { Turns } from './turns.ts'

/** More than this waiting in memory, in all rooms together, and updates are refused until half of it is saved. */
const MOST_UNSAVED_BYTES = 64 * 1024 * 1024
/** Node reads and writes files with four threads; one of them stays free for reading while the disk is slow. */
const PARALLEL_WRITES = 3
const RESERVE_AGAIN_MS = 60_000
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

export interface EmbeddedLogOptions {
  readonly fs: FileSystem
  readonly clock: Clock
  readonly folder: string
  readonly reserve: Reserve
  readonly observe: (notice: StorageNotice) => void
  readonly mostUnsavedBytes?: number
}

/** The log as files: `boards/<board>/<document>/…`, and `erased/<board>` for what must not come back. */
export class EmbeddedLog implements UpdateLog {
  readonly #rooms = new Map<string, RoomLog>()
  readonly #troubled = new Map<string, 'diskFull' | 'diskError'>()
  readonly #healthListeners = new Set<(health: StorageHealth) => void>()
  readonly #disk = new Turns(PARALLEL_WRITES)
  readonly #mostUnsaved: number
  #unsaved = 0
  #refusing = false
  #closed = false
  #told = ''
  #reserveTimer: (() => void) | undefined

  private constructor(
    private readonly options: EmbeddedLogOptions,
    private readonly tombstones: Tombstones,
  ) {
    this.#mostUnsaved = options.mostUnsavedBytes ?? MOST_UNSAVED_BYTES
    this.#told = this.#telling()
  }

  /** Finishes what an erasing that was cut short has left. Rooms are read when they are loaded, so that opening takes no longer with more boards. */
  static async open(options: EmbeddedLogOptions): Promise<EmbeddedLog> {
    await options.fs.makeFolder(`${options.folder}/boards`)
    return new EmbeddedLog(options, await Tombstones.open(options.fs, options.folder))
  }

  async load(room: RoomName): Promise<LoadedRoom> {
    this.tombstones.refuse(room.board)
    return this.#room(room).load()
  }

  append(room: RoomName, update: Uint8Array): Position {
    if (this.#closed) throw new AppendRefused('closed')
    if (this.tombstones.has(room.board)) throw new AppendRefused('erased')
    // with nothing waiting there would be nothing whose saving ends the refusing
    if (this.#unsaved > 0 && this.#unsaved + update.length > this.#mostUnsaved) {
      this.#refusing = true
      this.#tellHealth()
    }
    if (this.#refusing) throw new AppendRefused('tooMuchUnsaved')
    return this.#room(room).append(update)
  }

  durable(room: RoomName): Position {
    return this.#room(room).durable
  }

  onDurable(room: RoomName, listener: (upTo: Position) => void): () => void {
    return this.#room(room).onDurable(listener)
  }

  async compact(room: RoomName, snapshot: Uint8Array, upTo: Position): Promise<'compacted' | 'damaged'> {
    this.tombstones.refuse(room.board)
    return this.options.reserve.lend(() => this.#room(room).compact(snapshot, upTo))
  }

  async erase(board: BoardId): Promise<void> {
    assertName(board)
    await this.options.reserve.lend(() => this.tombstones.add(board))
    for (const [key, room] of this.#rooms) {
      if (!key.startsWith(`${board}/`)) continue
      await room.discard()
      this.#rooms.delete(key)
      this.#recovered(key)
    }
    await this.tombstones.bury(board)
  }

  acceptAsComplete(room: RoomName): Promise<void> {
    return this.#room(room).acceptAsComplete()
  }

  health(): StorageHealth {
    const reasons = [...this.#troubled.values()]
    const state = this.#refusing ? 'refusing' : reasons.length > 0 ? 'notSaving' : 'ok'
    const full = reasons.includes('diskFull') || this.#reserveTimer !== undefined
    const reason = full ? 'diskFull' : reasons[0]
    return { state, unsavedBytes: this.#unsaved, ...(reason && { reason }) }
  }

  onHealth(listener: (health: StorageHealth) => void): () => void {
    this.#healthListeners.add(listener)
    return () => this.#healthListeners.delete(listener)
  }

  async close({ deadlineMs }: { deadlineMs: number }): Promise<{ unsavedBytes: number }> {
    this.#closed = true
    this.#reserveTimer?.()
    const rooms = [...this.#rooms.values()]
    let cancel: () => void = () => undefined
    const deadline = new Promise<void>((resolve) => (cancel = this.options.clock.after(deadlineMs, resolve)))
    await Promise.race([Promise.all(rooms.map((room) => room.drain())), deadline])
    for (const room of rooms) room.giveUp()
    await Promise.race([Promise.all(rooms.map((room) => room.close())), deadline])
    cancel()
    return { unsavedBytes: this.#unsaved }
  }

  #room({ board, document }: RoomName): RoomLog {
    const key = `${board}/${document}`
    const known = this.#rooms.get(key)
    if (known) return known
    assertName(board)
    assertName(document)
    const { fs, clock, folder, observe } = this.options
    const room = new RoomLog(new RoomFiles(fs, `${folder}/boards/${key}`, observe), {
      fs,
      clock,
      disk: this.#disk,
      unsaved: (bytes) => this.#count(bytes),
      trouble: (error) => this.#trouble(key, error),
      recovered: () => this.#recovered(key),
      // Else a process would keep something of every board that it ever opened.
      idle: () => {
        if (this.#rooms.get(key) === room) this.#rooms.delete(key)
      },
    })
    this.#rooms.set(key, room)
    return room
  }

  #count(bytes: number): void {
    this.#unsaved += bytes
    if (!this.#refusing || this.#unsaved > this.#mostUnsaved / 2) return
    this.#refusing = false
    this.#tellHealth()
  }

  async #trouble(key: string, error: unknown): Promise<void> {
    const reason = isDiskFull(error) ? 'diskFull' : 'diskError'
    if (this.#troubled.size === 0) this.options.observe({ what: 'notSaving', file: key, detail: codeOf(error) })
    this.#troubled.set(key, reason)
    this.#tellHealth()
    if (reason === 'diskFull' && (await this.options.reserve.giveUp())) this.#keepReserveAgain()
  }

  #recovered(key: string): void {
    if (!this.#troubled.delete(key)) return
    if (this.#troubled.size === 0) this.options.observe({ what: 'savingAgain' })
    this.#tellHealth()
  }

  #keepReserveAgain(): void {
    if (this.#closed) return
    this.#reserveTimer = this.options.clock.after(RESERVE_AGAIN_MS, () => {
      void this.options.reserve.keep().then((kept) => {
        if (!kept) return this.#keepReserveAgain()
        this.#reserveTimer = undefined
        this.#tellHealth()
      })
    })
  }

  #tellHealth(): void {
    const telling = this.#telling()
    if (telling === this.#told) return
    this.#told = telling
    const health = this.health()
    for (const listener of this.#healthListeners) listener(health)
  }

  #telling(): string {
    const { state, reason } = this.health()
    return `${state} ${reason ?? ''}`
  }
}

/** Names become paths: whoever hands one over has checked it long before. */
function assertName(name: string): void {
  if (!NAME.test(name)) throw new Error(`not the name of a board or document: ${JSON.stringify(name)}`)
}
