import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readUpdate } from '../../server/sync/updateBytes.ts'
import type { BenchServer } from './servers.ts'

export interface StormResult {
  readonly updatesPerSecond: number
  readonly cpuPerThousand: number
  readonly megabytesSent: number
  /** Until the last sender was told that everything is on the disk; nothing where the server cannot tell. */
  readonly durablePerSecond: number | undefined
}

export interface Storm {
  readonly clients: readonly { readonly id: number; readonly updates: readonly Uint8Array[]; readonly clock: number }[]
  readonly updates: number
}

/** People who type into a title each, letter by letter, as fast as the line takes it. Made once, so that all servers get the same. */
export function makeStorm(clients: number, updates: number): Storm {
  const each = Math.floor(updates / clients)
  const made = Array.from({ length: clients }, (_, who) => {
    const doc = new Y.Doc()
    const list: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => list.push(update))
    const text = new Y.XmlText()
    doc.transact(() => {
      const fragment = new Y.XmlFragment()
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [text])
      fragment.insert(0, [line])
      doc.getMap('title').set(`storm${who}`, fragment)
    })
    while (list.length < each) {
      if (list.length % 8 === 7) text.delete(Math.max(0, text.length - 1), 1)
      else text.insert(text.length, 'abcdefgh'[list.length % 8] ?? 'x')
    }
    return {
      id: doc.clientID,
      updates: list,
      clock: Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0,
    }
  })
  return { clients: made, updates: each * clients }
}

/** Lets the storm loose and waits until every client has everything. The clients are light: they read clocks, they build nothing. */
export async function runStorm(server: BenchServer, storm: Storm, speaks64: boolean): Promise<StormResult> {
  const { url, protocols } = await server.room()
  const people = await Promise.all(storm.clients.map(() => arrive(url, protocols)))
  for (const [own, person] of people.entries()) person.expect(storm.clients, own)
  const cpu = await server.cpu()
  const start = performance.now()
  const everybodyHasEverything = Promise.all(people.map((person) => person.complete))
  const each = storm.clients[0]?.updates.length ?? 0
  for (let from = 0; from < each; from += 20) {
    for (const [i, person] of people.entries()) {
      for (const update of storm.clients[i]?.updates.slice(from, from + 20) ?? []) person.send(update)
    }
    await new Promise(setImmediate)
  }
  const durable = speaks64
    ? Promise.all(people.map((person) => person.saved())).then(() => performance.now())
    : undefined
  await everybodyHasEverything
  const end = performance.now()
  const durableAt = await durable
  const used = (await server.cpu()) - cpu
  for (const person of people) person.leave()
  const perSecond = (until: number) => storm.updates / ((until - start) / 1000)
  return {
    updatesPerSecond: perSecond(end),
    cpuPerThousand: used / (storm.updates / 1000),
    megabytesSent: people.reduce((sum, person) => sum + person.bytes(), 0) / 1e6,
    durablePerSecond: durableAt === undefined ? undefined : perSecond(durableAt),
  }
}

interface Person {
  expect(clients: Storm['clients'], own: number): void
  readonly complete: Promise<void>
  send(update: Uint8Array): void
  saved(): Promise<void>
  bytes(): number
  leave(): void
}

const EMPTY = Uint8Array.from([0, 0])

async function arrive(url: string, protocols: string[]): Promise<Person> {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false })
  let bytes = 0
  let missing = new Map<number, number>()
  let finish = () => {}
  let saved = () => {}
  const complete = new Promise<void>((resolve) => (finish = resolve))
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      bytes += data.length
      if (data[0] === 64) return saved()
      if (data[0] !== 0) return
      if (data[1] === 0) return socket.send(syncMessage(1, EMPTY))
      if (data[1] === 1) resolve()
      for (const { client, to } of readUpdate(payload(data)).stretches)
        if (to >= (missing.get(client) ?? Infinity)) missing.delete(client)
      if (missing.size === 0) finish()
    })
  })
  await new Promise<void>((resolve) => socket.once('open', resolve))
  socket.send(syncMessage(0, Uint8Array.from([0])))
  missing.set(-1, 1)
  await synced
  return {
    // one's own need not come back
    expect: (clients, own) =>
      (missing = new Map(clients.filter((_, i) => i !== own).map(({ id, clock }) => [id, clock]))),
    complete,
    send: (update) => socket.send(syncMessage(2, update)),
    saved: () =>
      new Promise((resolve) => {
        saved = resolve
        socket.send(Uint8Array.from([64, 0, 1]))
      }),
    bytes: () => bytes,
    leave: () => socket.terminate(),
  }
}

function syncMessage(step: number, content: Uint8Array): Uint8Array {
  const length: number[] = []
  let rest = content.length
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128)
  return Buffer.concat([Uint8Array.from([0, step, ...length, rest]), content])
}

function payload(message: Buffer): Uint8Array {
  let at = 2
  while ((message[at] ?? 0) > 127) at++
  return message.subarray(at + 1)
}
