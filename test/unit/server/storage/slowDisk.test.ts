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
function slowDisk(passes: () => void = () => undefined): {
  fs: FileSystem
  flushes: () => number
  finishOne: () => Promise<void>
} {
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
            passes()
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

  test('[bar 13] takes all in one flush who go on at once when the last one is over, and hurries at the end', async () => {
    let time = 0
    const disk = slowDisk(() => (time += 100))
    const timers: { at: number; run: () => void }[] = []
    const pass = (ms: number) => {
      time += ms
      for (const timer of timers.splice(0).sort((a, b) => a.at - b.at))
        if (timer.at <= time) timer.run()
        else timers.push(timer)
    }
    const log = await EmbeddedLog.open({
      fs: disk.fs,
      clock: {
        now: () => time,
        monotonic: () => time,
        after: (ms, run) => {
          const timer = { at: time + ms, run }
          timers.push(timer)
          return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
        },
      },
      folder: '/data',
      reserve: new Reserve(disk.fs, '/data', 0),
      observe: () => undefined,
    })
    const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
    const flush = async () => {
      const before = log.durable(MAP)
      const done = new Promise<void>((resolve) => {
        const off = log.onDurable(MAP, (upTo) => upTo > before && (off(), resolve()))
      })
      // The first one makes the file, too.
      while (log.durable(MAP) <= before) await Promise.race([done, disk.finishOne().then(nextTurn)])
      await done
    }
    log.append(MAP, new Uint8Array(22))
    await nextTurn()
    await flush()
    const before = disk.flushes()
    for (let writer = 0; writer < WRITERS; writer++) {
      log.append(MAP, new Uint8Array(22))
      await nextTurn()
    }
    expect(disk.flushes()).toBe(before)
    pass(5)
    await flush()
    expect(log.durable(MAP)).toBe(1 + WRITERS)
    expect(disk.flushes()).toBe(before + 1)

    // Nobody's timer is waited for any more.
    log.append(MAP, new Uint8Array(22))
    const closed = log.close({ deadlineMs: 5_000 })
    await Promise.race([closed, disk.finishOne()])
    await Promise.race([closed, disk.finishOne()])
    await closed
    expect(log.durable(MAP)).toBe(2 + WRITERS)
  })
})
