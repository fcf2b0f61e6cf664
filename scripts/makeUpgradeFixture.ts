/**
 * Makes a backup of today's data format for test/fixtures/backups, where it stays for ever: `tsx scripts/makeUpgradeFixture.ts <name>`.
 * To be run once whenever the format of a file or record has changed; test/integration/server/upgrade.test.ts opens all of them.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addIdea } from '../shared/commands/addIdea.ts'
import { removeIdeas } from '../shared/commands/removeIdeas.ts'
import { plainText } from '../shared/document/richText.ts'
import { ROOT_ID } from '../shared/domain/idea.ts'
import { api } from '../shared/wire/paths.ts'
import { createBoard, join as joinBoard } from '../test/support/boardByHttp.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { ensureBuild } from './ensureBuild.ts'

const [name] = process.argv.slice(2)
if (!name) throw new Error('name the fixture, e.g. 0.2.0')
const root = fileURLToPath(new URL('..', import.meta.url))
const fixtures = join(root, 'test/fixtures/backups')
mkdirSync(fixtures, { recursive: true })

await ensureBuild()
const server = await startServer()
const random = seededRandom(17)
const board = await createBoard(server.url, { title: 'Wohnen & Ehrenamt' })
const gone = await createBoard(server.url, { title: 'Wird gelöscht' })
const people = []
for (const person of ['Ayşe', 'Jörg']) {
  const session = await joinBoard(server.url, board.board, board.secrets.participant, person)
  people.push(createPerson({ server: server.url, session, random, now: () => 1_700_000_000_000 }))
}
const [one, two] = people
if (!one || !two) throw new Error('nobody came')
await Promise.all(people.map((person) => person.online()))
one.does(addIdea, { id: 'wohnen', parent: ROOT_ID, after: null, title: 'Wohnraum 🏠' })
two.does(addIdea, { id: 'vereine', parent: ROOT_ID, after: null, title: 'Vereine' })
await Promise.all(people.map((person) => person.everythingSaved()))
// Everybody leaves: a snapshot takes the place of the updates.
for (const person of people) person.offline()
await server.restart()
await Promise.all(people.map((person) => person.online()))
const asOrganiser = { authorization: `Bearer ${board.secrets.organiser}`, 'content-type': 'application/json' }
const copy = await fetch(server.url + api.copies(board.board), {
  method: 'POST',
  headers: asOrganiser,
  body: JSON.stringify({ format: 'svg' }),
})
// What was written last lies in a segment still.
two.does(addIdea, { id: 'fest', parent: 'vereine', after: null, title: 'Fest am Fluss' })
two.does(addIdea, { id: 'verworfen', parent: 'vereine', after: null, title: 'verworfen' })
two.does(removeIdeas, { ids: ['verworfen'] })
await Promise.all(people.map((person) => person.everythingSaved()))
await fetch(server.url + api.board(gone.board), {
  method: 'DELETE',
  headers: { authorization: `Bearer ${gone.secrets.organiser}` },
})
const expected = {
  board: board.board,
  secrets: board.secrets,
  people: ['Ayşe', 'Jörg'],
  ideas: Object.fromEntries([...one.map.ideas.values()].map(({ id, title }) => [id, plainText(title)])),
  copy: (await copy.json()) as unknown,
  erased: { board: gone.board, secret: gone.secrets.organiser },
}
await server.kill('SIGKILL')
for (const person of people) person.leave()
const to = process.env.FIXTURE_DATA_ONLY ?? join(fixtures, name)
if (process.env.FIXTURE_DATA_ONLY) execFileSync('cp', ['-r', server.dataDir, to])
else
  execFileSync(process.execPath, [join(root, 'dist/server/tools.js'), 'backup', to, '--data', server.dataDir], {
    stdio: 'inherit',
  })
writeFileSync(join(fixtures, `${name}.json`), `${JSON.stringify(expected, null, 2)}\n`)
await server.stop()
// The stock client has timers that never end.
process.exit(0)
