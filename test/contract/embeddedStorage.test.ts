import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { EmbeddedLog } from '../../server/storage/embedded/embeddedLog.ts'
import { EmbeddedBlobs } from '../../server/storage/embedded/embeddedBlobs.ts'
import { EmbeddedRecords } from '../../server/storage/embedded/embeddedRecords.ts'
import { realFileSystem as fs } from '../../server/storage/embedded/realFileSystem.ts'
import { Reserve } from '../../server/storage/embedded/reserve.ts'
import { systemClock as clock } from '../../server/storage/systemClock.ts'
import { blobsContract } from './blobs.ts'
import { recordsContract } from './records.ts'
import { updateLogContract } from './updateLog.ts'

const newFolder = () => mkdtemp(`${tmpdir()}/kaffeetisch-storage-`)
const observe = () => undefined

updateLogContract('in files', async () => {
  const folder = await newFolder()
  const open = () => EmbeddedLog.open({ fs, clock, folder, reserve: new Reserve(fs, folder, 1024), observe })
  const opened = [await open()]
  return {
    log: opened[0] as EmbeddedLog,
    // A second log on the same folder sees just what a killed process would have left on the disk.
    reopen: async () => {
      const next = await open()
      opened.push(next)
      return next
    },
    dispose: async () => {
      for (const log of opened) await log.close({ deadlineMs: 1_000 })
      await rm(folder, { recursive: true })
    },
  }
})

recordsContract('in files', async () => {
  const folder = await newFolder()
  const reopen = () => EmbeddedRecords.open({ fs, folder, reserve: new Reserve(fs, folder, 1024), observe })
  return { records: await reopen(), reopen, dispose: () => rm(folder, { recursive: true }) }
})

blobsContract('in files', async () => {
  const folder = await newFolder()
  const reopen = () => EmbeddedBlobs.open(fs, folder)
  return { blobs: await reopen(), reopen, dispose: () => rm(folder, { recursive: true }) }
})
