import { getActiveResourcesInfo } from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { admitted, houseForTest, isAck, updatesOf } from './syncHouse.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = () => {
  for (let i = 0; i < 3; i++) collect()
  return process.memoryUsage().heapUsed
}

/** `SOAK_VISITS=100000` for a long run. */
const VISITS = Number(process.env.SOAK_VISITS ?? 400)
const BOARDS = 50

it(`[bar 39] after ${VISITS} visits to boards that everybody left again, no room, line or memory is left`, async () => {
  const house = await houseForTest()
  const visit = async (n: number) => {
    const raw = await admitted(house, { board: `b${n % BOARDS}`, participant: `p${n}` })
    raw.send(0, 2, updatesOf((doc) => doc.getMap('kind').set(`i${n % 10}`, 'topic'))[0] ?? new Uint8Array())
    raw.send(1, Uint8Array.from([1, n % 128, 1, 2, 123, 125]))
    raw.send(64, 0, 1)
    await raw.hear(isAck(1))
    raw.socket.terminate()
    await raw.closed
  }
  const visits = async (from: number, to: number) => {
    for (let n = from; n < to; n += 10) await Promise.all(Array.from({ length: 10 }, (_, i) => visit(n + i)))
    await expect.poll(() => house.rooms.size, { timeout: 10_000 }).toBe(0)
  }
  const lines = () => getActiveResourcesInfo().filter((what) => what.includes('TCPSocket')).length
  await visits(0, 200)
  const before = { heap: heap(), lines: lines() }
  await visits(200, 200 + VISITS)
  expect(house.count('connected')).toBe(house.count('disconnected'))
  expect(house.count('roomOpened')).toBe(house.count('roomClosed'))
  expect(lines()).toBeLessThanOrEqual(before.lines)
  expect(heap() - before.heap).toBeLessThan(before.heap / 10)
}, 120_000)
