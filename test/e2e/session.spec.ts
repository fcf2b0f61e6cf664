import { expect, test } from '@playwright/test'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { titleFragment } from '../../shared/document/readMindMap.ts'
import { createBoard, join } from '../support/boardByHttp.ts'
import { enterBoard, idea, ideaCount, openWindow, savedState } from '../support/boardPage.ts'
import { atRest } from '../support/mapPage.ts'
import { createPerson, type ScriptedPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { insertText, lengthOf } from '../support/typing.ts'

const SECONDS = 15
const PEOPLE = 18

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P2] [P10] eighteen people build beside me: my editor, my words and my place stay mine, and in the end all see one map', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const random = seededRandom(18)
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const me = await openWindow(browser, server.url)
  await enterBoard(me.page, board.links.organiser, 'Ich')

  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      const session = await join(server.url, board.board, board.secrets.participant, `Person ${i + 1}`)
      const person = createPerson({ server: server.url, session, random, now: () => Date.now() })
      await person.online()
      return person
    }),
  )

  // I open an idea and type slowly, while all others work.
  await idea(me.page, 'Quick Wins').click()
  await me.page.keyboard.press('Tab')
  const editor = me.page.locator('[contenteditable=true]')
  await expect(editor).toBeFocused()
  const before = await atRest(me.page, () => editor.boundingBox())

  const until = Date.now() + SECONDS * 1000
  const work = Promise.all(people.map((person) => takePart(person, random, until)))
  const words = 'Ein gemeinsamer Kalender, den wirklich alle finden'
  await me.page.keyboard.type(words, { delay: (SECONDS * 1000 * 0.8) / words.length })
  await expect(editor).toBeFocused()
  await expect(editor).toHaveText(words)
  const after = await editor.boundingBox()
  await me.page.keyboard.press('Enter')
  await work
  await Promise.all(people.map((person) => person.everythingSaved()))

  const [first] = people
  if (!first || !before || !after) throw new Error('nobody came')
  // The line grows with my words; the height at which I write stays the same, whatever others add above and below.
  expect(Math.abs(after.y + after.height / 2 - before.y - before.height / 2)).toBeLessThan(30)
  await expect(savedState(me.page)).toBeVisible()
  await expect.poll(() => new Set(people.map(({ map }) => map.ideas.size)).size).toBe(1)
  await expect.poll(() => ideaCount(me.page)).toBe(first.map.ideas.size)
  expect([...first.map.ideas.values()].map(({ text }) => text)).toContain(words)
  expect(first.map.ideas.size).toBeGreaterThan(PEOPLE)
  // So many faces leave room for every button beside them.
  const share = await me.page.getByRole('button', { name: 'Teilen', exact: true }).boundingBox()
  const menu = await me.page.getByRole('button', { name: 'Menü', exact: true }).boundingBox()
  if (!share || !menu) throw new Error('the header lacks a button')
  expect(share.x + share.width).toBeLessThanOrEqual(menu.x)
  expect(me.troubles).toEqual([])
  for (const person of people) person.leave()
})

/** Adds, types, points and now and then moves, as people do. */
async function takePart(person: ScriptedPerson, random: () => number, until: number): Promise<void> {
  const any = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)]
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60 + random() * 120))
  while (Date.now() < until) {
    const others = [...person.map.ideas.values()]
    const parent = any(others.filter(({ parent }) => parent !== null))
    if (!parent) return
    const id = newIdeaId(random)
    person.does(addIdea, { id, parent: parent.id, after: null })
    for (const letter of `Gedanke ${id} aus der Runde`) {
      person.point(random() * 800 - 400, random() * 600 - 300)
      const title = titleFragment(person.doc, id)
      if (title) person.doc.transact(() => insertText(title, lengthOf(title), letter), 'typing')
      await pause()
    }
    const moved = any(others.filter((other) => other.parent !== null && other.parent !== 'root'))
    if (moved && random() < 0.3) person.does(moveIdeas, { ids: [moved.id], parent: parent.id, after: null })
  }
}
