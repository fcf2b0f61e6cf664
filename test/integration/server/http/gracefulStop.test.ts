import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { CLOSE } from '../../../../shared/wire/messages.ts'
import { createBoard, join } from '../../../support/boardByHttp.ts'
import { createPerson, type ScriptedPerson } from '../../../support/scriptedPerson.ts'
import { seededRandom } from '../../../support/seededRandom.ts'
import { startServer } from '../../../support/server.ts'

const PEOPLE = 18

it('[P1] [bar 16] a server told to stop while eighteen people write ends in order: what it promised is on the disk, and all of them go on by themselves when it is back', async () => {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const board = await createBoard(server.url)
  const random = seededRandom(16)
  const visit = async (url: string): Promise<ScriptedPerson> => {
    const session = await join(url, board.board, board.secrets.participant, 'Ayşe')
    const person = createPerson({ server: url, session, random, now: () => 0 })
    onTestFinished(() => person.leave())
    await person.online()
    return person
  }
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => visit(server.url)))
  const goodbyes: number[] = []
  for (const { provider } of people) provider.once('connection-close', (event) => goodbyes.push(event?.code ?? 0))

  const written: { by: ScriptedPerson; question: number; idea: string }[] = []
  const write = (by: ScriptedPerson): void => {
    const idea = `idee${written.length}`
    by.does(addIdea, { id: idea, parent: ROOT_ID, after: null, title: idea })
    written.push({ by, question: by.askSaved(), idea })
  }
  let stopped: Promise<number | null> | undefined
  let ended = false
  for (let n = 0; !ended && n < 200_000; n++) {
    const by = people[n % PEOPLE]
    // In the storm everybody writes; afterwards, on the train, only now and then.
    if (by && (by.provider.wsconnected || n % 500 === 0)) write(by)
    if (n === 40 * PEOPLE) {
      stopped = server.kill('SIGTERM')
      void stopped.then(() => (ended = true))
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await stopped).toBe(0)
  expect(goodbyes).toEqual(people.map(() => CLOSE.goingAway))

  // A second server on a copy of the folder: what is there without anybody's browser.
  const promised = written.filter(({ by, question }) => question <= by.saved()).map(({ idea }) => idea)
  expect(promised.length).toBeGreaterThan(100)
  const copy = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-copy-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(server.dataDir, copy, { recursive: true, filter: (file) => !file.endsWith('.sock') })
  const twin = await startServer({ env: { DATA_DIR: copy } })
  onTestFinished(() => twin.stop())
  const reader = await visit(twin.url)
  expect(promised.filter((idea) => !reader.map.ideas.has(idea))).toEqual([])

  await server.restart()
  const all = written.map(({ idea }) => idea)
  for (const { map } of people)
    await expect.poll(() => all.filter((idea) => !map.ideas.has(idea)), { timeout: 20_000 }).toEqual([])
  await Promise.all(people.map((person) => person.everythingSaved()))
})
