import { describe, expect, test } from 'vitest'
import { EmbeddedLog } from '../../../../server/storage/embedded/embeddedLog.ts'
import { Reserve } from '../../../../server/storage/embedded/reserve.ts'
import type { Clock, FileSystem, LoadedRoom, RoomName, UpdateLog } from '../../../../server/storage/ports.ts'
import { SimulatedDisk, type Faults } from '../../../support/simulatedDisk.ts'

/** How often each step is taken: what of the unsynced survives is another matter of chance each time. */
const TIMES = Math.ceil(Number(process.env['STORAGE_SEEDS'] ?? 5_000) / 200)
const ROOM: RoomName = { board: 'b', document: 'map' }
const clock: Clock = { now: () => 0, monotonic: () => 0, after: () => () => undefined }

const open = (fs: FileSystem): Promise<UpdateLog> =>
  EmbeddedLog.open({ fs, clock, folder: '/data', reserve: new Reserve(fs, '/data', 0), observe: () => undefined })

const wordsOf = ({ snapshot, updates }: LoadedRoom): Set<string> =>
  new Set([snapshot, ...updates].flatMap((part) => (part ? Buffer.from(part).toString().split(' ') : [])))

/** Answers what was lost, and whether the power went before the compaction was done. */
async function compactUntil(cutAt: number, seed: number, faults: Faults): Promise<{ lost: string[]; cut: boolean }> {
  const disk = new SimulatedDisk(seed)
  const promised = new Set<string>()
  let words = 0
  const write = (log: UpdateLog, count: number): Promise<void> => {
    const mine = Array.from({ length: count }, () => `w${words++}`)
    const upTo = mine.reduce((_, word) => log.append(ROOM, Buffer.from(word)), 0)
    return new Promise((resolve) => {
      log.onDurable(ROOM, (durable) => {
        if (durable < upTo) return
        for (const word of mine) promised.add(word)
        resolve()
      })
    })
  }
  const compact = async (log: UpdateLog): Promise<unknown> => {
    const loaded = await log.load(ROOM)
    return log.compact(ROOM, Buffer.from([...wordsOf(loaded)].join(' ')), loaded.upTo)
  }
  // A snapshot and a segment after it, as after an ordinary day.
  const yesterday = await open(disk.start({}))
  await write(yesterday, 3)
  await compact(yesterday)
  await write(yesterday, 3)

  const today = async (): Promise<void> => {
    const log = await open(disk.start({ ...faults, cutAt }))
    const writing = write(log, 2)
    await compact(log).catch(() => undefined)
    await writing
    await compact(log).catch(() => undefined)
  }
  const living = today()
  const cut = await Promise.race([disk.cut.then(() => true), living.then(() => false)])

  const found = wordsOf(await (await open(disk.start({}))).load(ROOM))
  return { lost: [...promised].filter((word) => !found.has(word)), cut }
}

describe('compaction', () => {
  test(
    '[P1] [bar 15] loses nothing when the power goes in any of its steps',
    async () => {
      let steps = 0
      for (let going = true; going; steps++) {
        going = false
        for (let seed = 1; seed <= TIMES; seed++) {
          const { lost, cut } = await compactUntil(steps + 1, seed, {})
          expect(lost, `step ${steps + 1}, seed ${seed}`).toEqual([])
          going ||= cut
        }
      }
      expect(steps).toBeGreaterThan(40)
    },
    20_000 * TIMES,
  )
})
