import { expect, test } from 'vitest'
import { EmbeddedLog } from '../../../../server/storage/embedded/embeddedLog.ts'
import { Reserve } from '../../../../server/storage/embedded/reserve.ts'
import type { Clock, RoomName } from '../../../../server/storage/ports.ts'
import { decode, encode } from '../../../contract/updateLog.ts'
import { SimulatedDisk } from '../../../support/simulatedDisk.ts'

/** What waits for the clock happens when the test says so. */
function stoppedClock(): Clock & { readonly strike: () => void } {
  let waiting: (() => void)[] = []
  return {
    now: () => 0,
    monotonic: () => 0,
    after: (_ms, run) => {
      waiting.push(run)
      return () => (waiting = waiting.filter((other) => other !== run))
    },
    strike: () => {
      const due = waiting
      waiting = []
      for (const run of due) run()
    },
  }
}

test('[bar 39] of a board that everybody has left nothing stays in the log\u2019s memory, and the next one finds all of it', async () => {
  const fs = new SimulatedDisk(1).start({})
  const clock = stoppedClock()
  const log = await EmbeddedLog.open({
    fs,
    clock,
    folder: '/data',
    reserve: new Reserve(fs, '/data', 0),
    observe: () => undefined,
  })
  const room: RoomName = { board: 'brett', document: 'map' }
  const visit = async (word: string): Promise<string[]> => {
    const { updates } = await log.load(room)
    const saved = new Promise<void>((resolve) => {
      const stop = log.onDurable(room, () => {
        stop()
        resolve()
      })
    })
    log.append(room, encode(word))
    await saved
    return updates.map(decode)
  }
  expect(await visit('eins')).toEqual([])
  // The file is still open: a short break costs nothing.
  expect(log.durable(room)).toBe(1)
  expect(await visit('zwei')).toEqual(['eins'])
  clock.strike()
  await expect.poll(() => log.durable(room)).toBe(0)
  expect((await visit('drei')).sort()).toEqual(['eins', 'zwei'])
  expect(log.durable(room)).toBe(1)

  // Whoever has loaded it counts on its positions, also before listening.
  const loaded = await log.load(room)
  clock.strike()
  await new Promise(setImmediate)
  expect(log.durable(room)).toBe(loaded.upTo)
})
