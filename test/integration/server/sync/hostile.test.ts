import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run } from '../../../../shared/commands/command.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { MAP_ROOTS } from '../../../../shared/document/schema.ts'
import { watchMindMap } from '../../../../shared/document/watchMindMap.ts'
import { SAVING } from '../../../../shared/wire/messages.ts'
import { jumpingClock } from './jumpingClock.ts'
import {
  askSaved,
  come,
  comeRaw,
  houseForTest as open,
  isAck,
  isState,
  knock,
  message,
  pauseReading,
  until,
  updatesOf,
} from './syncHouse.ts'

const NOTHING = Uint8Array.from([0, 0])
const isRefusal = isState(SAVING.refused)
const isDenied = (bytes: Uint8Array) => bytes[0] === 2

it('[P6] [bar 33] a viewer writes nothing, however often, and is told each time', async () => {
  const house = await open()
  const anna = await come(house)
  anna.doc.getMap('kind').set('a', 1)
  await askSaved(anna, 1)
  const viewer = await comeRaw(house, { access: 'read', participant: 'v' }, Y.encodeStateAsUpdate(anna.doc))
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
  const raw = await knock(house)
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
  const raw = await comeRaw(house)
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
  const raw = await comeRaw(house, { participant: 'bad' })
  for (const gap of gaps) raw.send(0, 2, gap)
  raw.send(0, 1, gaps[0] ?? NOTHING)
  await expect.poll(() => raw.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 0).length).toBe(3)
  clock.jump(16_000)
  expect([4400, 1013]).toContain(await raw.closed)
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
  expect(anna.doc.store.pendingStructs).toBeNull()
})

