import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { compactUpdates } from '../../../../server/sync/compactUpdates.ts'
import type { Compactor } from '../../../../server/sync/compactor.ts'
import { gatedDisk } from './faultyDisks.ts'
import { askSaved, come, houseForTest as open, join, rawClient, until, untilTheEnd } from './syncHouse.ts'

const titles = (doc: Y.Doc) => doc.getMap('title')
const sameAs = (doc: Y.Doc) => JSON.stringify(Object.entries(doc.getMap('kind').toJSON()).sort())

it('[P2] eighteen people write at once and all see the same in the end', async () => {
  const house = await open()
  const all = await Promise.all(Array.from({ length: 18 }, (_, i) => come(house, { participant: `p${i}` })))
  const writes = 60
  for (let n = 0; n < writes; n++) {
    for (const [i, { doc }] of all.entries()) doc.getMap('kind').set(`${i % 6}-${n}`, i)
    if (n % 10 === 0) await new Promise(setImmediate)
  }
  await until(all, () => all.every(({ doc }) => doc.getMap('kind').size === 6 * writes))
  await Promise.all(all.map((person) => askSaved(person, 1)))
  await until(all, () => new Set(all.map(({ doc }) => sameAs(doc))).size === 1)
})

it('[P1] what was acknowledged is there after a restart, deletes included', async () => {
  const house = await open()
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 'challenge')
  anna.doc.getMap('kind').set('b', 'topic')
  anna.doc.getMap('kind').delete('a')
  await askSaved(anna, 7)
  anna.leave()
  await house.restart()
  const ben = await come(house)
  expect(ben.doc.getMap('kind').toJSON()).toEqual({ b: 'topic' })
})

it('[P1] nothing is acknowledged before the disk has it, and others see it all the same', async () => {
  const disk = gatedDisk()
  const house = await open({ fs: disk.fs })
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  await askSaved(anna, 1)
  disk.shut()
  anna.doc.getMap('kind').set('a', 'challenge')
  let saved = false
  const ack = askSaved(anna, 2).then(() => (saved = true))
  await until([ben], () => ben.doc.getMap('kind').has('a'))
  expect(saved).toBe(false)
  disk.open()
  await ack
})

it('[P1] what somebody else sent first is not acknowledged to me before it is durable', async () => {
  const disk = gatedDisk()
  const house = await open({ fs: disk.fs })
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  disk.shut()
  anna.doc.getMap('kind').set('a', 'challenge')
  await until([ben], () => ben.doc.getMap('kind').has('a'))
  ben.provider.ws?.send(Uint8Array.from([0, 2, ...lengthAndBytes(Y.encodeStateAsUpdate(ben.doc))]))
  let saved = false
  const ack = askSaved(ben, 3).then(() => (saved = true))
  await house.rooms.read('b1', 'stage')
  expect(saved).toBe(false)
  disk.open()
  await ack
})

it('[P3] a delete made while somebody was away reaches him after the board was compacted', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  for (let i = 0; i < 20; i++) anna.doc.getMap('kind').set(`i${i}`, 'topic')
  await until([ben], () => ben.doc.getMap('kind').size === 20)
  ben.leave()
  anna.doc.getMap('kind').delete('i3')
  await askSaved(anna, 1)
  await house.rooms.read('b1', 'map')
  expect(house.count('compacted')).toBeGreaterThan(0)
  const again = await come(house, { participant: 'ben', doc: ben.doc })
  expect(again.doc.getMap('kind').has('i3')).toBe(false)
  expect(again.doc.getMap('kind').size).toBe(19)
})

it('[P3] [bar 21] what was written and deleted offline arrives when the line is back', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  anna.doc.getMap('kind').set('a', 1)
  await until([ben], () => ben.doc.getMap('kind').has('a'))
  ben.provider.disconnect()
  ben.doc.getMap('kind').set('b', 2)
  ben.doc.getMap('kind').delete('a')
  anna.doc.getMap('kind').set('c', 3)
  ben.provider.connect()
  await until([anna, ben], () => [anna, ben].every(({ doc }) => sameAs(doc) === '[["b",2],["c",3]]'))
})

it('is synced only when everything is in', async () => {
  const house = await open()
  const anna = await come(house)
  for (let i = 0; i < 300; i++) titles(anna.doc).set(`i${i}`, new Y.XmlFragment())
  await askSaved(anna, 1)
  const ben = await come(house, { participant: 'ben' })
  expect(titles(ben.doc).size).toBe(300)
  await house.rooms.read('b1', 'map')
  const cora = await come(house, { participant: 'cora' })
  expect(titles(cora.doc).size).toBe(300)
})

