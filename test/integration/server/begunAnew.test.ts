import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { CLOSE } from '../../../shared/wire/messages.ts'
import type { SessionAnswer } from '../../../shared/wire/requests.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { createPerson, type ScriptedPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'
import { runTool } from '../../support/tools.ts'

/** A board of which there is a backup with `davor`, and on which `danach` was written later by somebody who also has `ungesichert`. */
async function restoredBoard(...options: string[]) {
  const base = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-anew-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const server = await startServer()
  onTestFinished(() => server.stop())
  const board = await createBoard(server.url)
  const ask = () => join(server.url, board.board, board.secrets.participant, 'Ayşe')
  const random = seededRandom(29)
  const come = (url: string, session: SessionAnswer): ScriptedPerson => {
    const person = createPerson({ server: url, session, random, now: () => 0 })
    onTestFinished(() => person.leave())
    return person
  }
  const add = (person: ScriptedPerson, id: string) =>
    person.does(addIdea, { id, parent: ROOT_ID, after: null, title: `Idee ${id}` })
  const session = await ask()
  const stale = come(server.url, session)
  await stale.online()
  add(stale, 'davor')
  await stale.everythingSaved()
  expect((await runTool(server.dataDir, 'backup', path.join(base, 'backup'))).code).toBe(0)
  add(stale, 'danach')
  await stale.everythingSaved()
  stale.offline()
  add(stale, 'ungesichert')

  await server.stop()
  const data = path.join(base, 'data')
  expect(await runTool(data, 'restore', path.join(base, 'backup'), ...options)).toMatchObject({ code: 0, err: '' })
  // At the same address: the stale tab does not know of it.
  const again = await startServer({ env: { DATA_DIR: data, PORT: String(server.port) } })
  onTestFinished(() => again.stop())
  const ideas = async (): Promise<string[]> => {
    const witness = come(again.url, await join(again.url, board.board, board.secrets.viewer))
    await witness.online()
    const found = [...witness.map.ideas.keys()].filter((id) => id !== ROOT_ID).sort()
    witness.leave()
    return found
  }
  return { stale, session, ask, ideas }
}

describe('somebody with later work comes to a board that was restored from a backup', () => {
  it('[P1] [P17] [bar 23] as it was wanted: is told by a code of its own, brings nothing back, and comes in anew', async () => {
    const { stale, session, ask, ideas } = await restoredBoard('--anew')
    await expect(stale.online()).rejects.toThrow(`closed with ${CLOSE.begunAnew}`)
    expect(await ideas()).toEqual(['davor'])
    expect((await ask()).generation).not.toBe(session.generation)
    // What he had is still with him, to be offered as text.
    expect(stale.map.ideas.has('ungesichert')).toBe(true)
  })

  it('[P1] [P2] [bar 23] after a lost disk: brings everything back, and nothing is doubled', async () => {
    const { stale, session, ask, ideas } = await restoredBoard()
    await stale.online()
    await stale.everythingSaved()
    expect(await ideas()).toEqual(['danach', 'davor', 'ungesichert'])
    expect((await ask()).generation).toBe(session.generation)
  })
})
