import type { FileSystem } from '../ports.ts'
import { readRoomFile, snapshotName, type RoomFile } from './roomFile.ts'
import { snapshotNumbers } from './roomFiles.ts'
import { isTemporary, twinNames } from './twinFile.ts'

/*
 * Looking into a data folder without changing it, also while a server works with it. That server removes a file only when a newer one
 * stands in its place; whoever misses one between seeing its name and reading it looks again.
 */

/** One document of one board, as its files lie in a data folder. */
export interface RoomPlace {
  readonly board: string
  readonly document: string
  /** From the data folder on. */
  readonly path: string
}

export interface RoomReading {
  readonly files: readonly RoomFile[]
  /** Of the newest snapshot that can be read. */
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
}

export const erasedBoards = async (fs: FileSystem, folder: string): Promise<ReadonlySet<string>> =>
  new Set(await fs.list(`${folder}/erased`))

/** Every room that has a folder. */
export async function roomsIn(fs: FileSystem, folder: string): Promise<readonly RoomPlace[]> {
  const rooms: RoomPlace[] = []
  for (const board of [...(await fs.list(`${folder}/boards`))].sort())
    for (const document of [...(await fs.list(`${folder}/boards/${board}`))].sort())
      rooms.push({ board, document, path: `boards/${board}/${document}` })
  return rooms
}

export async function readRoom(fs: FileSystem, folder: string): Promise<RoomReading> {
  const read = new Map<string, RoomFile>()
  const names = await visitAll(fs, folder, async (name) => {
    const file = await readRoomFile(fs, folder, name)
    if (file) read.set(name, file)
    return file !== undefined
  })
  const files = names.flatMap((name) => read.get(name) ?? [])
  const newest = snapshotNumbers(names)
    .flatMap((number) => twinNames(snapshotName(number)))
    .map((name) => read.get(name))
    .find((file) => file?.end === 'whole')
  return {
    files,
    snapshot: newest?.payloads[0],
    updates: files.filter(({ kind }) => kind === 'segment').flatMap(({ payloads }) => payloads),
  }
}

/**
 * Visits every file of a folder, and those that come meanwhile, until nothing comes or goes any more. A visit answers whether the file was
 * still there. Answers the names that there are at the end, sorted; half-written ones are left out.
 */
export async function visitAll(
  fs: FileSystem,
  folder: string,
  visit: (name: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const visited = new Set<string>()
  for (let before = await namesIn(fs, folder); ;) {
    let gone = false
    for (const name of before) {
      if (visited.has(name)) continue
      if (await visit(name)) visited.add(name)
      else gone = true
    }
    const after = await namesIn(fs, folder)
    if (!gone && after.join('/') === before.join('/')) return after
    before = after
  }
}

/** The keys of all blobs, as paths below `blobs`. */
export async function blobsIn(fs: FileSystem, folder: string, below = ''): Promise<readonly string[]> {
  const keys: string[] = []
  for (const name of await namesIn(fs, `${folder}/blobs${below && `/${below}`}`)) {
    const key = below ? `${below}/${name}` : name
    const file = await fs.stream(`${folder}/blobs/${key}`)
    file?.stream.destroy()
    if (file) keys.push(key)
    else keys.push(...(await blobsIn(fs, folder, key)))
  }
  return keys
}

const namesIn = async (fs: FileSystem, folder: string): Promise<readonly string[]> =>
  (await fs.list(folder)).filter((name) => !isTemporary(name)).sort()