it('[bar 24] fifty people who open a cold board at once cause one loading and none sees it empty', async () => {
  const house = await open()
  const anna = await come(house)
  for (let i = 0; i < 500; i++) anna.doc.getMap('kind').set(`i${i}`, 'topic')
  await askSaved(anna, 1)
  anna.leave()
  await house.restart()
  const before = house.count('roomOpened')
  const crowd = Array.from({ length: 50 }, (_, i) => untilTheEnd(join(house, { participant: `p${i}` })))
  await Promise.all(
    crowd.map(async (person) => {
      await person.synced
      expect(person.doc.getMap('kind').size).toBe(500)
    }),
  )
  expect(house.count('roomOpened') - before).toBe(1)
})

it('sends only what came since to somebody who has the rest', async () => {
  const house = await open()
  const anna = await come(house)
  anna.doc.getMap('meta').set('title', 'x'.repeat(50_000))
  await askSaved(anna, 1)
  await house.rooms.read('b1', 'map')
  anna.doc.getMap('kind').set('new', 'topic')
  await askSaved(anna, 2)
  const raw = await rawClient(house)
  raw.send(0, 0, Y.encodeStateVector(anna.doc))
  await raw.hear((bytes) => bytes[0] === 0 && bytes[1] === 1)
  expect(raw.heard.reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThan(500)
  raw.socket.close()
})

it('[bar 39] forgets a board that everybody has left, and has it again for the next', async () => {
  const house = await open()
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 1)
  await askSaved(anna, 1)
  anna.leave()
  await expect.poll(() => house.rooms.size).toBe(0)
  expect(house.count('compacted')).toBe(1)
  // Reading it takes in nothing: a large board would hold up everybody on the others.
  const opened = house.count('roomOpened')
  const read = new Y.Doc()
  Y.applyUpdate(read, await house.rooms.read('b1', 'map'))
  expect(read.getMap('kind').get('a')).toBe(1)
  expect(house.count('roomOpened')).toBe(opened)
  const ben = await come(house)
  expect(ben.doc.getMap('kind').get('a')).toBe(1)
})

it('a board that everybody leaves while it is being compacted is forgotten only after that', async () => {
  let goOn = () => {}
  const gate = new Promise<void>((resolve) => (goOn = resolve))
  let compacting = 0
  const compactor: Compactor = {
    async compact(updates) {
      compacting++
      await gate
      return compactUpdates(updates)
    },
    close: () => Promise.resolve(),
  }
  const house = await open({ compactor, limits: { tailUpdates: 0 } })
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 1)
  await askSaved(anna, 1)
  await expect.poll(() => compacting).toBe(1)
  anna.leave()
  await expect.poll(() => house.rooms.present('b1')).toEqual([])
  goOn()
  await expect.poll(() => house.rooms.size).toBe(0)
  expect(house.count('compacted')).toBe(1)
})

it("the server's own update reaches everybody and is durable when it says so", async () => {
  const house = await open()
  const anna = await come(house, { document: 'stage' })
  const source = new Y.Doc()
  source.getMap('tally').set('idea', 5)
  await house.rooms.publish('b1', 'stage', Y.encodeStateAsUpdate(source))
  await until([anna], () => anna.doc.getMap('tally').get('idea') === 5)
  await house.rooms.publish('cold', 'stage', Y.encodeStateAsUpdate(source))
  const whole = new Y.Doc()
  Y.applyUpdate(whole, await house.rooms.read('cold', 'stage'))
  expect(whole.getMap('tally').get('idea')).toBe(5)
})

it('[P1] a stop in the middle of the work loses nothing that was sent, tells everybody and lets them come back', async () => {
  const house = await open()
  const anna = await come(house)
  const told: number[] = []
  await askSaved(anna, 1)
  anna.provider.messageHandlers[64] = (_encoder, decoder) => void told.push(...decoder.arr.subarray(decoder.pos))
  const closed = new Promise<number>((resolve) =>
    anna.provider.once('connection-close', (event) => resolve(event?.code ?? 0)),
  )
  anna.doc.getMap('kind').set('last', 'word')
  anna.provider.ws?.send(Uint8Array.from([64, 0, 9]))
  await until([anna], () => true)
  await expect.poll(() => house.count('updates')).toBe(1)
  await house.restart()
  expect(await closed).toBe(1001)
  expect(told).toEqual([1, 9, 2, 5])
  const ben = await come(house, { participant: 'ben' })
  expect(ben.doc.getMap('kind').get('last')).toBe('word')
})

it('closes the board for everybody when it is deleted', async () => {
  const house = await open()
  const anna = await come(house)
  const closed = new Promise((resolve) => anna.provider.once('closed', resolve))
  house.rooms.closeBoard('b1', 4410)
  expect(await closed).toMatchObject({ code: 4410 })
  await house.storage.log.erase('b1')
  const late = untilTheEnd(join(house))
  expect(await new Promise((resolve) => late.provider.once('closed', resolve))).toMatchObject({ code: 4410 })
})

function lengthAndBytes(bytes: Uint8Array): number[] {
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]
  return [...length, ...bytes]
}
