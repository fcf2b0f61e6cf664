import * as decoding from 'lib0/decoding'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CREDENTIAL_PREFIX, MESSAGE, SAVED, SUBPROTOCOL } from '../../../shared/wire/messages.ts'
import { syncRoom } from '../../../shared/wire/paths.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { startFaultyServer } from '../../support/faultyServer.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { hasStrace, watchSystemCalls, type SystemCall } from '../../support/systemCalls.ts'
import { message } from './sync/syncHouse.ts'

const PEOPLE = 18
const ENOUGH = Number(process.env.ACKNOWLEDGEMENTS ?? 10_000)
const MARK = /m\d+;/g

/** Eighteen people write marks and ask; answers which marks each question covers. */
async function storm(server: TestServer): Promise<ReadonlyMap<number, readonly string[]>> {
  const { board, secrets } = await createBoard(server.url)
  const covers = new Map<number, string[]>()
  let asked = 0
  let marks = 0
  const write = async (): Promise<void> => {
    const { ticket, generation } = await join(server.url, board, secrets.participant, 'Ayşe')
    const address = `${server.url.replace('http', 'ws')}${syncRoom(board, 'map')}?generation=${generation}`
    const socket = new WebSocket(address, [SUBPROTOCOL, CREDENTIAL_PREFIX + ticket])
    await once(socket, 'open')
    const answers = new Map<number, () => void>()
    socket.on('message', (data: Buffer) => {
      const seq = acknowledgementIn(data)
      if (seq !== undefined) answers.get(seq)?.()
    })
    const doc = new Y.Doc()
    doc.on('update', (update) => socket.send(message(MESSAGE.sync, 2, update)))
    socket.send(message(MESSAGE.sync, 1, Uint8Array.of(0, 0)))
    while (asked < ENOUGH) {
      const seq = ++asked
      const mine = [`m${++marks};`, `m${++marks};`]
      covers.set(seq, mine)
      const answered = new Promise<void>((resolve) => answers.set(seq, resolve))
      for (const mark of mine) doc.getMap('kind').set('k', mark)
      socket.send(message(MESSAGE.saved, SAVED.ask, seq))
      await answered
      answers.delete(seq)
    }
    socket.terminate()
  }
  await Promise.all(Array.from({ length: PEOPLE }, write))
  return covers
}

/** Acknowledgements that left the process while one of the marks they cover was not yet synced, and how many left in all. */
function tooEarly(calls: readonly SystemCall[], covers: ReadonlyMap<number, readonly string[]>) {
  const written = new Map<number, string[]>()
  const syncing = new Map<number, string[]>()
  const kept = new Set<string>()
  const early: number[] = []
  let acknowledged = 0
  for (const call of calls) {
    if (call.what === 'beginsSync') syncing.set(call.file, [...(written.get(call.file) ?? [])])
    else if (call.what === 'hasSynced') for (const mark of syncing.get(call.file) ?? []) kept.add(mark)
    else {
      for (const payload of framesIn(call.bytes)) {
        const seq = acknowledgementIn(payload)
        if (seq === undefined) continue
        acknowledged++
        if (covers.get(seq)?.some((mark) => !kept.has(mark))) early.push(seq)
      }
      const found = [...call.bytes.toString('latin1').matchAll(MARK)].map(([mark]) => mark)
      written.set(call.file, [...(written.get(call.file) ?? []), ...found].slice(-1_000))
    }
  }
  return { early, acknowledged }
}

/** What is in the websocket frames that a server writes; nothing when it is something else. */
function framesIn(bytes: Buffer): Buffer[] {
  const payloads: Buffer[] = []
  for (let at = 0; at + 2 <= bytes.length && bytes[at] === 0x82;) {
    const short = bytes.readUInt8(at + 1)
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (at + head > bytes.length) break
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    payloads.push(bytes.subarray(at + head, at + head + length))
    at += head + length
  }
  return payloads
}

function acknowledgementIn(payload: Uint8Array): number | undefined {
  if (payload[0] !== MESSAGE.saved || payload[1] !== SAVED.done) return undefined
  return decoding.readVarUint(decoding.createDecoder(payload.subarray(2)))
}

async function watched(server: TestServer, skip: (why: string) => never) {
  const stop = await watchSystemCalls(server.pid() ?? 0)
  if (!stop) return skip('this process may not watch another one')
  const covers = await storm(server)
  return tooEarly(await stop(), covers)
}

it.skipIf(!hasStrace())(
  `[P1] [bar 6] of ${ENOUGH} acknowledgements none leaves the server\u2019s process before the disk\u2019s sync has returned, as the kernel saw it`,
  async ({ skip }) => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const { early, acknowledged } = await watched(server, skip)
    expect(early).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(ENOUGH)
  },
  60_000 + ENOUGH * 20,
)

it.skipIf(!hasStrace())(
  'and the watch sees a server that does not wait for its disk',
  async ({ skip }) => {
    const { server, machine } = await startFaultyServer()
    onTestFinished(async () => {
      await server.stop()
      machine.dispose()
    })
    machine.be({ hasty: true })
    expect((await watched(server, skip)).early).not.toEqual([])
  },
  60_000 + ENOUGH * 20,
)
