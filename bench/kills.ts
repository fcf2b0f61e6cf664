/**
 * `npm run bench:kills`: eighteen people type, the server is killed in the middle of it (`kill -9`), started again, and somebody new looks what
 * is there. Counted is what had been signalled as safe before the kill, by whatever sign a server gives: our acknowledgement, the "synced"
 * of Hocuspocus, and where there is none, that somebody else had seen it. KILLS rounds for each (default 10); peers from `PEERS`.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as decoding from 'lib0/decoding'
import { readUpdate } from '../server/sync/updateBytes.ts'
import { createBoard } from '../test/support/boardByHttp.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { machine } from './machine.ts'
import { comeAll, comeLightly } from './sync/lightClient.ts'
import { pause, within } from './sync/scenario.ts'
import { builtMain, inPeers, peer, root, startProcess, type BenchRoom } from './sync/servers.ts'
import { makeTyping, type Typing } from './sync/typing.ts'
import { bytesOf, say, type Heard } from './sync/wire.ts'

const KILLS = Number(process.env['KILLS'] ?? 10)
const PEOPLE = 18
const KEYSTROKES_PER_SECOND = 20
const SHORTEST = 2_000
const LONGEST = 7_000

/** How a server says that an update is safe: the message, and how many updates of that person it covers. */
type Sign = (heard: Heard, before: number) => number | undefined

interface Peer {
  readonly name: string
  readonly script: string
  readonly env: (folder: string) => Record<string, string>
  readonly room: (port: number, round: number) => Promise<BenchRoom>
  /** Undefined: it gives none; then it counts that somebody else has seen it. */
  readonly sign?: Sign
}

const hocuspocus = inPeers('@hocuspocus/server/dist/hocuspocus-server.esm.js')
const extension = inPeers('@hocuspocus/extension-database/dist/hocuspocus-database.esm.js')
const level = inPeers('y-websocket/bin/server.cjs')
const plainRoom = (port: number, round: number): Promise<BenchRoom> =>
  Promise.resolve({ url: `ws://127.0.0.1:${port}/room-${round}`, protocols: [] })

const peers: readonly Peer[] = [
  {
    name: '@y/websocket-server 0.1.1',
    script: path.join(root, 'node_modules/@y/websocket-server/src/server.js'),
    env: () => ({}),
    room: plainRoom,
  },
  ...(existsSync(level)
    ? [
        {
          name: 'y-websocket 2.1 + y-leveldb',
          script: level,
          env: (folder: string) => ({ YPERSISTENCE: folder }),
          room: plainRoom,
        },
      ]
    : []),
  ...(existsSync(hocuspocus) && existsSync(extension)
    ? [
        {
          name: 'Hocuspocus 4.7 + extension-database',
          script: peer('hocuspocusKept.mjs'),
          env: (folder: string) => ({ HOCUSPOCUS: hocuspocus, EXTENSION: extension, FOLDER: folder }),
          room: (port: number, round: number) =>
            Promise.resolve({
              url: `ws://127.0.0.1:${port}/`,
              protocols: [],
              prefix: bytesOf(`room-${round}`),
              hello: [bytesOf(2, 0, 'token')],
            }),
          // One "sync status" for each update, in order.
          sign: ({ content }: Heard, before: number) => (content[0] === 8 && content[1] === 1 ? before + 1 : undefined),
        },
      ]
    : []),
  {
    name: 'Kaffeetisch',
    script: builtMain,
    env: (folder) => ({ DATA_DIR: folder, LOG_LEVEL: 'error', LIMIT_BOARDS_PER_HOUR: '10000' }),
    room: async (port) => {
      const { board, secrets } = await createBoard(`http://127.0.0.1:${port}`)
      return { url: `ws://127.0.0.1:${port}/sync/${board}/map`, protocols: ['kt1', `kt.${secrets.participant}`] }
    },
    sign: ({ kind, content }) => {
      if (kind !== 'saved' || content[1] !== 1) return undefined
      return decoding.readVarUint(decoding.createDecoder(content.subarray(2)))
    },
  },
]

