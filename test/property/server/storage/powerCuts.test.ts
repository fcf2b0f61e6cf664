import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { HEADER_BYTES } from '../../../../server/storage/embedded/frames.ts'
import type { FileSystem, NewFile } from '../../../../server/storage/ports.ts'
import { stormOnDisk, type FaultKind } from '../../../support/stormOnDisk.ts'

/** Of each kind. The long run: STORAGE_SEEDS=250000 npm run test:powercuts. */
const SEEDS = Number(process.env['STORAGE_SEEDS'] ?? 5_000)
const KINDS: readonly FaultKind[] = ['cuts', 'full', 'badSync', 'all']

describe('[P1] [bar 3] the log on a disk that may do anything', () => {
  test.each(KINDS)(
    'loses nothing acknowledged and invents nothing: %s',
    async (kind) => {
      let acknowledged = 0
      let compactions = 0
      let faults = 0
      for (let seed = 1; seed <= SEEDS; seed++) {
        const report = await stormOnDisk(seed, kind)
        expect(report.violations, `seed ${seed}, ${kind}`).toEqual([])
        acknowledged += report.acknowledged
        compactions += report.compactions
        faults += report.faults
      }
      // A storm that saves and compacts nothing would prove nothing.
      expect(acknowledged).toBeGreaterThan(SEEDS * 20)
      expect(compactions).toBeGreaterThan(SEEDS)
      if (kind !== 'cuts') expect(faults).toBeGreaterThan(SEEDS)
    },
    1_000 * SEEDS,
  )
})

describe('[bar 4] the simulation has teeth', () => {
  test.each<[string, FaultKind, (fs: FileSystem) => FileSystem]>([
    [
      'acknowledging before the sync',
      'cuts',
      (fs) => withFiles(fs, (file) => ({ ...file, sync: async () => void file.sync() })),
    ],
    ['no sync', 'cuts', (fs) => withFiles(fs, (file) => ({ ...file, sync: async () => undefined }))],
    ['no sync of the folder', 'cuts', (fs) => over(fs, { syncFolder: async () => undefined })],
    [
      'a snapshot that is not synced',
      'cuts',
      (fs) =>
        withFiles(fs, (file, path) => (path.includes('snapshot') ? { ...file, sync: async () => undefined } : file)),
    ],
    ['removing the old before the new has its name for good', 'cuts', syncsOnlyAfterRemoving],
    ['no checksums', 'cuts', (fs) => over(fs, { read: async (path) => withoutChecksums(await fs.read(path)) })],
    [
      'a folder that a full disk keeps from being synced',
      'full',
      (fs) => over(fs, { syncFolder: async () => undefined }),
    ],
    [
      'writing on after a write that took only a part',
      'full',
      (fs) => withFiles(fs, (file) => ({ ...file, append: (bytes) => file.append(bytes).catch(() => undefined) })),
    ],
    [
      'trying a failed sync again',
      'badSync',
      (fs) => withFiles(fs, (file) => ({ ...file, sync: () => file.sync().catch(() => file.sync()) })),
    ],
  ])('and finds %s', async (_bug, kind, plant) => {
    let seed = 1
    while (seed <= 200 && (await stormOnDisk(seed, kind, plant)).violations.length === 0) seed++
    expect(seed).toBeLessThanOrEqual(200)
  })
})

function over(fs: FileSystem, changed: Partial<FileSystem>): FileSystem {
  return {
    makeFolder: (path) => fs.makeFolder(path),
    list: (path) => fs.list(path),
    read: (path) => fs.read(path),
    stream: (path) => fs.stream(path),
    create: (path) => fs.create(path),
    rename: (from, to) => fs.rename(from, to),
    remove: (path) => fs.remove(path),
    syncFolder: (path) => fs.syncFolder(path),
    ...changed,
  }
}

function withFiles(fs: FileSystem, change: (file: NewFile, path: string) => NewFile): FileSystem {
  return over(fs, { create: async (path) => change(await fs.create(path), path) })
}

function syncsOnlyAfterRemoving(fs: FileSystem): FileSystem {
  let renamed = false
  return over(fs, {
    rename: async (from, to) => {
      renamed = true
      await fs.rename(from, to)
    },
    syncFolder: async (path) => {
      if (!renamed) await fs.syncFolder(path)
      renamed = false
    },
  })
}

/** Makes every checksum right, as if nobody had ever looked at one. */
function withoutChecksums(bytes: Uint8Array | undefined): Uint8Array | undefined {
  if (!bytes || bytes.length <= HEADER_BYTES || bytes[0] !== 'K'.charCodeAt(0)) return bytes
  const file = Buffer.from(bytes)
  for (let at = HEADER_BYTES; at + 8 <= file.length;) {
    const length = (file.readUInt32BE(at) & 0x7fffffff) >>> 0
    const end = at + 8 + length
    if (end > file.length) break
    file.writeUInt32BE(
      crc32(file.subarray(at + 8, end), crc32(file.subarray(at, at + 4), file.readUInt32BE(4))),
      at + 4,
    )
    at = end
  }
  return file
}
