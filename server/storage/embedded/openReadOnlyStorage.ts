import { codeOf, DataFolderInUse, NoDataFolder, StorageReadOnly } from '../errors.ts'
import type { FileSystem, Records, StorageNotice, UpdateLog } from '../ports.ts'
import { EmbeddedBlobs } from './embeddedBlobs.ts'
import { readRecords } from './embeddedRecords.ts'
import { currentOwner } from './epochLock.ts'
import type { Storage } from './openEmbeddedStorage.ts'
import { realFileSystem } from './realFileSystem.ts'
import { RoomFiles } from './roomFiles.ts'
import { Tombstones } from './tombstones.ts'

export interface ReadOnlyStorageOptions {
  readonly fs?: FileSystem
  readonly observe?: (notice: StorageNotice) => void
}

/**
 * Storage in a folder of which nothing is changed, not even its owner: also on a disk that cannot be written. It shows what was there at the
 * start; a process that writes meanwhile would not be seen, so there must be none.
 */
export async function openReadOnlyStorage(folder: string, options: ReadOnlyStorageOptions = {}): Promise<Storage> {
  const { observe = () => undefined } = options
  const fs = withoutWriting(options.fs ?? realFileSystem)
  const owner = await currentOwner(folder).catch((error: unknown) => {
    throw ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? new NoDataFolder(folder) : error
  })
  if (owner !== undefined) throw new DataFolderInUse(folder, owner)
  const found = await readRecords(fs, folder)
  if (!found) throw new NoDataFolder(folder)
  const erased = await Tombstones.read(fs, folder)
  const records: Records = { ...found.records, put: refuse, delete: refuse, deleteAll: refuse }
  const log: UpdateLog = {
    load: async ({ board, document }) => {
      erased.refuse(board)
      const { snapshot, updates, damaged } = await new RoomFiles(
        fs,
        `${folder}/boards/${board}/${document}`,
        observe,
      ).read(undefined)
      return { snapshot, updates, damaged, upTo: 0 }
    },
    append: () => {
      throw new StorageReadOnly()
    },
    durable: () => 0,
    onDurable: () => () => undefined,
    compact: refuse,
    erase: refuse,
    acceptAsComplete: refuse,
    health: () => ({ state: 'ok', unsavedBytes: 0 }),
    onHealth: () => () => undefined,
    close: () => Promise.resolve({ unsavedBytes: 0 }),
  }
  return { log, records, blobs: EmbeddedBlobs.read(fs, `${folder}/blobs`), close: () => log.close({ deadlineMs: 0 }) }
}

const refuse = (): Promise<never> => Promise.reject(new StorageReadOnly())

const withoutWriting = (fs: FileSystem): FileSystem => ({
  ...fs,
  makeFolder: refuse,
  create: refuse,
  rename: refuse,
  remove: refuse,
  syncFolder: refuse,
})
