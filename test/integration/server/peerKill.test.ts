import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import type { SessionAnswer } from '../../../shared/wire/requests.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { createPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'

const PEOPLE = 6
const IDEAS = 10

interface Killable {
  readonly url: string
  readonly session: () => Promise<SessionAnswer>
  readonly killAndRestart: () => Promise<void>
  /** Says when something is on the disk. */
  readonly tellsSaved: boolean
}

/** People write until each has seen everything of all the others; then the server is killed. Answers what a newcomer lacks. */
async function lostByKill({
  url,
  session,
  killAndRestart,
  tellsSaved,
}: Killable): Promise<{ seen: number; lost: number }> {
  const random = seededRandom(23)
  const visit = async () => {
    const person = createPerson({ server: url, session: await session(), random, now: () => 0 })
    onTestFinished(() => person.leave())
    await person.online()
    return person
  }
  const people = await Promise.all(Array.from({ length: PEOPLE }, visit))
  const ids = people.flatMap((_, n) => Array.from({ length: IDEAS }, (_, i) => `i${n}-${i}`))
  for (const [n, id] of ids.entries())
    people[n % PEOPLE]?.does(addIdea, { id, parent: ROOT_ID, after: null, title: `Idee ${id}` })
  for (const person of people) await expect.poll(() => ids.every((id) => person.map.ideas.has(id))).toBe(true)
  if (tellsSaved) await Promise.all(people.map((person) => person.everythingSaved()))
  // The session is over, every tab is closed; nobody is left to bring anything back.
  for (const person of people) person.leave()
  await killAndRestart()
  const newcomer = await visit()
  return { seen: ids.length, lost: ids.filter((id) => !newcomer.map.ideas.has(id)).length }
}

async function official(): Promise<Killable> {
  const script = fileURLToPath(new URL('../../../node_modules/@y/websocket-server/src/server.js', import.meta.url))
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  probe.close()
  await once(probe, 'close')
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn(process.execPath, [script], {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port) },
      stdio: 'ignore',
    })
    await expect.poll(() => answers(port), { timeout: 20_000 }).toBe(true)
  }
  const kill = async () => {
    child?.kill('SIGKILL')
    if (child) await once(child, 'exit')
  }
  await start()
  onTestFinished(() => void child?.kill('SIGKILL'))
  return {
    url: `http://127.0.0.1:${port}`,
    tellsSaved: false,
    session: () =>
      Promise.resolve({
        board: 'brett',
        title: '',
        language: 'de',
        role: 'participant',
        participant: 'p',
        name: 'Ayşe',
        ticket: 'x',
        documents: [],
        generation: 'g',
        erasedOn: '',
      }),
    killAndRestart: async () => {
      await kill()
      await start()
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false))
  })
}

describe('a session whose server is killed when the last tab has been closed', () => {
  it('[bar 2] is gone on the official server, although everybody had seen everything', async () => {
    const { seen, lost } = await lostByKill(await official())
    expect(lost).toBe(seen)
  })

  it('[P1] [bar 2] is there on ours', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const board = await createBoard(server.url)
    const { lost } = await lostByKill({
      url: server.url,
      tellsSaved: true,
      session: () => join(server.url, board.board, board.secrets.participant, 'Ayşe'),
      killAndRestart: async () => {
        await server.kill('SIGKILL')
        await server.restart()
      },
    })
    expect(lost).toBe(0)
  })
})
