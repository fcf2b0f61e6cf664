import { randomInt } from 'node:crypto'
import type { Clock, FileSystem, LoadedRoom, Position } from '../ports.ts'
import { numberOf, segmentName, snapshotName } from './roomFile.ts'
import type { RoomContent, RoomFiles } from './roomFiles.ts'
import { SegmentFile } from './segmentFile.ts'
import { Turns } from './turns.ts'

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000
/** A file that nobody writes to is closed: a process may have few files open, and many boards. */
const IDLE_MS = 60_000
/** A segment is closed at this size, so that one compaction later it can be removed. */
const SEGMENT_BYTES = 8 * 1024 * 1024

/**
 * Before a write to a slow disk so long a part of what the last one took is waited, at most so many milliseconds: those who have just
 * been told "saved" go on at once, and who comes a moment too late would wait for two writes instead of one. A disk that takes less
 * than 20 ms is never waited for.
 */
const GATHER = { part: 0.05, atLeast: 1, atMost: 5 } as const

/** What a room shares with all others of the process. */
export interface RoomSurroundings {
  readonly fs: FileSystem
  readonly clock: Clock
  /** Bounds the number of parallel writes. */
  readonly disk: Turns
  /** The room's queue has grown or shrunk. */
  unsaved(bytes: number): void
  /** The room's disk has failed, or works again. */
  trouble(error: unknown): Promise<void>
  recovered(): void
  /** Nobody uses the room any more, and all of it is in closed files: whoever comes next may begin with what is on the disk. */
  idle(): void
}

/** The log of one room: a queue of updates that are not durable yet, and the files that hold the others. */
export class RoomLog {
  #queue: Uint8Array[] = []
  #appended: Position = 0
  #durable: Position = 0
  #segment: SegmentFile | undefined
  #segmentBytes = 0
  /** Segments of this process that take no more updates. */
  #retired: SegmentFile[] = []
  /** What was found on the disk by `load`; whatever was not read is never removed. */
  #read: Pick<RoomContent, 'segments' | 'snapshots' | 'aside' | 'damaged'> | undefined
  #nextNumber: number | undefined
  #compactedUpTo: Position = 0
  #running: Promise<void> | undefined
  #lastWrite = 0
  /** The process is about to end. */
  #hurries = false
  #wake: () => void = () => undefined
  #stayOpen: () => void = () => undefined
  #ended = false
  /** Loaded by somebody who has not let go yet. */
  #users = 0
  readonly #listeners = new Set<(upTo: Position) => void>()
  /** One at a time: a load must not see half of a compaction. */
  readonly #upkeep = new Turns(1)
  /** One at a time: the file is not changed while a batch is on its way into it. */
  readonly #file = new Turns(1)

  constructor(
    private readonly files: RoomFiles,
    private readonly around: RoomSurroundings,
  ) {}

  get durable(): Position {
    return this.#durable
  }

  append(update: Uint8Array): Position {
    this.#queue.push(update)
    this.around.unsaved(update.length)
    this.#appended++
    this.#running ??= this.#saveAll()
    return this.#appended
  }

  onDurable(listener: (upTo: Position) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      if (!this.#listeners.delete(listener)) return
      this.#users = Math.max(0, this.#users - 1)
      this.#tellIdle()
    }
  }

  #tellIdle(): void {
    const isQuiet =
      this.#queue.length === 0 && !this.#running && !this.#segment && this.#upkeep.isIdle && this.#file.isIdle
    if (isQuiet && this.#users === 0 && this.#listeners.size === 0 && !this.#ended) this.around.idle()
  }

  load(): Promise<LoadedRoom> {
    this.#users++
    return this.#upkeep.run(async () => {
      // Taken before reading: what is in neither is younger than `upTo`.
      const waiting = [...this.#queue]
      const upTo = this.#appended
      const content = await this.files.read(this.#segment?.name)
      this.#nextNumber = Math.max(this.#nextNumber ?? 0, content.nextNumber)
      this.#read = {
        snapshots: content.snapshots,
        aside: content.aside,
        segments: content.segments.filter((name) => !this.#ownSegments().some((own) => own.name === name)),
        // Damage that a second reading does not see was still missing from what the first one gave out.
        damaged: content.damaged || this.#read?.damaged === true,
      }
      return {
        snapshot: content.snapshot,
        updates: [...content.updates, ...waiting],
        upTo,
        damaged: this.#read.damaged,
      }
    })
  }

