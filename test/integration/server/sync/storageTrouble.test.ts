import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SAVING } from '../../../../shared/wire/messages.ts'
import { fullDisk } from './faultyDisks.ts'
import { jumpingClock } from './jumpingClock.ts'
import { askSaved, come, comeRaw, houseForTest, isAck, isState, until, updatesOf } from './syncHouse.ts'

const NOTHING = Uint8Array.from([0, 0])
const isQuestion = (bytes: Uint8Array) => bytes[0] === 0 && bytes[1] === 0

it('[P1] [bar 7] a full disk is told to everybody, work goes on, nothing is called saved, and all is once there is room', async () => {
  const clock = jumpingClock()
  const disk = fullDisk()
  const house = await houseForTest({ clock, fs: disk.fs })
  const ben = await come(house, { participant: 'ben' })
  const raw = await comeRaw(house, { participant: 'anna' })
  const elsewhere = await comeRaw(house, { board: 'b2', participant: 'cora' })
  const stock = await comeRaw(house, { participant: 'stock' })
  for (const client of [raw, elsewhere]) {
    client.send(64, 0, 1)
    await client.hear(isAck(1))
  }
  disk.fill()
  raw.send(0, 2, updatesOf((doc) => doc.getMap('kind').set('a', 1))[0] ?? NOTHING)
  raw.send(64, 0, 2)
  await Promise.all([raw.hear(isState(SAVING.notSaving)), elsewhere.hear(isState(SAVING.notSaving))])
  await until([ben], () => ben.doc.getMap('kind').has('a'))
  const newcomer = await comeRaw(house, { participant: 'new' })
  newcomer.send(64, 0, 1)
  await newcomer.hear(isState(SAVING.notSaving))
  expect(raw.heard.some(isAck(2))).toBe(false)
  disk.free()
  clock.jump(5_000)
  await Promise.all([raw.hear(isAck(2)), newcomer.hear(isAck(1))])
  await Promise.all([raw, elsewhere, newcomer].map((client) => client.hear(isState(SAVING.ok))))
  expect(stock.heard.some((bytes) => bytes[0] === 64)).toBe(false)
  await house.restart()
  const late = await come(house, { participant: 'late' })
  expect(late.doc.getMap('kind').get('a')).toBe(1)
})

it('[P1] when too much waits for the disk, changes are refused and kept, and asked for once there is room', async () => {
  const clock = jumpingClock()
  const disk = fullDisk()
  const house = await houseForTest({ clock, fs: disk.fs, mostUnsavedBytes: 20_000 })
  const anna = await come(house, { participant: 'anna' })
  const other = await comeRaw(house, { board: 'b2', participant: 'cora' })
  other.send(64, 0, 1)
  await other.hear(isAck(1))
  anna.doc.getMap('kind').set('before', 1)
  await askSaved(anna, 1)
  disk.fill()
  for (let i = 0; i < 30; i++) anna.doc.getMap('kind').set(`i${i}`, 'x'.repeat(1_000))
  await other.hear(isState(SAVING.notSaving))
  anna.doc.getMap('kind').set('one more', 'word')
  await expect.poll(() => house.storage.log.health().state).toBe('refusing')
  const mine = new Y.Doc()
  mine.getMap('kind').set('mine', 2)
  other.send(0, 2, Y.encodeStateAsUpdate(mine))
  other.send(64, 0, 2)
  await expect.poll(() => other.heard.filter(isState(SAVING.notSaving)).length).toBeGreaterThan(1)
  const asked = other.heard.filter(isQuestion).length
  disk.free()
  await expect.poll(() => (clock.jump(1_000), other.heard.filter(isQuestion).length)).toBe(asked + 1)
  expect(other.heard.some(isAck(2))).toBe(false)
  other.send(0, 1, Y.encodeStateAsUpdate(mine))
  await other.hear(isAck(2))
  // the stock client has come back by itself, with what the log did not take
  await expect.poll(() => (clock.jump(1_000), house.rooms.read('b1', 'map').then((update) => keysOf(update)))).toBe(32)
  expect(keysOf(await house.rooms.read('b2', 'map'))).toBe(1)
  await house.restart()
  const late = await come(house, { participant: 'late' })
  expect(late.doc.getMap('kind').size).toBe(32)
})

it('[P1] a snapshot that cannot be written loses nothing and is made later', async () => {
  const clock = jumpingClock()
  const disk = fullDisk()
  const house = await houseForTest({ clock, fs: disk.fs, limits: { tailUpdates: 10 } })
  const anna = await come(house, { participant: 'anna' })
  anna.doc.getMap('kind').set('first', 0)
  await askSaved(anna, 1)
  disk.fill()
  for (let i = 0; i < 20; i++) anna.doc.getMap('kind').set(`i${i}`, i)
  await expect.poll(() => house.count('compactionFailed')).toBe(1)
  disk.free()
  clock.jump(5_000)
  await askSaved(anna, 2)
  const ben = await come(house, { participant: 'ben' })
  expect(ben.doc.getMap('kind').size).toBe(21)
  anna.leave()
  ben.leave()
  await expect.poll(() => house.rooms.size).toBe(0)
  const late = await come(house, { participant: 'late' })
  expect(late.doc.getMap('kind').size).toBe(21)
})

function keysOf(update: Uint8Array): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getMap('kind').size
}
