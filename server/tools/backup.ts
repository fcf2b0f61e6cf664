import type { BoardId } from '../../shared/domain/board.ts'
import { allPublications } from '../boards/publicationRecords.ts'
import { tracesOfRemovals } from '../boards/snapshotRecords.ts'
import { blobsIn, erasedBoards, roomsIn, visitAll } from '../storage/embedded/dataFolder.ts'
import { copyRecords, readRecords } from '../storage/embedded/embeddedRecords.ts'
import { asideName } from '../storage/embedded/roomFile.ts'
import { twinNames, writeNew } from '../storage/embedded/twinFile.ts'
import { codeOf } from '../storage/errors.ts'
import type { FileSystem } from '../storage/ports.ts'
import { damageOf, sumOf, writeBackupList, type FileSum } from './backupList.ts'
import { ToolProblem } from './toolProblem.ts'

export interface BackupOptions {
  readonly fs: FileSystem
  /** The data folder, in use or not. */
  readonly from: string
  /** A folder that is empty or not there yet. */
  readonly to: string
  readonly version: string
  readonly takenAt: Date
}

export interface BackupReport {
  readonly boards: number
  readonly files: number
  readonly bytes: number
  /** Files that the disk did not give back. Their rooms are marked as damaged in the copy, so that nothing is built on a part. */
  readonly unreadable: readonly string[]
}

/**
 * Copies a data folder, also while a server works with it and boards are edited: everything that was shown as saved before it began is in
 * the copy. Nothing is written to the data folder, and nobody waits. The copy is read back before it counts as one.
 */
export async function backUp({ fs, from, to, version, takenAt }: BackupOptions): Promise<BackupReport> {
  if (`${to}/`.startsWith(`${from}/`))
    throw new ToolProblem(`The backup cannot go into the data folder ${from} itself.`)
  if ((await fs.list(to)).length > 0 || (await isFile(fs, to)))
    throw new ToolProblem(`${to} is there already. A backup goes into a folder of its own, which is made for it.`)
  if (!(await readRecords(fs, from))) throw new ToolProblem(`${from} is no data folder: it holds no meta.json.`)
  const copy = new Copy(fs, from, to)
  await copy.makeFolder(to)
  for (let again = true; again;) {
    // A board's words are gone from the disk only after its tombstone is there: as long as none comes, nothing is missing.
    const erased = await erasedBoards(fs, from)
    for (const board of erased) await copy.file('erased', board)
    const traces = await tracesIn(fs, from)
    await copyRecords(fs, from, to)
    await copyContent(copy)
    const erasedSince = [...(await erasedBoards(fs, from))].filter((board) => !erased.has(board))
    for (const board of erasedSince) await copy.drop(`boards/${board}`, `blobs/${board}`)
    // Of a removed snapshot and of a result page that another one has replaced, files are gone of which the copied records speak.
    const changed = boardsWithOther(traces, await tracesIn(fs, from))
    for (const board of changed) await copy.drop(`blobs/${board}/snapshots`, `blobs/${board}/published`)
    again = erasedSince.length > 0 || changed.size > 0
  }
  for (const twin of twinNames('meta.json')) await copy.note(twin)
  await copy.sync()

  const files = Object.fromEntries([...copy.files].sort(([a], [b]) => (a < b ? -1 : 1)))
  const list = { version, takenAt: takenAt.toISOString(), files }
  const [wrong] = await damageOf(fs, to, { format: 0, ...list })
  if (wrong)
    throw new ToolProblem(`The copy does not read as it was written: ${to}/${wrong.path}. Look after that disk.`)
  await writeBackupList(fs, to, list)
  return {
    boards: new Set((await roomsIn(fs, to)).map(({ board }) => board)).size,
    files: copy.files.size,
    bytes: [...copy.files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    unreadable: [...copy.unreadable],
  }
}

/** What tells, by comparing, on which boards files went of which the records had spoken: `…/<board>/…`. */
async function tracesIn(fs: FileSystem, folder: string): Promise<ReadonlySet<string>> {
  const read = await readRecords(fs, folder)
  if (!read) return new Set()
  const editions = (await allPublications(read.records)).map(
    ({ board, record }) => `edition/${board}/${record.edition}`,
  )
  return new Set([...editions, ...(await tracesOfRemovals(read.records))])
}

const boardsWithOther = (before: ReadonlySet<string>, after: ReadonlySet<string>): ReadonlySet<BoardId> =>
  new Set(
    [...before, ...after]
      .filter((trace) => before.has(trace) !== after.has(trace))
      .map((trace) => trace.split('/')[1] ?? ''),
  )

async function copyContent(copy: Copy): Promise<void> {
  const { fs, from } = copy
  for (const { path } of await roomsIn(fs, from)) await visitAll(fs, `${from}/${path}`, (name) => copy.file(path, name))
  for (const key of await blobsIn(fs, from)) {
    const cut = key.lastIndexOf('/')
    await copy.file(`blobs${cut < 0 ? '' : `/${key.slice(0, cut)}`}`, key.slice(cut + 1))
  }
}

/** The copy in the making. A file is copied once, as it is then: later content of it was saved after the backup began. */
class Copy {
  readonly files = new Map<string, FileSum>()
  readonly unreadable = new Set<string>()
  readonly #folders = new Set<string>()

  constructor(
    readonly fs: FileSystem,
    readonly from: string,
    private readonly to: string,
  ) {}

  /** Whether the file was still there. */
  async file(folder: string, name: string): Promise<boolean> {
    const path = `${folder}/${name}`
    if (this.files.has(path) || this.unreadable.has(path)) return true
    try {
      const bytes = await this.fs.read(`${this.from}/${path}`)
      if (bytes) await this.#write(folder, name, bytes)
      return bytes !== undefined
    } catch (error) {
      if (codeOf(error) !== 'EIO') throw error
      this.unreadable.add(path)
      if (folder.startsWith('boards/')) await this.#write(folder, asideName(name), new Uint8Array(0))
      return true
    }
  }

  async #write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    await this.makeFolder(`${this.to}/${folder}`)
    await writeNew(this.fs, `${this.to}/${folder}/${name}`, bytes)
    this.files.set(`${folder}/${name}`, sumOf(bytes))
  }

  /** Takes into the list what others have written. */
  async note(path: string): Promise<void> {
    const bytes = await this.fs.read(`${this.to}/${path}`)
    if (bytes) this.files.set(path, sumOf(bytes))
  }

  async drop(...folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      await this.fs.remove(`${this.to}/${folder}`)
      for (const path of this.files.keys()) if (path.startsWith(`${folder}/`)) this.files.delete(path)
      for (const made of this.#folders) if (`${made}/`.startsWith(`${this.to}/${folder}/`)) this.#folders.delete(made)
    }
  }

  async makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return
    await this.fs.makeFolder(folder)
    this.#folders.add(folder)
  }

  async sync(): Promise<void> {
    for (const folder of this.#folders) await this.fs.syncFolder(folder)
  }
}

async function isFile(fs: FileSystem, path: string): Promise<boolean> {
  const found = await fs.stream(path)
  found?.stream.destroy()
  return found !== undefined
}
