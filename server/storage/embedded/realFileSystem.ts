import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../errors.ts'
import type { FileSystem, NewFile } from '../ports.ts'

/** Names and words of people: nobody else on this machine may read them. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 }

/** The disk of this machine. */
export const realFileSystem: FileSystem = {
  makeFolder,
  list: (path) => orNothing(readdir(path), []),
  read: (path) => orNothing<Uint8Array | undefined>(readFile(path), undefined),
  stream: async (path) => {
    const found = await orNothing(stat(path), undefined)
    return found?.isFile() ? { bytes: found.size, stream: createReadStream(path) } : undefined
  },
  create,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder,
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, OWNER_ONLY.folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      await makeFolder(dirname(path))
      return makeFolder(path)
    }
    if (codeOf(error) !== 'EEXIST') throw error
  }
  // Also when it was there: whoever made it may have been killed before this. A parent that is not ours may refuse.
  await syncFolder(dirname(path)).catch((error: unknown) => {
    if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error
  })
}

async function create(path: string): Promise<NewFile> {
  const file = await open(path, 'wx', OWNER_ONLY.file)
  return {
    append: async (bytes) => {
      // One write may take only a part, e.g. when the disk is nearly full.
      for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from, bytes.length - from)).bytesWritten
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function orNothing<T>(found: Promise<T>, nothing: T): Promise<T> {
  try {
    return await found
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return nothing
    throw error
  }
}
