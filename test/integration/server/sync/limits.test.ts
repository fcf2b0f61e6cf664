import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SAVING } from '../../../../shared/wire/messages.ts'
import { jumpingClock } from './jumpingClock.ts'
import { askSaved, come, comeRaw, houseForTest, isAck, isState, knock, until, updatesOf } from './syncHouse.ts'

const MIB = 1024 * 1024
const NOTHING = Uint8Array.from([0, 0])
/** An update of exactly so many bytes, within a frame of its own. */
function updateOf(bytes: number): Uint8Array {
  const write = (length: number) => {
    const doc = new Y.Doc()
    doc.clientID = 7
    return updatesOf(() => doc.getMap('kind').set('a', 'x'.repeat(length)), doc)[0] ?? NOTHING
  }
  return write(2 * bytes - write(bytes).length)
}
const idea = (n: number) => (doc: Y.Doc) => doc.getMap('place').set(`i${n}`, { parent: 'root', order: `a${n}` })

it('[P11] an update in a message of 1 MiB is taken; one byte more ends the connection with a reason, and only that one', async () => {
  const house = await houseForTest()
  const anna = await come(house, { participant: 'anna' })
  const fits = await comeRaw(house)
  fits.send(0, 2, updateOf(MIB - 5))
  fits.send(64, 0, 1)
  await fits.hear(isAck(1))
  const tooMuch = await comeRaw(house, { participant: 'big' })
  tooMuch.send(0, 2, updateOf(MIB - 4))
  expect(await tooMuch.closed).toBe(1009)
  expect(await tooMuch.reason).toBe('message too large')
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
  expect(fits.socket.readyState).toBe(fits.socket.OPEN)
})

it('[P3] what was written offline may be as large as 8 MiB when it comes back, and no larger', async () => {
  const house = await houseForTest()
  const back = await knock(house)
  back.send(0, 0, Uint8Array.from([0]))
  back.send(0, 1, updateOf(8 * MIB - 6))
  back.send(64, 0, 1)
  await back.hear(isAck(1))
  const tooMuch = await knock(house, { board: 'b2' })
  tooMuch.send(0, 0, Uint8Array.from([0]))
  tooMuch.send(0, 1, updateOf(8 * MIB - 5))
  expect(await tooMuch.closed).toBe(1009)
})

it('[P1] a full board says so to whoever adds to it, goes on saving for everybody else, and takes all once there is room', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock, limits: { boardBytes: 300_000 } })
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  anna.doc.getMap('kind').set('filler', 'x'.repeat(290_000))
  await askSaved(anna, 1)
  const source = new Y.Doc()
  Y.applyUpdate(source, Y.encodeStateAsUpdate(anna.doc))
  const greedy = await comeRaw(house, { participant: 'greedy' }, Y.encodeStateAsUpdate(source))
  greedy.send(64, 0, 1)
  await greedy.hear(isAck(1))
  const [more = NOTHING] = updatesOf((doc) => doc.getMap('kind').set('more', 'y'.repeat(20_000)), source)
  greedy.send(0, 2, more)
  greedy.send(64, 0, 2)
  await greedy.hear(isState(SAVING.boardFull))
  ben.doc.getMap('kind').set('small', 'word')
  await askSaved(ben, 1)
  expect(greedy.heard.some(isAck(2))).toBe(false)
  anna.doc.getMap('kind').delete('filler')
  await askSaved(anna, 2)
  const questions = greedy.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 0).length
  clock.jump(6_000)
  await expect.poll(() => greedy.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 0).length).toBe(questions + 1)
  greedy.send(0, 1, Y.encodeStateAsUpdate(source))
  await greedy.hear(isState(SAVING.ok))
  await greedy.hear(isAck(2))
  await until([ben], () => ben.doc.getMap('kind').has('more'))
})

it('[P1] a full board takes what only deletes, also from somebody whose words it had no room for', async () => {
  const house = await houseForTest({ limits: { boardBytes: 100_000 } })
  const anna = await come(house, { participant: 'anna' })
  anna.doc.getMap('kind').set('filler', 'x'.repeat(99_000))
  await askSaved(anna, 1)
  const source = new Y.Doc()
  Y.applyUpdate(source, Y.encodeStateAsUpdate(anna.doc))
  const greedy = await comeRaw(house, { participant: 'greedy' })
  greedy.send(64, 0, 1)
  greedy.send(0, 2, updatesOf((doc) => doc.getMap('kind').set('more', 'y'.repeat(2_000)), source)[0] ?? NOTHING)
  await greedy.hear(isState(SAVING.boardFull))
  greedy.send(0, 2, updatesOf((doc) => doc.getMap('kind').delete('filler'), source)[0] ?? NOTHING)
  await until([anna], () => !anna.doc.getMap('kind').has('filler'))
  greedy.send(0, 2, updatesOf((doc) => doc.getMap('kind').delete('more'), source)[0] ?? NOTHING)
  greedy.send(64, 0, 2)
  anna.doc.getMap('kind').set('small', 'word')
  await askSaved(anna, 2)
  expect(greedy.socket.readyState).toBe(greedy.socket.OPEN)
})

it('a map with as many ideas as there may be takes no further one, and every other change', async () => {
  const house = await houseForTest({ limits: { ideas: 3 } })
  const anna = await come(house, { participant: 'anna' })
  for (const n of [1, 2, 3]) idea(n)(anna.doc)
  await askSaved(anna, 1)
  await house.rooms.read('b1', 'map')
  const source = new Y.Doc()
  Y.applyUpdate(source, Y.encodeStateAsUpdate(anna.doc))
  const greedy = await comeRaw(house, { participant: 'greedy' })
  greedy.send(64, 0, 1)
  greedy.send(0, 2, updatesOf(idea(4), source)[0] ?? NOTHING)
  await greedy.hear(isState(SAVING.boardFull))
  anna.doc.getMap('place').set('i1', { parent: 'i2', order: 'b' })
  anna.doc.getMap('kind').set('i1', 'quickWin')
  await askSaved(anna, 2)
  const late = await come(house, { participant: 'late' })
  expect([...late.doc.getMap('place').keys()].sort()).toEqual(['i1', 'i2', 'i3'])
  expect(late.doc.getMap('kind').get('i1')).toBe('quickWin')
})

it('a board with as many connections as it may have tells the next one why and to come back later', async () => {
  const house = await houseForTest({ limits: { connectionsPerBoard: 2 } })
  await come(house, { participant: 'anna' })
  await come(house, { participant: 'ben' })
  const next = await knock(house)
  expect(await next.closed).toBe(1013)
  expect(await next.reason).toBe('too many connections')
  await come(house, { board: 'another', participant: 'cora' })
})

it('[P1] a sender over his budget is read later and loses nothing', async () => {
  const house = await houseForTest({
    limits: { messagesPerSecond: 400, messagesBurst: 50, bytesPerSecond: 40_000, bytesBurst: 4_000 },
  })
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  for (let i = 0; i < 400; i++) anna.doc.getMap('kind').set(`i${i}`, i)
  await askSaved(anna, 1)
  expect(house.count('paused')).toBeGreaterThan(0)
  await until([ben], () => ben.doc.getMap('kind').size === 400)
})
