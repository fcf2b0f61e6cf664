import { describe, expect, test } from 'vitest'
import { EmbeddedLog } from '../../../../server/storage/embedded/embeddedLog.ts'
import { Reserve } from '../../../../server/storage/embedded/reserve.ts'
import type { Clock, FileSystem, Position } from '../../../../server/storage/ports.ts'
import { MAP } from '../../../contract/updateLog.ts'
import { SimulatedDisk } from '../../../support/simulatedDisk.ts'

const clock: Clock = { now: () => 0, monotonic: () => 0, after: () => () => undefined }
const WRITERS = 18
const FLUSHES = 200

/** A disk that counts its flushes; each takes as long as the test lets it. */
function slowDisk(): { fs: FileSystem; flushes: () => number; finishOne: () => Promise<void> } {
  const fs = new SimulatedDisk(1).start({})
  let flushes = 0
  let finish: (() => void) | undefined
  let begun: () => void = () => undefined
  return {
    fs: {
      ...fs,
      create: async (path) => {
        const file = await fs.create(path)
        return {
          ...file,
          sync: async () => {
            const finished = new Promise<void>((resolve) => (finish = resolve))
            begun()
            await finished
            flushes++
            await file.sync()
          },
        }
      },
    },
    flushes: () => flushes,
    finishOne: async () => {
      if (!finish) await new Promise<void>((resolve) => (begun = resolve))
      finish?.()
      finish = undefined
    },
  }
}

describe('a slow disk', () => {
  test('[bar 13] makes nobody wait for more than two flushes, however many write, and lets nothing pile up', async () => {
    const disk = slowDisk()
    const log = await EmbeddedLog.open({
      fs: disk.fs,
      clock,
      folder: '/data',
      reserve: new Reserve(disk.fs, '/data', 0),
      observe: () => undefined,
    })
    const waiting = new Map<Position, number>()
    let longest = 0
    let acknowledged = 0
    let mostUnsaved = 0
    const write = () => {
      // The first flush makes the file; from then on one is for those before us, one for us.
      waiting.set(log.append(MAP, new Uint8Array(22)), Math.max(1, disk.flushes()))
      mostUnsaved = Math.max(mostUnsaved, log.health().unsavedBytes)
    }
    log.onDurable(MAP, (upTo) => {
      for (const [position, since] of waiting) {
        if (position > upTo) break
        longest = Math.max(longest, disk.flushes() - since)
        waiting.delete(position)
        acknowledged++
        write()
      }
    })
    for (let writer = 0; writer < WRITERS; writer++) write()
    while (disk.flushes() < FLUSHES) await disk.finishOne()
    expect(longest).toBe(2)
    expect(acknowledged).toBeGreaterThan((FLUSHES * WRITERS) / 3)
    expect(mostUnsaved).toBeLessThanOrEqual(WRITERS * 22)
  })
})
