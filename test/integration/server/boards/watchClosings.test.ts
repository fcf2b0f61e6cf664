import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { watchClosings } from '../../../../server/boards/closeSession.ts'
import { createClosings } from '../../../../server/boards/closings.ts'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { listSnapshots } from '../../../../server/boards/snapshotRecords.ts'
import { readConfig } from '../../../../server/config.ts'
import type { Clock } from '../../../../server/storage/ports.ts'
import { HOUR, movableClock, openHouse } from '../retention/house.ts'

/** A board that somebody follows, and a watch whose looks are made by hand. */
async function watchedBoard({ readOnly = false } = {}) {
  const clock = movableClock()
  const { means } = await openHouse(clock)
  const { board } = await createBoard(means, { title: 'Klima', language: 'de', template: 'blank' })
  const participant = 'p'
  const leave = means.rooms.follow({ board, document: 'map', access: 'read', participant }, () => undefined)
  const looks: (() => void)[] = []
  const byHand: Clock = { ...clock, after: (_ms, look) => (looks.push(look), () => undefined) }
  const read = readConfig(readOnly ? ['--read-only'] : [], {})
  if (!read.ok || 'help' in read) throw new Error('no configuration')
  const closings = createClosings(clock)
  const told: string[] = []
  const rooms = { ...means.rooms, tellClosing: (of: string) => void told.push(closings.now(of).state) }
  watchClosings({ ...means, rooms, closings, clock: byHand, config: read.config })
  const look = async (): Promise<void> => {
    looks.shift()?.()
    await expect.poll(() => looks.length, { interval: 1 }).toBe(1)
    await setImmediate()
  }
  return { means, board, clock, closings, told, look, leave }
}

it('[P19] everybody is told once of each end, not at every look', async () => {
  const { board, clock, closings, told, look } = await watchedBoard()
  await look()
  expect(told).toEqual([])
  closings.decide(board, { closedAt: clock.now() + HOUR, commentsUntil: clock.now() + 2 * HOUR })
  for (let i = 0; i < 3; i++) await look()
  clock.pass(HOUR)
  for (let i = 0; i < 3; i++) await look()
  clock.pass(HOUR)
  for (let i = 0; i < 3; i++) await look()
  closings.decide(board, {})
  for (let i = 0; i < 3; i++) await look()
  expect(told).toEqual(['open', 'closed', 'frozen', 'open'])
})

it('a board that everybody has left is forgotten, but not while somebody may just be coming in with what was read before', async () => {
  const { board, clock, closings, look, leave } = await watchedBoard()
  closings.know(board, { closedAt: clock.now() })
  await look()
  leave()
  closings.decide(board, { closedAt: clock.now() + HOUR })
  await look()
  closings.know(board, { closedAt: clock.now() })
  expect(closings.now(board).state).toBe('open')
  await look()
  closings.know(board, { closedAt: clock.now() })
  expect(closings.now(board).state).toBe('frozen')
})

it.each([
  [false, ['closing']],
  [true, []],
])('the closed map is frozen, unless the server only reads (%s)', async (readOnly, causes) => {
  const { means, board, clock, closings, told, look } = await watchedBoard({ readOnly })
  const key = `board/${board}`
  const stored = await means.records.get(key)
  const closedAt = clock.now()
  await means.records.put(key, { ...(stored?.value as object), closedAt }, 'any')
  closings.decide(board, { closedAt })
  await look()
  expect(told).toEqual(['frozen'])
  await means.snapshots.tidy(board) // waits for its turn behind what the look has begun
  expect((await listSnapshots(means.records, board)).map(({ cause }) => cause)).toEqual(causes)
})
