import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { watchBoards } from '../../../../server/boards/boardWatch.ts'
import { SnapshotRefused } from '../../../../server/boards/snapshotDesk.ts'
import { openLog } from '../../../../server/observe/log.ts'
import type { Clock } from '../../../../server/storage/ports.ts'
import { systemClock } from '../../../../server/storage/systemClock.ts'
import { createPerson } from '../../../support/scriptedPerson.ts'
import { bodyOf, openInstallation } from '../http/installation.ts'
import { askSaved, come as comeIn, houseForTest, type Guest, type Person } from '../sync/syncHouse.ts'

const MINUTE = 60_000

/** A clock that only moves when it is told to; `timers` are those that are set. */
function handClock() {
  let now = 0
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  }
  return {
    clock,
    timers,
    pass(ms: number) {
      now += ms
      for (const timer of [...timers]) {
        if (timer.at > now || !timers.delete(timer)) continue
        timer.run()
      }
    },
  }
}

async function watched(freeze: () => Promise<unknown> = () => Promise.resolve()) {
  const house = await houseForTest()
  const hand = handClock()
  const frozen: string[] = []
  const watch = watchBoards({
    rooms: house.rooms,
    clock: hand.clock,
    log: openLog('silent'),
    freeze: (board) => {
      frozen.push(board)
      return freeze()
    },
  })
  onTestFinished(watch.stop)
  const come = (guest: Guest = {}) => comeIn(house, { board: 'a', ...guest })
  let asked = 0
  /** Resolves once the rooms know it, too. */
  const write = (one: Person, key: string) => {
    one.doc.getMap('kind').set(key, 1)
    return askSaved(one, ++asked)
  }
  return { ...hand, house, watch, frozen, come, write }
}

describe('maps that change are frozen by themselves', () => {
  it('every five minutes in which somebody has written, and only then; no timer waits for a board where nothing happens', async () => {
    const { come, write, pass, frozen, timers } = await watched()
    const anna = await come()
    pass(60 * MINUTE)
    expect([frozen, timers.size]).toEqual([[], 0])
    await write(anna, 'x')
    await write(anna, 'y')
    expect(timers.size).toBe(1)
    pass(5 * MINUTE - 1)
    expect(frozen).toEqual([])
    pass(1)
    expect([frozen, timers.size]).toEqual([['a'], 0])
    pass(60 * MINUTE)
    expect(frozen).toEqual(['a'])
    await write(anna, 'z')
    pass(5 * MINUTE)
    expect(frozen).toEqual(['a', 'a'])
  })

  it('half a minute after the last one has left with something written; not when somebody who has only read leaves', async () => {
    const { come, write, pass, frozen, timers, house } = await watched()
    const [anna, bela] = [await come(), await come()]
    await write(anna, 'x')
    anna.leave()
    await expect.poll(() => house.rooms.present('a').length).toBe(1)
    pass(MINUTE)
    expect(frozen).toEqual([])
    bela.leave()
    await expect.poll(() => house.rooms.present('a').length).toBe(0)
    pass(30_000)
    expect([frozen, timers.size]).toEqual([['a'], 0])

    const reader = await come({ access: 'read' })
    reader.leave()
    await expect.poll(() => house.rooms.present('a').length).toBe(0)
    pass(60 * MINUTE)
    expect([frozen, timers.size]).toEqual([['a'], 0])
  })

  it('is tried again soon when too much is being frozen, and given up when the disk refuses, until somebody goes on', async () => {
    let trouble: Error = new SnapshotRefused('snapshotsBusy')
    const { come, write, pass, frozen, timers } = await watched(() => Promise.reject(trouble))
    const anna = await come()
    await write(anna, 'x')
    pass(5 * MINUTE)
    await expect.poll(() => timers.size).toBe(1)
    trouble = new Error('the disk refuses')
    pass(MINUTE)
    expect(frozen).toHaveLength(2)
    await expect.poll(() => timers.size).toBe(0)
    await write(anna, 'y')
    expect(timers.size).toBe(1)
  })

  it('says how many were there at the same time, by role, each person once however many windows they have', async () => {
    const { come, watch, house } = await watched()
    const left = async (number: number) => expect.poll(() => house.rooms.present('a').length).toBe(number)
    const anna = await come({ participant: 'anna', role: 'organiser' })
    const windows = [await come({ participant: 'bela', role: 'participant' })]
    windows.push(await come({ participant: 'bela', role: 'participant' }))
    for (const participant of ['v1', 'v2']) windows.push(await come({ participant, role: 'viewer', access: 'read' }))
    for (const window of windows) window.leave()
    await left(1)
    // A reader who comes back is no second reader.
    const again = await come({ participant: 'v3', role: 'viewer', access: 'read' })
    expect(watch.people('a')).toEqual({ organisers: 1, participants: 1, viewers: 2 })
    expect(watch.people('a')).toEqual({ organisers: 1, participants: 0, viewers: 1 })
    again.leave()
    anna.leave()
    await left(0)
    expect(watch.people('a')).toEqual({ organisers: 0, participants: 0, viewers: 0 })
  })
})

/** The machine's clock, but that half a minute is over at once. */
const hurried: Clock = {
  ...systemClock,
  after: (ms, run) => systemClock.after(ms === 30_000 ? 10 : ms, run),
}

describe('the server by itself', () => {
  it('freezes what was written when everybody has left, says so on the stage, and says of a closed session that it was closed', async () => {
    const { url, ask, createBoard } = await openInstallation({ clock: hurried })
    const { board, secrets, session } = await createBoard()
    const list = () => bodyOf<SnapshotCard[]>(ask('GET', api.snapshots(board), secrets.viewer))
    const visit = async (write: string) => {
      const entered = await session(secrets.participant, { name: 'Anna' })
      const anna = createPerson({ server: url, session: entered, random: Math.random, now: () => 0 })
      onTestFinished(anna.leave)
      await anna.online()
      anna.does(addIdea, { id: write, parent: 'root', after: null, title: write })
      await anna.everythingSaved()
      return anna
    }
    const anna = await visit('eins')
    anna.leave()
    await expect.poll(list).toMatchObject([{ number: 1, cause: 'activity', ideas: 1, people: { participants: 1 } }])

    const again = await visit('zwei')
    expect((await ask('PUT', api.closing(board), secrets.organiser, { commentsUntil: null })).status).toBe(200)
    again.leave()
    await expect.poll(list).toMatchObject([{ number: 2, cause: 'closing', ideas: 2 }, { number: 1 }])
    const refused = await ask('POST', api.snapshots(board), secrets.participant, { cause: 'import' })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'boardClosed'])
    expect((await ask('POST', api.snapshots(board), secrets.organiser, { name: 'Ergebnis' })).status).toBe(201)
  })
})
