import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { CONDITION } from '../../../shared/wire/messages.ts'
import { api } from '../../../shared/wire/paths.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { startFaultyServer } from '../../support/faultyServer.ts'
import { createPerson, type ScriptedPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { runTool } from '../../support/tools.ts'

const HOUR = 3_600_000
const PEOPLE = 18

async function boardOn(server: TestServer) {
  const board = await createBoard(server.url)
  const random = seededRandom(5)
  const visit = async (role: 'participant' | 'viewer'): Promise<ScriptedPerson> => {
    const session = await join(server.url, board.board, board.secrets[role], role === 'viewer' ? undefined : 'Jörg')
    const person = createPerson({ server: server.url, session, random, now: () => 0 })
    onTestFinished(() => person.leave())
    await person.online()
    return person
  }
  return { board, visit }
}

const add = (person: ScriptedPerson, id: string) =>
  person.does(addIdea, { id, parent: ROOT_ID, after: null, title: `Idee ${id}` })
const ideasOf = (person: ScriptedPerson) => [...person.map.ideas.keys()].sort()

describe('a session', () => {
  it('[P1] [bar 12] loses nothing and keeps its time when the clock of the machine jumps', async () => {
    const { server, machine } = await startFaultyServer()
    onTestFinished(async () => {
      await server.stop()
      machine.dispose()
    })
    const { visit } = await boardOn(server)
    const writer = await visit('participant')
    const reader = await visit('viewer')
    for (const [step, clock] of [-2 * HOUR, 24 * HOUR, 10 * 365 * 24 * HOUR, 0].entries()) {
      machine.be({ clock })
      add(writer, `sprung-${step}`)
      await writer.everythingSaved()
      await expect.poll(() => reader.map.ideas.has(`sprung-${step}`)).toBe(true)
      // Whoever comes now finds everything: no link has run out, no board was erased.
      const late = await visit('viewer')
      expect(ideasOf(late)).toEqual(ideasOf(writer))
      late.leave()
    }
    for (const person of [writer, reader]) person.offline()
    await server.kill('SIGKILL')
    await server.restart()
    expect(ideasOf(await visit('viewer'))).toEqual(ideasOf(writer))
  })

  it('[P1] [bar 16] is saved to the last word when the server is stopped in the middle of it, and goes on by itself', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const { visit } = await boardOn(server)
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => visit('participant')))
    const asked = new Map<ScriptedPerson, { idea: string; question: number }[]>(people.map((person) => [person, []]))
    let stopping: Promise<number | null> | undefined
    for (let n = 0; n < 60 * PEOPLE; n++) {
      const person = people[n % PEOPLE] as ScriptedPerson
      add(person, `i${n}`)
      asked.get(person)?.push({ idea: `i${n}`, question: person.askSaved() })
      if (n === 30 * PEOPLE) stopping = server.kill('SIGTERM')
      await new Promise((resolve) => setImmediate(resolve))
    }
    // Longer than it may take, and the server would have ended itself with another code.
    expect(await stopping).toBe(0)
    const promised = people.flatMap((person) =>
      (asked.get(person) ?? []).filter(({ question }) => question <= person.saved()).map(({ idea }) => idea),
    )
    expect(promised.length).toBeGreaterThan(PEOPLE)
    await server.restart()
    await Promise.all(people.map((person) => person.online()))
    await Promise.all(people.map((person) => person.everythingSaved()))
    const witness = await visit('viewer')
    expect(promised.filter((idea) => !witness.map.ideas.has(idea))).toEqual([])
    expect(ideasOf(witness)).toHaveLength(60 * PEOPLE + 1)
    for (const person of people) await expect.poll(() => ideasOf(person)).toEqual(ideasOf(witness))
  })

  it('[P11] [bar 11] on a board with a damaged file goes on with the rest, and a browser that has what is missing heals it', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const { board, visit } = await boardOn(server)
    const writer = await visit('participant')
    for (const id of ['eins', 'zwei', 'drei']) {
      add(writer, id)
      await writer.everythingSaved()
    }
    writer.offline()
    await server.kill('SIGKILL')
    const room = joinPath(server.dataDir, 'boards', board.board, 'map')
    const segment = joinPath(
      room,
      readdirSync(room)
        .filter((name) => name.startsWith('segment'))
        .at(-1) ?? '',
    )
    const bytes = readFileSync(segment)
    const at = bytes.indexOf('Idee zwei')
    expect(at).toBeGreaterThan(0)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(segment, bytes)
    expect(await runTool(server.dataDir, 'verify')).toMatchObject({ code: 2 })

    await server.restart()
    const witness = await visit('viewer')
    expect(witness.map.ideas.has('eins')).toBe(true)
    expect(witness.map.ideas.has('zwei')).toBe(false)
    expect(server.output()).toContain('"what":"damagedFile"')
    witness.askSaved()
    await witness.hearsOfCondition(CONDITION.incomplete)
    await writer.online()
    await writer.everythingSaved()
    await expect.poll(() => ideasOf(witness)).toEqual(ideasOf(writer))

    for (const person of [writer, witness]) person.offline()
    await server.kill('SIGKILL')
    await server.restart()
    expect(ideasOf(await visit('viewer'))).toEqual(ideasOf(writer))
    expect((await runTool(server.dataDir, 'verify')).out).toMatch(/^damaged .*segment-\d+\.damaged /m)

    // Whoever knows the board has looked: the notice goes on every screen, and for good.
    const reader = await visit('viewer')
    reader.askSaved()
    await reader.hearsOfCondition(CONDITION.incomplete)
    const confirm = (secret: string) =>
      fetch(server.url + api.complete(board.board), { method: 'POST', headers: { Authorization: `Bearer ${secret}` } })
    expect((await confirm(board.secrets.participant)).status).toBe(403)
    expect((await confirm(board.secrets.organiser)).status).toBe(204)
    await reader.hearsOfCondition(0)
    reader.leave()
    await server.kill('SIGKILL')
    expect(await runTool(server.dataDir, 'verify')).toMatchObject({ code: 0 })
    await server.restart()
    expect(ideasOf(await visit('viewer'))).toEqual(ideasOf(writer))
  })
})
