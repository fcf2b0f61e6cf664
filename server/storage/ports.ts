import type { Readable } from 'node:stream'
import type { BoardId, DocumentName } from '../../shared/domain/board.ts'

/** One document of one board. */
export interface RoomName {
  readonly board: BoardId
  readonly document: DocumentName
}

/**
 * How many updates this process has handed over for a room. The first one is 1; 0 means none. Counted anew with the process, and may be when
 * the room is loaded again after whoever loaded it has stopped listening.
 */
export type Position = number

export interface LoadedRoom {
  /** One update that stands for everything before the last compaction. */
  readonly snapshot: Uint8Array | undefined
  /** The updates since, in no particular order, some possibly twice or already part of the snapshot. */
  readonly updates: readonly Uint8Array[]
  /** Everything this process appended up to here is contained, durable or not. Hand it to `compact` with a snapshot made from this. */
  readonly upTo: Position
  /** Something acknowledged could not be read. What could be read is here; a client that still has the rest heals the board. */
  readonly damaged: boolean
}

/**
 * Keeps the updates of every room. Updates commute and doubles are harmless, so the log promises completeness, not order.
 */
export interface UpdateLog {
  /** Everything ever appended to the room and not erased; an unknown room is empty. Rejects with `BoardErased`, or when the files cannot be read at all. */
  load(room: RoomName): Promise<LoadedRoom>
  /**
   * Takes an update over and answers its position at once. Trouble with the disk is not an error here: the update stays in memory
   * and is tried again. Throws `AppendRefused` when too much is unsaved, the board is erased or the log is closed.
   */
  append(room: RoomName, update: Uint8Array): Position
  /** Everything up to here survives a crash and a power cut. */
  durable(room: RoomName): Position
  /** Calls back whenever `durable(room)` has grown, until the returned function is called. */
  onDurable(room: RoomName, listener: (upTo: Position) => void): () => void
  /**
   * Puts one snapshot in the place of what it contains: all that `load` gave and all positions up to `upTo`. When it resolves with
   * `compacted` the snapshot is durable and was read back. A room with damage is left as it is (`damaged`). Rejects when the disk
   * refuses; nothing is lost then.
   */
  compact(room: RoomName, snapshot: Uint8Array, upTo: Position): Promise<'compacted' | 'damaged'>
  /** Removes all rooms of a board for good, also against a power cut; afterwards `append` and `load` refuse it. */
  erase(board: BoardId): Promise<void>
  /** Nothing is missing in a room with damage: the next `compact` removes also the files that could not be read. */
  acceptAsComplete(room: RoomName): Promise<void>
  health(): StorageHealth
  /** Calls back whenever the health's state or reason has changed. */
  onHealth(listener: (health: StorageHealth) => void): () => void
  /** Takes no more updates, saves what is waiting if the deadline allows, and lets go of all files. */
  close(options: { deadlineMs: number }): Promise<{ unsavedBytes: number }>
}

/** `notSaving`: people can work on, nothing new is being saved. `refusing`: so much is unsaved that further updates are refused. */
export interface StorageHealth {
  readonly state: 'ok' | 'notSaving' | 'refusing'
  readonly reason?: 'diskFull' | 'diskError'
  readonly unsavedBytes: number
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Changes with each put of its key and is never used again for it. */
export type Version = number
export interface StoredRecord {
  readonly key: string
  readonly value: Json
  readonly version: Version
}
export type PutResult =
  { readonly ok: true; readonly version: Version } | { readonly ok: false; readonly reason: 'conflict' }

/**
 * Small records under keys such as `board/<id>` or `board/<id>/person/<id>`. A value is given out as it was put: check its shape at
 * the door. Changes are seen by `get` and `scan` once they are durable, never earlier.
 */
export interface Records {
  get(key: string): Promise<StoredRecord | undefined>
  /** Durable once resolved. `expect`: the version last seen, `new` when there must be none, `any` to overwrite. Rejects when the disk refuses; nothing is changed then. */
  put(key: string, value: Json, expect: Version | 'new' | 'any'): Promise<PutResult>
  /** Durable once resolved, and gone from every copy kept on disk. */
  delete(key: string): Promise<void>
  /** As `delete`, for all keys that start with the prefix, all or none. */
  deleteAll(prefix: string): Promise<void>
  /** All records whose key starts with the prefix, sorted by key. */
  scan(prefix: string): Promise<readonly StoredRecord[]>
}

/** What can be asked of records without changing them. */
export type ReadableRecords = Pick<Records, 'get' | 'scan'>

/** Whole files under keys of one to five parts `[A-Za-z0-9._-]+` joined by `/`, e.g. `<board>/<copy>`. */
export interface Blobs {
  /** Durable once resolved; replaces what was there, and a reader sees the old or the new, never a mixture. */
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<{ readonly bytes: number; readonly stream: Readable } | undefined>
  /** Removes the blob of that key and all below it (`<board>` removes `<board>/…`), also against a power cut. */
  delete(prefix: string): Promise<void>
}

/** What a clock knows. `now` may jump, `monotonic` never does: use it for every length of time. */
export interface Clock {
  /** Milliseconds since 1970, for people and retention only. */
  now(): number
  monotonic(): number
  /** Runs once after the time has passed; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

/** The few deeds that storage needs of a disk, each as strong as POSIX makes it and no stronger. Failures carry Node's `code`. */
export interface FileSystem {
  /** Makes the folder and those above it; its name is durable in the folder above once resolved, also when it was there. */
  makeFolder(path: string): Promise<void>
  /** The names in a folder; none when it does not exist. */
  list(path: string): Promise<readonly string[]>
  read(path: string): Promise<Uint8Array | undefined>
  stream(path: string): Promise<{ readonly bytes: number; readonly stream: Readable } | undefined>
  /** A new file; fails with EEXIST when there is one. */
  create(path: string): Promise<NewFile>
  rename(from: string, to: string): Promise<void>
  /** Removes a file, or a folder with all in it; quiet when there is none. */
  remove(path: string): Promise<void>
  /** Until then a power cut may undo creations, renames and removals in the folder. */
  syncFolder(path: string): Promise<void>
}

export interface NewFile {
  /** Adds all the bytes at the end, or fails having added any part of them. */
  append(bytes: Uint8Array): Promise<void>
  /** Until then a power cut may undo any part of what was added. After a failure nothing is known about the file: it must not be trusted again. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** Something an operator may want to read in the log. Never holds content. */
export interface StorageNotice {
  readonly what: 'damagedFile' | 'copyRepaired' | 'notSaving' | 'savingAgain' | 'tookOver' | 'cleanupFailed'
  readonly file?: string
  readonly detail?: string
}