const typings = Array.from({ length: PEOPLE }, (_, who) =>
  makeTyping(who, Math.ceil((LONGEST / 1_000) * KEYSTROKES_PER_SECOND) + 20),
)
const random = seededRandom(31)

interface Outcome {
  signalled: number
  missing: number
}

/** What is in an update that somebody got, as the highest clock of each writer. */
function note(clocks: Map<number, number>, { kind, content }: Heard): void {
  if (kind !== 'update' && kind !== 'step2') return
  for (const { client, to } of readUpdate(content).stretches) clocks.set(client, Math.max(clocks.get(client) ?? 0, to))
}

/** A delete moves no clock: only letters are counted. */
const letters = ({ clocks }: Typing, upTo: number): number[] =>
  clocks.slice(0, upTo).filter((clock, index) => clock !== clocks[index - 1])

async function round(bench: Peer, port: number, folder: string, number: number): Promise<Outcome> {
  const start = (): Promise<ChildProcess> =>
    startProcess(bench.script, { HOST: '127.0.0.1', PORT: `${port}`, ...bench.env(folder) }, /running at|listens/)
  let child = await start()
  const room = await bench.room(port, number)
  const people = await comeAll(room, PEOPLE)
  const safe = typings.map(() => 0)
  const seen = typings.map(() => new Map<number, number>())
  for (const [who, person] of people.entries())
    person.listen((heard) => {
      if (bench.sign) safe[who] = Math.max(safe[who] ?? 0, bench.sign(heard, safe[who] ?? 0) ?? 0)
      else note(seen[who] as Map<number, number>, heard)
    })
  const end = performance.now() + SHORTEST + random() * (LONGEST - SHORTEST)
  for (let n = 0; performance.now() < end; n++) {
    for (const [who, person] of people.entries()) {
      person.send(say.update(typings[who]?.updates[n] ?? Uint8Array.of(0, 0)))
      if (bench.name === 'Kaffeetisch') person.send(say.askSaved(n + 1))
    }
    await pause(1_000 / KEYSTROKES_PER_SECOND)
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  for (const person of people) person.leave()

  child = await start()
  const there = new Map<number, number>()
  const newcomer = await comeLightly(room)
  newcomer.listen((heard) => note(there, heard))
  await within(30_000, newcomer.synced)
  // Hocuspocus answers in two messages.
  await pause(500)
  newcomer.leave()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const signalled = typings.flatMap((typing, who) => {
    const byOthers = Math.max(
      0,
      ...seen.filter((_, other) => other !== who).map((clocks) => clocks.get(typing.client) ?? 0),
    )
    const promised = bench.sign
      ? letters(typing, safe[who] ?? 0)
      : letters(typing, Infinity).filter((clock) => clock <= byOthers)
    return promised.map((clock) => clock <= (there.get(typing.client) ?? 0))
  })
  return { signalled: signalled.length, missing: signalled.filter((isThere) => !isThere).length }
}

const table: Record<string, Record<string, number | string>> = {}
for (const [index, bench] of peers.entries()) {
  const sum: Outcome = { signalled: 0, missing: 0 }
  for (let number = 0; number < KILLS; number++) {
    const folder = await mkdtemp(path.join(tmpdir(), 'kt-kills-'))
    const { signalled, missing } = await round(bench, Number(process.env['PORT'] ?? 4325) + index, folder, number)
    sum.signalled += signalled
    sum.missing += missing
    await rm(folder, { recursive: true, force: true })
  }
  table[bench.name] = {
    kills: KILLS,
    'signalled as safe': sum.signalled,
    'not there afterwards': sum.missing,
    share: `${((100 * sum.missing) / Math.max(1, sum.signalled)).toFixed(1)} %`,
  }
}
console.log(machine())
console.table(table)
process.exit(0)
