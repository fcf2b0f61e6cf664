import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { CREDENTIAL_PREFIX, SUBPROTOCOL } from '../../../../shared/wire/messages.ts'
import { syncRoom } from '../../../../shared/wire/paths.ts'
import { createBoard, join, type MadeBoard } from '../../../support/boardByHttp.ts'
import { createPerson, type ScriptedPerson } from '../../../support/scriptedPerson.ts'
import { seededRandom } from '../../../support/seededRandom.ts'
import { startServer, type TestServer } from '../../../support/server.ts'
import { message } from './syncHouse.ts'

const MIB = 1024 * 1024
/** What the attacks of one test may cost in memory; without limits each of them costs several times as much. */
const COST = 150 * MIB

describe('[P11] what strangers send to a real server', () => {
  let server: TestServer
  let board: MadeBoard
  let anna: ScriptedPerson
  let ben: ScriptedPerson
  const random = seededRandom(11)
  let words = 0

  beforeAll(async () => {
    server = await startServer({ env: { LIMIT_FAILURES_PER_MINUTE: '100000' } })
    board = await createBoard(server.url)
    const come = async (name: string) => {
      const session = await join(server.url, board.board, board.secrets.participant, name)
      const person = createPerson({ server: server.url, session, random, now: () => 0 })
      await person.online()
      return person
    }
    anna = await come('Anna')
    ben = await come('Ben')
  })
  afterAll(async () => {
    anna.leave()
    ben.leave()
    await server.stop()
  })

  /** What counts: what Anna writes is saved and reaches Ben, on the connections they have had from the start. */
  async function honestPeopleGoOn(): Promise<void> {
    const idea = `h${++words}`
    anna.does(addIdea, { id: idea, parent: ROOT_ID, after: null, title: `Idee ${words}` })
    await anna.everythingSaved()
    await arrived(ben, idea)
    expect(anna.provider.wsconnected && ben.provider.wsconnected).toBe(true)
    expect(ben.doc.store.pendingStructs).toBeNull()
  }

  function arrived({ doc, map }: ScriptedPerson, idea: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!map.ideas.has(idea)) return
        doc.off('update', look)
        resolve()
      }
      doc.on('update', look)
      look()
    })
  }

  /** A line of plain TCP, as far as the test wants: the request with these headers, and the beginning of the answer. */
  async function dial(headers: Readonly<Record<string, string>> = {}): Promise<{ line: Socket; answer: string }> {
    const line = connect(server.port, '127.0.0.1')
    onTestFinished(() => void line.destroy())
    line.on('error', () => {})
    await once(line, 'connect')
    const all = {
      Host: `127.0.0.1:${server.port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Protocol': `${SUBPROTOCOL}, ${CREDENTIAL_PREFIX}${board.secrets.participant}`,
      ...headers,
    }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    line.write(`GET ${syncRoom(board.board, 'map')} HTTP/1.1\r\n${head.join('')}\r\n`)
    const [answer] = (await once(line, 'data')) as [Buffer]
    return { line, answer: answer.toString('latin1') }
  }

  const hungUp = (line: Socket): Promise<unknown> => {
    line.resume()
    return line.destroyed ? Promise.resolve() : once(line, 'close')
  }
  const masked = (first: number, length: number[], payload: Uint8Array = new Uint8Array()) =>
    Buffer.concat([Uint8Array.from([first, ...length]), Buffer.alloc(4), payload])

  const frames: readonly [string, Uint8Array][] = [
    ['no mask', Uint8Array.from([0x82, 3, 0, 0, 1])],
    ['reserved bits', masked(0xf2, [0x80 | 1], Uint8Array.from([0]))],
    [
      'compressed content that was never agreed on',
      masked(0xc2, [0x80 | 4], Uint8Array.from([0x4a, 0x4c, 0x44, 0x04])),
    ],
    ['an unknown opcode', masked(0x83, [0x80])],
    ['the middle of a message that never began', masked(0x80, [0x80 | 1], Uint8Array.from([0]))],
    ['a ping in pieces', masked(0x09, [0x80])],
    ['a ping of 126 bytes', masked(0x89, [0x80 | 126, 0, 126], Buffer.alloc(126))],
    ['a length of 2⁶³', masked(0x82, [0x80 | 127, 0x80, 0, 0, 0, 0, 0, 0, 0])],
    ['a length of 9 MiB', masked(0x82, [0x80 | 127, 0, 0, 0, 0, 0, 0x90, 0, 0])],
    ['a goodbye of one byte', masked(0x88, [0x80 | 1], Uint8Array.from([3]))],
    ['a goodbye with a code that does not exist', masked(0x88, [0x80 | 2], Uint8Array.from([0, 1]))],
    ['text that is no text', masked(0x81, [0x80 | 2], Uint8Array.from([0xc3, 0x28]))],
  ]
  it.each(frames)('[bar 34] a websocket frame with %s ends its own line and no other', async (_what, frame) => {
    const { line, answer } = await dial()
    expect(answer).toMatch(/^HTTP\/1\.1 101 /)
    line.write(frame)
    await hungUp(line)
    await honestPeopleGoOn()
  })

  it('[bar 34] half a frame, and then nothing, or the line is cut: nobody waits for the other half', async () => {
    for (const cut of [true, false]) {
      const { line } = await dial()
      line.write(masked(0x82, [0x80 | 127, 0, 0, 0, 0, 0, 0x10, 0, 0], Buffer.alloc(1_000)))
      if (cut) line.destroy()
      await honestPeopleGoOn()
    }
  })

  it('[bar 34] compression that is offered is not taken up, so no small message becomes a large one', async () => {
    const { answer } = await dial({ 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' })
    expect(answer).toMatch(/^HTTP\/1\.1 101 /)
    expect(answer.toLowerCase()).not.toContain('sec-websocket-extensions')
  })

  it('[bar 34] a message in a hundred thousand pieces, and messages as large as allowed, cost bounded memory', async () => {
    const before = server.memory()
    const pieces = await dial()
    pieces.line.write(masked(0x02, [0x80 | 1], Uint8Array.from([0])))
    const piece = masked(0x00, [0x80 | 1], Uint8Array.from([0]))
    pieces.line.write(Buffer.concat(Array<Buffer>(100_000).fill(piece)))
    const rubbish = message(0, 2, randomBytes(MIB - 10))
    for (let i = 0; i < 20; i++) {
      const socket = visitor()
      await once(socket, 'open')
      socket.send(rubbish)
      expect(((await once(socket, 'close')) as [number])[0]).toBe(4400)
    }
    await honestPeopleGoOn()
    expect(server.memory() - before).toBeLessThan(COST)
  })

  it('[bar 34] floods of upgrades, half of them cut short and the others without a right, keep nobody out', async () => {
    const before = server.memory()
    const half = Array.from({ length: 200 }, () => {
      const line = connect(server.port, '127.0.0.1')
      line.on('error', () => {})
      line.write(`GET ${syncRoom(board.board, 'map')} HTTP/1.1\r\nHost: x\r\nUpgrade: webso`)
      return line
    })
    const wrong = Array.from({ length: 200 }, () => visitor(`${CREDENTIAL_PREFIX}${'A'.repeat(22)}`))
    await Promise.all(wrong.map((socket) => once(socket, 'close')))
    const session = await join(server.url, board.board, board.secrets.participant, 'Cora')
    const cora = createPerson({ server: server.url, session, random, now: () => 0 })
    await cora.online()
    expect(cora.map.ideas.size).toBe(ben.map.ideas.size)
    cora.leave()
    await honestPeopleGoOn()
    expect(server.memory() - before).toBeLessThan(COST)
    for (const line of half) line.destroy()
  })

  it('[bar 40] fifty who never read cost bounded memory and nobody else his words', async () => {
    const before = server.memory()
    const deaf = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { line } = await dial()
        line.write(masked(0x82, [0x80 | 4], Uint8Array.from([0, 0, 1, 0])))
        line.pause()
        return line
      }),
    )
    for (let i = 0; i < 14; i++) {
      const writer = i % 2 === 0 ? anna : ben
      writer.doc.getMap('fields').set('root/who', `${i}`.padEnd(400_000, 'x'))
      await writer.everythingSaved()
    }
    anna.doc.getMap('fields').delete('root/who')
    await honestPeopleGoOn()
    expect(server.memory() - before).toBeLessThan(250 * MIB)
    for (const line of deaf) line.destroy()
  })

  it('after all this a newcomer finds every word that honest people wrote', async () => {
    const session = await join(server.url, board.board, board.secrets.viewer)
    const late = createPerson({ server: server.url, session, random, now: () => 0 })
    await late.online()
    for (let n = 1; n <= words; n++) expect(late.map.ideas.get(`h${n}`)?.text).toBe(`Idee ${n}`)
    expect(words).toBeGreaterThan(0)
    late.leave()
    expect(server.output()).not.toContain('unforeseen')
  })

  function visitor(credential = `${CREDENTIAL_PREFIX}${board.secrets.participant}`): WebSocket {
    const socket = new WebSocket(server.url.replace('http', 'ws') + syncRoom(board.board, 'map'), [
      SUBPROTOCOL,
      credential,
    ])
    socket.on('error', () => {})
    onTestFinished(() => socket.terminate())
    return socket
  }
})
