import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SAVING } from '../../../../shared/wire/messages.ts'
import { jumpingClock } from './jumpingClock.ts'
import {
  admitted as behaved,
  askSaved,
  houseForTest as open,
  isAck,
  isState,
  joined,
  message,
  pauseReading,
  rawClient,
  until,
  untilTheEnd,
  updatesOf,
  type Guest,
  type Person,
  type RawClient,
  type SyncHouse,
} from './syncHouse.ts'

const come = async (house: SyncHouse, guest?: Guest): Promise<Person> => untilTheEnd(await joined(house, guest))
const admitted = async (...args: Parameters<typeof behaved>): Promise<RawClient> => untilTheEnd(await behaved(...args))
const stranger = async (house: SyncHouse, guest?: Guest): Promise<RawClient> =>
  untilTheEnd(await rawClient(house, guest))

const NOTHING = Uint8Array.from([0, 0])
const isRefusal = isState(SAVING.refused)
const isDenied = (bytes: Uint8Array) => bytes[0] === 2

const presenceOf = (...entries: [client: number, clock: number, state: unknown][]) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}
const stateOf = (person: Person, client: number) => person.awareness.getStates().get(client)

it('[P6] [bar 33] a viewer writes nothing, however often, and is told each time', async () => {
  const house = await open()
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 1)
  await askSaved(anna, 1)
  const viewer = await admitted(house, { access: 'read', participant: 'v' }, Y.encodeStateAsUpdate(anna.doc))
  viewer.send(64, 0, 1)
  await viewer.hear(isAck(1))
  expect(viewer.heard.some(isDenied)).toBe(false)
  const before = {
    state: Y.encodeStateAsUpdate(anna.doc),
    position: house.storage.log.durable({ board: 'b1', document: 'map' }),
  }
  const [forged = NOTHING] = updatesOf((doc) => doc.getMap('kind').set('a', 'forged'))
  for (let i = 0; i < 500; i++) {
    viewer.send(0, 2, forged)
    viewer.send(0, 1, forged)
  }
  viewer.send(64, 0, 2)
  await viewer.hear(isAck(2))
  expect(viewer.heard.filter(isRefusal)).toHaveLength(1_000)
  expect(viewer.heard.filter(isDenied)).toHaveLength(1_000)
  expect(Y.encodeStateAsUpdate(anna.doc)).toEqual(before.state)
  expect(house.storage.log.durable({ board: 'b1', document: 'map' })).toBe(before.position)
  expect(house.count('updates')).toBe(1)
})

it('[P1] [bar 22] what is written before the client has answered waits for the answer, and so does its acknowledgement', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna' })
  const [first = NOTHING, second = NOTHING] = updatesOf((doc) => {
    doc.getMap('kind').set('offline', 1)
    doc.getMap('kind').set('fresh', 2)
  })
  const raw = await stranger(house)
  raw.send(0, 0, Uint8Array.from([0]))
  raw.send(0, 2, second)
  raw.send(64, 0, 1)
  await raw.hear((bytes) => bytes[0] === 0 && bytes[1] === 1)
  expect(raw.heard.some(isAck(1))).toBe(false)
  raw.send(0, 1, first)
  await raw.hear(isAck(1))
  await until([anna], () => anna.doc.getMap('kind').size === 2)
  expect(anna.doc.store.pendingStructs).toBeNull()
})

it('an update with a gap is not passed on: the client is asked, and all arrives', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna' })
  const [first = NOTHING, second = NOTHING] = updatesOf((doc) => {
    doc.getMap('kind').set('x', 1)
    doc.getMap('kind').set('y', 2)
  })
  const raw = await admitted(house)
  raw.send(0, 2, second)
  raw.send(64, 0, 5)
  const questions = () => raw.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 0).length
  await expect.poll(questions).toBe(2)
  expect(anna.doc.getMap('kind').size).toBe(0)
  raw.send(0, 1, Y.mergeUpdates([first, second]))
  await raw.hear(isAck(5))
  await until([anna], () => anna.doc.getMap('kind').size === 2)
})

