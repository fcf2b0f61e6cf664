import { expect, it } from 'vitest'
import { jumpingClock } from './jumpingClock.ts'
import { askSaved, come, comeRaw, houseForTest, isAck, knock, pauseReading, until } from './syncHouse.ts'

const isEmptyPresence = (bytes: Uint8Array) => bytes[0] === 1 && bytes[1] === 1 && bytes[2] === 0
const pinged = ({ socket }: { socket: { once(event: 'ping', heard: () => void): void } }) =>
  new Promise<void>((resolve) => socket.once('ping', resolve))

it('a silent room says something every twenty seconds, so that the stock client does not give up after thirty', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock })
  const raw = await comeRaw(house)
  clock.jump(14_000)
  raw.send(64, 0, 1)
  await raw.hear(isAck(1))
  expect(raw.heard.some(isEmptyPresence)).toBe(false)
  clock.jump(20_000)
  await raw.hear(isEmptyPresence)
})

it('who answers pings stays, however long nothing happens', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock })
  const raw = await comeRaw(house)
  let pings = 0
  raw.socket.on('ping', () => pings++)
  for (let step = 1; step <= 24; step++) {
    clock.jump(5_000)
    // what is answered came after the pong
    raw.send(64, 0, step)
    await raw.hear(isAck(step))
  }
  expect(pings).toBeGreaterThan(5)
  expect(house.count('disconnected')).toBe(0)
})

it('who does not answer a ping is let go, and his place in the room is free', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock })
  const ben = await come(house, { participant: 'ben' })
  const dead = await knock(house, { participant: 'dead' }, { autoPong: false })
  dead.send(0, 0, Uint8Array.from([0]))
  dead.send(1, Uint8Array.from([1, 77, 1, 2, 123, 125]))
  await until([ben], () => ben.awareness.getStates().has(77))
  const ping = pinged(dead)
  clock.jump(20_000)
  await ping
  await askSaved(ben, 1)
  clock.jump(20_000)
  await until([ben], () => !ben.awareness.getStates().has(77))
  expect([1006, 1013]).toContain(await dead.closed)
  await askSaved(ben, 2)
})

it('[bar 40] who takes nothing for thirty seconds is let go, though he goes on sending', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({
    clock,
    limits: { updateQueue: 64 * 1024, bytesPerSecond: 1e9, bytesBurst: 1e9 },
  })
  const anna = await come(house, { participant: 'anna' })
  const stuck = await come(house, { participant: 'stuck' })
  pauseReading(stuck)
  for (let i = 1; house.count('lagging') === 0; i++) {
    anna.doc.getMap('meta').set('title', `${i}`.padEnd(500_000, 'x'))
    await askSaved(anna, i)
  }
  const before = house.count('disconnected')
  for (const seconds of [10, 20, 30, 40]) {
    stuck.provider.ws?.send(Uint8Array.from([3]))
    clock.jump(10_000)
    // each round trip also answers anna's pings
    await askSaved(anna, 80 + seconds)
  }
  await expect.poll(() => house.count('disconnected')).toBe(before + 1)
})

it('who never asks for the board is sent away after ten seconds', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock })
  const silent = await knock(house)
  await silent.hear((bytes) => bytes[0] === 0 && bytes[1] === 0)
  clock.jump(16_000)
  expect(await silent.closed).toBe(1013)
  expect(await silent.reason).toBe('no question within 10 s')
})

it('a board that somebody never leaves is compacted all the same, so that deleted words leave the disk', async () => {
  const clock = jumpingClock()
  const house = await houseForTest({ clock, limits: { tailAge: 12_000 } })
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 'deleted words')
  anna.doc.getMap('kind').delete('a')
  await askSaved(anna, 1)
  expect(house.count('compacted')).toBe(0)
  clock.jump(14_000)
  await askSaved(anna, 2)
  clock.jump(1_500)
  await expect.poll(() => house.count('compacted')).toBe(1)
  const loaded = await house.storage.log.load({ board: 'b1', document: 'map' })
  expect(loaded.updates).toEqual([])
  expect(Buffer.from(loaded.snapshot ?? []).includes('deleted words')).toBe(false)
})