  compact(snapshot: Uint8Array, upTo: Position): Promise<'compacted' | 'damaged'> {
    return this.#upkeep.run(async () => {
      const read = this.#read
      if (!read) throw new Error('a room is compacted only after it was loaded')
      if (upTo < this.#compactedUpTo) throw new Error('a newer snapshot is there already')
      if (read.damaged) return 'damaged'
      await this.#file.run(() => this.#retire())
      const number = this.#takeNumber()
      await this.files.writeSnapshot(number, snapshot, randomInt(2 ** 32))

      const replaced = this.#retired.filter((segment) => segment.upTo <= upTo)
      await this.files.removeReplaced(read.snapshots, [
        ...read.segments,
        ...read.aside,
        ...replaced.map((segment) => segment.name),
      ])
      this.#retired = this.#retired.filter((segment) => !replaced.includes(segment))
      this.#read = { segments: [], snapshots: [snapshotName(number)], aside: [], damaged: false }
      this.#compactedUpTo = upTo
      return 'compacted'
    })
  }

  acceptAsComplete(): Promise<void> {
    return this.#upkeep.run(() => {
      if (this.#read) this.#read = { ...this.#read, damaged: false }
      return Promise.resolve()
    })
  }

  /** Drops what is waiting; resolves once no write is under way. */
  async discard(): Promise<void> {
    this.#ended = true
    this.#drop()
    this.#wake()
    await this.#upkeep.run(() => this.#file.run(() => this.#retire()))
  }

  /** Resolves once everything is durable, or after `giveUp` was called. */
  async drain(): Promise<void> {
    this.#hurries = true
    this.#wake()
    await this.#running
  }

  /** Takes no further attempt at what is waiting. */
  giveUp(): void {
    this.#ended = true
    this.#wake()
  }

  close(): Promise<void> {
    this.#stayOpen()
    return this.#upkeep.run(() => this.#file.run(() => this.#retire()))
  }

  async #saveAll(): Promise<void> {
    this.#stayOpen()
    for (let wait = FIRST_WAIT_MS; this.#queue.length > 0 && !this.#ended;) {
      const gather = Math.min(this.#lastWrite * GATHER.part, GATHER.atMost)
      if (gather >= GATHER.atLeast && !this.#hurries) await this.#pause(gather)
      try {
        await this.#file.run(() => this.around.disk.run(() => this.#saveWaiting()))
      } catch (error) {
        await this.around.trouble(error)
        await this.#pause(wait)
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
        continue
      }
      wait = FIRST_WAIT_MS
      this.around.recovered()
      for (const listener of this.#listeners) listener(this.#durable)
    }
    // In the same step as the last look at the queue: a promise's `finally` would come later than somebody's next append.
    this.#running = undefined
    this.#stayOpen = this.around.clock.after(IDLE_MS, () => {
      void this.#file
        .run(async () => {
          if (this.#queue.length === 0) await this.#retire()
        })
        .then(() => this.#tellIdle())
    })
  }

  /** Everything that waits goes into one write; what arrives meanwhile goes into the next one. */
  async #saveWaiting(): Promise<void> {
    const batch = [...this.#queue]
    if (batch.length === 0) return
    const upTo = this.#durable + batch.length
    const bytes = batch.reduce((sum, update) => sum + update.length, 0)
    if (this.#segmentBytes > SEGMENT_BYTES) await this.#retire()
    this.#segment ??= await this.#newSegment()
    const began = this.around.clock.monotonic()
    try {
      await this.#segment.write(batch, upTo)
      this.#lastWrite = this.around.clock.monotonic() - began
    } catch (error) {
      // After a failed sync the disk may have forgotten any part of this file that was not durable: begin another one.
      const failed = this.#segment
      this.#segment = undefined
      await failed.abandon()
      await this.#forget(failed)
      throw error
    }
    this.#segmentBytes += bytes
    if (this.#ended) return
    this.#queue.splice(0, batch.length)
    this.#durable = upTo
    this.around.unsaved(-bytes)
  }

  async #newSegment(): Promise<SegmentFile> {
    const { fs } = this.around
    const { folder } = this.files
    await fs.makeFolder(folder.slice(0, folder.lastIndexOf('/')))
    await fs.makeFolder(folder)
    if (this.#nextNumber === undefined) {
      this.#nextNumber = Math.max(0, ...(await fs.list(folder)).map(numberOf)) + 1
    }
    const segment = await SegmentFile.create(fs, folder, segmentName(this.#takeNumber()), randomInt(2 ** 32))
    this.#segmentBytes = 0
    return segment
  }

  async #retire(): Promise<void> {
    const segment = this.#segment
    if (!segment) return
    this.#segment = undefined
    this.#retired.push(segment)
    await segment.seal().catch(() => undefined)
  }

  /** A file that has failed is kept if something in it is durable; else a disk that stays full would be filled with such files. */
  async #forget(failed: SegmentFile): Promise<void> {
    if (failed.upTo === 0) {
      const removed = await this.around.fs.remove(`${this.files.folder}/${failed.name}`).then(
        () => true,
        () => false,
      )
      if (removed) return
    }
    this.#retired.push(failed)
  }

  #takeNumber(): number {
    const number = this.#nextNumber ?? 1
    this.#nextNumber = number + 1
    return number
  }

  #ownSegments(): readonly SegmentFile[] {
    return this.#segment ? [...this.#retired, this.#segment] : this.#retired
  }

  #drop(): void {
    this.around.unsaved(-this.#queue.reduce((sum, update) => sum + update.length, 0))
    this.#queue = []
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.around.clock.after(ms, resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