it('[P11] [bar 34] sixteen thousand gaps cost the sender his connection and nobody else anything', async () => {
  const clock = jumpingClock()
  const house = await open({ clock })
  const anna = await come(house)
  const gaps = updatesOf((doc) => {
    for (let i = 0; i < 4_000; i++) doc.getMap('kind').set('k', i)
  }).filter((_, i) => i % 2 === 1)
  const raw = await admitted(house, { participant: 'bad' })
  for (const gap of gaps) raw.send(0, 2, gap)
  raw.send(0, 1, gaps[0] ?? NOTHING)
  await expect.poll(() => raw.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 0).length).toBe(3)
  clock.jump(16_000)
  expect([4400, 1013]).toContain(await raw.closed)
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
  expect(anna.doc.store.pendingStructs).toBeNull()
})

const bomb = updatesOf((doc) => {
  const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)])
  doc.getMap('kind').set('deep', deep(2_000))
})[0]
const rubbish: [string, Uint8Array][] = [
  ['33 million structs in 7 bytes', message(0, 2, Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0]))],
  ['no bytes', new Uint8Array()],
  ['an unknown message', message(77, 1)],
  ['an unknown sync step', message(0, 9, NOTHING)],
  ['a length beyond the end', Uint8Array.from([0, 2, 200, 1])],
  ['a value nested 2,000 deep', message(0, 2, bomb ?? NOTHING)],
  ['a text at the top', message(0, 2, updatesOf((doc) => doc.getText('title').insert(0, 'x'))[0] ?? NOTHING)],
  ['an unknown top-level type', message(0, 2, updatesOf((doc) => doc.getMap('evil').set('x', 1))[0] ?? NOTHING)],
  ['a sub-document', message(0, 2, updatesOf((doc) => doc.getMap('kind').set('x', new Y.Doc()))[0] ?? NOTHING)],
  ['presence cut short', Uint8Array.from([1, 3, 200, 1, 1])],
  ['an acknowledgement from the wrong side', message(64, 1, 1)],
]

for (const [what, bytes] of rubbish) {
  it(`[P11] [bar 34] ${what} ends the sender's connection with 4400 and reaches nobody`, async () => {
    const house = await open()
    const anna = await come(house)
    const raw = await admitted(house, { participant: 'bad' })
    raw.socket.send(bytes)
    expect(await raw.closed).toBe(4400)
    anna.doc.getMap('kind').set('still', 'here')
    await askSaved(anna, 1)
    expect(house.count('updates')).toBe(1)
  })
}

it('[P11] [bar 34] text frames and broken websocket frames end only the connection they came on', async () => {
  const house = await open()
  const anna = await come(house)
  const texter = await admitted(house, { participant: 't' })
  texter.socket.send('hello')
  expect(await texter.closed).toBe(4400)
  const breaker = await admitted(house, { participant: 'k' })
  const stream = (breaker.socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket
  stream.write(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6]))
  await breaker.closed
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
})

