import { codeOf, DataFolderNotWritable } from '../errors.ts'
import type { Blobs, Clock, FileSystem, Records, StorageNotice, UpdateLog } from '../ports.ts'
import { systemClock } from '../systemClock.ts'
import { EmbeddedBlobs } from './embeddedBlobs.ts'
import { EmbeddedLog } from './embeddedLog.ts'
import { EmbeddedRecords } from './embeddedRecords.ts'
import { takeEpoch } from './epochLock.ts'
import { realFileSystem } from './realFileSystem.ts'
import { Reserve } from './reserve.ts'

export interface Storage {
  readonly log: UpdateLog
  readonly records: Records
  readonly blobs: Blobs
  /** Saves what is waiting if the deadline allows and frees the folder for the next process. */
  close(options?: { deadlineMs: number }): Promise<{ unsavedBytes: number }>
}

export interface EmbeddedStorageOptions {
  readonly fs?: FileSystem
  readonly clock?: Clock
  readonly observe?: (notice: StorageNotice) => void
  readonly reserveBytes?: number
  readonly mostUnsavedBytes?: number
}

/**
 * Storage in a folder of this machine, for one process at a time. Rejects with a `DataFolderProblem`, whose message is a sentence for
 * whoever starts the server, when the folder is in use, cannot be written, is damaged or comes from a newer version.
 */
export async function openEmbeddedStorage(folder: string, options: EmbeddedStorageOptions = {}): Promise<Storage> {
  const {
    fs = realFileSystem,
    clock = systemClock,
    observe = () => undefined,
    reserveBytes,
    mostUnsavedBytes,
  } = options
  const lock = await writable(folder, async () => {
    await fs.makeFolder(folder)
    return takeEpoch(folder)
  })
  try {
    if (lock.tookOver) observe({ what: 'tookOver', detail: `epoch ${lock.epoch}` })
    return await writable(folder, async () => {
      const reserve = new Reserve(fs, folder, reserveBytes)
      const records = await EmbeddedRecords.open({ fs, folder, reserve, observe })
      const log = await EmbeddedLog.open({
        fs,
        clock,
        folder,
        reserve,
        observe,
        ...(mostUnsavedBytes && { mostUnsavedBytes }),
      })
      const blobs = await EmbeddedBlobs.open(fs, `${folder}/blobs`)
      await reserve.keep()
      return {
        log,
        records,
        blobs,
        close: async ({ deadlineMs } = { deadlineMs: 5_000 }) => {
          const closed = await log.close({ deadlineMs })
          await records.close()
          await lock.release()
          return closed
        },
      }
    })
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function writable<T>(folder: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (error) {
    const code = codeOf(error)
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code))
      throw new DataFolderNotWritable(folder, code)
    throw error
  }
}