const update = (write: (doc: Y.Doc) => void) => message(0, 2, updatesOf(write)[0] ?? NOTHING)
const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)])
/** Maps within each other, 20,000 of them: whoever walks them by calling himself falls off his stack. */
const nestedMaps = () => {
  const encoder = encoding.createEncoder()
  const depth = 20_000
  for (const number of [1, depth, 7, 0]) encoding.writeVarUint(encoder, number)
  for (let clock = 0; clock < depth; clock++) {
    encoding.writeUint8(encoder, 0x27)
    encoding.writeVarUint(encoder, clock === 0 ? 1 : 0)
    if (clock === 0) encoding.writeVarString(encoder, 'fields')
    else for (const number of [7, clock - 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, 'k')
    encoding.writeVarUint(encoder, 1)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
/** One letter from each of so many people who do not exist. */
const inventedPeople = (count: number) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, count)
  for (let client = count; client > 0; client--) {
    for (const number of [1, client, 0, 0x28, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, 'kind')
    encoding.writeVarString(encoder, `${client}`)
    for (const number of [1, 120]) encoding.writeVarUint(encoder, number)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
const stateVector = (entries: number) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries)
  for (let client = 1; client <= entries; client++)
    for (const number of [client, 1]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}
const rubbish: [string, Uint8Array][] = [
  ['33 million structs in 7 bytes', message(0, 2, Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0]))],
  ['no bytes', new Uint8Array()],
  ['an unknown message', message(77, 1)],
  ['an unknown sync step', message(0, 9, NOTHING)],
  ['a length beyond the end', Uint8Array.from([0, 2, 200, 1])],
  ['a value nested 2,000 deep', update((doc) => doc.getMap('kind').set('deep', deep(2_000)))],
  ['twenty thousand maps within each other', message(0, 2, nestedMaps())],
  ['letters of 70,000 invented people', message(0, 1, inventedPeople(70_000))],
  ['letters of 65 invented people in one breath', message(0, 2, inventedPeople(65))],
  ['a state vector of 300,000 entries', message(0, 0, stateVector(300_000))],
  ['a text at the top', update((doc) => doc.getText('title').insert(0, 'x'))],
  ['an unknown top-level type', update((doc) => doc.getMap('evil').set('x', 1))],
  ['a sub-document', update((doc) => doc.getMap('kind').set('x', new Y.Doc()))],
  ['presence cut short', Uint8Array.from([1, 3, 200, 1, 1])],
  ['an acknowledgement from the wrong side', message(64, 1, 1)],
]

for (const [what, bytes] of rubbish) {
  it(`[P11] [bar 34] ${what} ends the sender's connection with 4400 and reaches nobody`, async () => {
    const house = await open()
    const anna = await come(house)
    const raw = await comeRaw(house, { participant: 'bad' })
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
  const texter = await comeRaw(house, { participant: 't' })
  texter.socket.send('hello')
  expect(await texter.closed).toBe(4400)
  const breaker = await comeRaw(house, { participant: 'k' })
  const stream = (breaker.socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket
  stream.write(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6]))
  await breaker.closed
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
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
      const raw = isIn ? await comeRaw(house, { participant: 'bad' }) : await knock(house, { participant: 'bad' })
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

it('[bar 34] two thousand gaps from two thousand invented people are held by nobody', async () => {
  const house = await open()
  const anna = await come(house)
  const raw = await comeRaw(house, { participant: 'bad' })
  for (let n = 0; n < 2_000; n++) {
    const [, second = NOTHING] = updatesOf((doc) => {
      doc.getMap('kind').set('k', 1)
      doc.getMap('kind').set('k', 2)
    })
    raw.send(0, 2, second)
  }
  expect(await raw.closed).toBe(4400)
  expect(await raw.reason).toBe('too many Yjs client ids')
  anna.doc.getMap('kind').set('still', 'here')
  await askSaved(anna, 1)
  expect(house.count('updates')).toBe(1)
})

/** `HOSTILE_RUNS=5000` for a long run. */
const HOSTILE_RUNS = Number(process.env.HOSTILE_RUNS ?? 150)
const ROOTS = Object.keys(MAP_ROOTS)

it('[P11] [bar 35] whatever somebody writes into the columns, an honest newcomer opens the board, reads it and adds to it', async () => {
  const house = await open({ limits: { messagesPerSecond: 1e9, messagesBurst: 1e9 } })
  const scalar = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('root', '__proto__'),
  )
  const json = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.string(), scalar, { maxKeys: 4 }))
  const odd = fc.oneof(
    json.map((value) => () => structuredClone(value)),
    fc.string().map((text) => () => new Y.Text(text)),
    json.map((value) => () => Y.Array.from([structuredClone(value) as string])),
    fc.string().map((text) => () => new Y.XmlText(text)),
    fc.string({ minLength: 1 }).map((name) => () => new Y.XmlElement(name)),
    fc.dictionary(fc.string(), scalar, { maxKeys: 2 }).map((values) => () => new Y.Map(Object.entries(values))),
  )
  const key = fc.oneof(fc.constantFrom('root', 'a', 'b', 'a/who', '__proto__', ''), fc.string({ maxLength: 20 }))
  const bad = new Y.Doc()
  let raw = await comeRaw(house, { participant: 'bad' })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROOTS), key, odd, fc.boolean(), async (root, name, make, deletes) => {
      const written = updatesOf(() => {
        bad.getMap(root).set(name, make())
        if (deletes) bad.getMap(root).delete(name)
      }, bad)
      for (const bytes of written) raw.send(0, 2, bytes)
      if (raw.socket.readyState === raw.socket.OPEN) return
      raw = await comeRaw(house, { participant: 'bad' })
    }),
    { numRuns: HOSTILE_RUNS },
  )
  raw.send(64, 0, 1)
  await Promise.race([raw.hear(isAck(1)), raw.closed])
  expect(house.count('updates')).toBeGreaterThan(0)
  const honest = await come(house, { participant: 'honest' })
  expect(honest.doc.store.pendingStructs).toBeNull()
  expect(readMindMap(honest.doc).ideas.size).toBeGreaterThan(0)
  const origin = {}
  const { map, stop } = watchMindMap(honest.doc, () => undefined)
  const added = run(
    honest.doc,
    map,
    addIdea,
    { id: 'honest1', parent: map.root, after: null, title: 'Bäume' },
    {
      by: 'honest',
      now: 1,
      random: () => 0.5,
      origin,
    },
  )
  expect(added.ok).toBe(true)
  await askSaved(honest, 1)
  stop()
  const late = await come(house, { participant: 'late' })
  expect(readMindMap(late.doc).ideas.get('honest1')?.text).toBe('Bäume')
})
