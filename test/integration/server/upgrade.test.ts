import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { plainText } from '../../../shared/document/richText.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { api } from '../../../shared/wire/paths.ts'
import { join } from '../../support/boardByHttp.ts'
import { faultyMachine } from '../../support/faultyServer.ts'
import { createPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'
import { runTool } from '../../support/tools.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/backups', import.meta.url))
const text = z.string()
const known = z.object({
  board: text,
  secrets: z.object({ organiser: text, participant: text, viewer: text }),
  people: z.array(text),
  ideas: z.record(text, text),
  copy: z.object({ id: text, bytes: z.number() }),
  erased: z.object({ board: text, secret: text }),
})
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const kept = readdirSync(fixtures).filter((name) => !name.endsWith('.json'))

describe('data of every version so far', () => {
  it.each(kept)(
    '[P1] [bar 17] opens as it was, can be worked on, and what was erased stays erased: %s',
    async (name) => {
      const expected = known.parse(readJson(path.join(fixtures, `${name}.json`)))
      const base = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-upgrade-'))
      // The day it was made: a board that nobody has visited for years is rightly erased.
      const machine = faultyMachine()
      const { takenAt } = z.object({ takenAt: text }).parse(readJson(path.join(fixtures, name, 'backup.json')))
      machine.be({ clock: Date.parse(takenAt) - Date.now() })
      onTestFinished(() => {
        rmSync(base, { recursive: true, force: true })
        machine.dispose()
      })
      const data = path.join(base, 'data')
      expect(await runTool(data, 'verify', path.join(fixtures, name))).toMatchObject({ code: 0 })
      expect(await runTool(data, 'restore', path.join(fixtures, name))).toMatchObject({ code: 0, err: '' })

      const server = await startServer({ env: { DATA_DIR: data, ...machine.env } })
      onTestFinished(() => server.stop())
      const visit = async (role: 'participant' | 'viewer') => {
        const secret = expected.secrets[role]
        const session = await join(server.url, expected.board, secret, role === 'viewer' ? undefined : 'Neu')
        const person = createPerson({ server: server.url, session, random: seededRandom(2), now: () => 0 })
        onTestFinished(() => person.leave())
        await person.online()
        return person
      }
      const ideasOf = (person: Awaited<ReturnType<typeof visit>>) =>
        Object.fromEntries([...person.map.ideas.values()].map(({ id, title }) => [id, plainText(title)]))

      const person = await visit('participant')
      expect(ideasOf(person)).toEqual(expected.ideas)
      person.does(addIdea, { id: 'neu', parent: ROOT_ID, after: null, title: 'nach dem Update' })
      await person.everythingSaved()
      await server.restart()
      expect(ideasOf(await visit('viewer'))).toEqual({ ...expected.ideas, neu: 'nach dem Update' })

      const as = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })
      const { organiser } = expected.secrets
      const people = await fetch(server.url + api.people(expected.board), as(organiser))
      const names = z.array(z.object({ name: text })).parse(await people.json())
      expect(names.map(({ name }) => name)).toEqual([...expected.people, 'Neu'])
      const copy = await fetch(server.url + api.copy(expected.board, expected.copy.id), as(organiser))
      expect((await copy.arrayBuffer()).byteLength).toBe(expected.copy.bytes)
      const erased = await fetch(server.url + api.board(expected.erased.board), as(expected.erased.secret))
      expect(erased.status).toBe(410)
      await server.stop()
      expect(await runTool(data, 'verify')).toMatchObject({ code: 0 })
    },
  )

  it('are all here', () => {
    expect(kept).toContain('0.1.0')
  })
})