it('[P11] [bar 33] nobody can take over, change or remove the presence of somebody else', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna', name: 'Anna' })
  const ben = await come(house, { participant: 'ben', name: 'Ben' })
  const id = anna.doc.clientID
  anna.awareness.setLocalState({
    person: { participant: 'anna', name: 'Anna', colour: '#123456' },
    pointer: { x: 1, y: 2 },
  })
  await until([ben], () => stateOf(ben, id)?.pointer !== undefined)
  const raw = await admitted(house, { participant: 'eve', name: 'Eve' })
  raw.send(1, presenceOf([id, 99, { person: { participant: 'eve', name: 'Eve' } }]))
  raw.send(1, presenceOf([id, 100, null]))
  raw.send(
    1,
    presenceOf([4711, 1, { person: { participant: 'anna', name: 'Anna', colour: 'red' }, junk: 'x'.repeat(50) }]),
  )
  raw.send(1, presenceOf([id, 101, null], [4711, 2, { pointer: { x: 5, y: 5 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ pointer: { x: 5, y: 5 } })
  expect(stateOf(ben, id)).toMatchObject({ person: { participant: 'anna', name: 'Anna' }, pointer: { x: 1, y: 2 } })
  raw.send(1, presenceOf([4711, 3, { person: { participant: 'anna', name: 'Anna', colour: 'red' }, junk: 1 }]))
  await until([ben], () => stateOf(ben, 4711)?.person !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ person: { participant: 'eve', name: 'Eve', colour: 'red' } })
  raw.send(1, presenceOf([4711, 4, { user: { name: 'x', color: 'url(http://evil)' } }]))
  raw.send(1, presenceOf([4711, 5, { pointer: { x: 6, y: 6 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 6)
  expect(house.count('garbage')).toBe(0)
})

it('somebody who leaves is gone from every screen, also after he has only changed', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben' })
  const raw = await admitted(house, { participant: 'eve' })
  raw.send(1, presenceOf([4711, 1, { pointer: { x: 1, y: 1 } }]))
  raw.send(1, presenceOf([4711, 2, { pointer: { x: 2, y: 2 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 2)
  raw.socket.terminate()
  await until([ben], () => !ben.awareness.getStates().has(4711))
  const again = await admitted(house, { participant: 'eve' })
  again.send(1, presenceOf([4711, 2, { pointer: { x: 3, y: 3 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 3)
})

it('[P6] [bar 33] a viewer is seen as somebody who is there and nothing else', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben' })
  const raw = await admitted(house, { access: 'read', participant: 'v1' })
  raw.send(1, presenceOf([4711, 1, { person: { name: 'Anna' }, pointer: { x: 1, y: 1 }, editing: 'root' }]))
  await until([ben], () => stateOf(ben, 4711) !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ person: { participant: 'v1' } })
})

it('[P1] [bar 40] a reader who is too slow gets one catch-up, misses nothing and costs bounded memory', async () => {
  const house = await open({
    limits: { updateQueue: 64 * 1024, presenceQueue: 16 * 1024, bytesPerSecond: 1e9, bytesBurst: 1e9 },
  })
  const anna = await come(house, { participant: 'anna' })
  const slow = await come(house, { participant: 'slow' })
  const goOn = pauseReading(slow)
  for (let i = 0; i < 60; i++) {
    anna.doc.getMap('meta').set('title', `${i}`.padEnd(200_000, 'x'))
    await askSaved(anna, i)
  }
  expect(house.count('lagging')).toBeGreaterThan(0)
  goOn()
  await until([slow], () => slow.doc.getMap('meta').get('title') === anna.doc.getMap('meta').get('title'))
  anna.doc.getMap('kind').set('live', 'again')
  await until([slow], () => slow.doc.getMap('kind').has('live'))
})

it('[P11] [bar 34] whatever a stranger sends, before and after he is in, honest people go on', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  const start = fc.constantFrom([], [0, 0], [0, 1, 20], [0, 2, 20], [1, 20], [3], [64, 0])
  const frame = fc
    .tuple(start, fc.uint8Array({ maxLength: 40 }))
    .map(([first, rest]) => Uint8Array.from([...first, ...rest]))
  let seq = 0
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(frame, { minLength: 1, maxLength: 10 }), async (isIn, list) => {
      const raw = isIn ? await admitted(house, { participant: 'bad' }) : await stranger(house, { participant: 'bad' })
      for (const bytes of list) raw.socket.send(bytes)
      anna.doc.getMap('kind').set('at', ++seq % 100)
      await askSaved(anna, seq % 100)
      raw.socket.terminate()
    }),
    { numRuns: 120 },
  )
  await until([ben], () => ben.doc.getMap('kind').get('at') === seq % 100)
  expect(ben.doc.store.pendingStructs).toBeNull()
  expect(house.count('garbage')).toBeGreaterThan(20)
}, 30_000)
