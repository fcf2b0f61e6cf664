import { expect, test, type Page } from '@playwright/test'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../shared/commands/removeIdeas.ts'
import { setTitle } from '../../shared/commands/setTitle.ts'
import { ROOT_ID, type Side } from '../../shared/domain/idea.ts'
import { createBoard, join } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { atRest, drawn } from '../support/mapPage.ts'
import { createPerson, type ScriptedPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const item = (page: Page, id: string) => page.locator(`[role="treeitem"][data-id="${id}"]`)

/** A board with a branch of nine ideas, two below each; I look at it, Ben changes it from elsewhere. */
async function meAndBen(page: Page): Promise<ScriptedPerson> {
  const board = await createBoard(server.url, { template: 'blank' })
  const session = await join(server.url, board.board, board.secrets.participant, 'Ben')
  const ben = createPerson({ server: server.url, session, random: seededRandom(5), now: () => 0 })
  await ben.online()
  const add = (id: string, parent: string, after: string | null, side?: Side) =>
    ben.does(addIdea, { id, parent, after, side, title: `Idee ${id}` })
  add('left', ROOT_ID, null, 'left')
  add('a', ROOT_ID, null, 'right')
  for (let i = 1; i <= 9; i++) {
    add(`a${i}`, 'a', i === 1 ? null : `a${i - 1}`)
    add(`a${i}x`, `a${i}`, null)
    add(`a${i}y`, `a${i}`, `a${i}x`)
  }
  await ben.everythingSaved()
  await enterBoard(page, board.links.participant, 'Ada')
  await expect(page.getByTestId('map')).toHaveAttribute('data-ideas', '30')
  return ben
}

/** Everything that others may do above, around and at what I look at; ends with an idea that can be waited for. */
const deeds: readonly ((ben: ScriptedPerson) => void)[] = [
  (ben) => {
    for (let i = 0; i < 6; i++)
      ben.does(addIdea, {
        id: `new${i}`,
        parent: 'a2',
        after: null,
        title: 'Neu und so lang, dass es zwei Zeilen gibt',
      })
  },
  (ben) => ben.does(removeIdeas, { ids: ['a1'] }),
  (ben) => ben.does(moveIdeas, { ids: ['a3'], parent: 'left', after: null }),
  (ben) => ben.does(setTitle, { id: 'a4', title: [[{ text: 'Ein Titel, der viel länger ist als der alte war' }]] }),
  (ben) => ben.does(setTitle, { id: 'a', title: [[{ text: 'Ein Hauptast mit einem langen Namen' }]] }),
  (ben) => ben.does(setTitle, { id: ROOT_ID, title: [[{ text: 'Ein neues, sehr viel längeres Thema für alle' }]] }),
  (ben) => ben.does(addIdea, { id: 'b', parent: ROOT_ID, after: 'a', side: 'right', title: 'Noch ein Hauptast' }),
  (ben) => ben.does(moveIdeas, { ids: ['a9'], parent: 'a', after: null }),
  (ben) => ben.does(removeIdeas, { ids: ['a6x', 'a6y', 'a7'] }),
]

/** Ben does one thing after the other; each has been drawn here before `look` looks. */
async function disturbed(page: Page, ben: ScriptedPerson, look: () => Promise<void>): Promise<void> {
  for (const [at, deed] of deeds.entries()) {
    deed(ben)
    // What is drawn of this mark says that what came before it is drawn, too.
    const mark = at % 2 === 0 ? 'Merkzeichen gerade' : 'Merkzeichen ungerade'
    ben.does(setTitle, { id: 'a5', title: [[{ text: `${mark} ${at}` }]] })
    await expect(item(page, 'a5')).toHaveAccessibleName(new RegExp(`${mark} ${at}`))
    await drawn(page)
    await look()
  }
}

async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await item(page, id).boundingBox()
  if (!box) throw new Error(`${id} is not drawn`)
  return { x: box.x, y: box.y + box.height / 2 }
}

async function expectStill(page: Page, id: string, before: { x: number; y: number }): Promise<void> {
  const now = await placeOf(page, id)
  expect(Math.abs(now.x - before.x), `${id} to the side`).toBeLessThanOrEqual(1)
  expect(Math.abs(now.y - before.y), `${id} up or down`).toBeLessThanOrEqual(1)
}

test('[P10] the idea that I have selected stays where it is, whatever others do around it', async ({ browser }) => {
  const { page, troubles } = await openWindow(browser, server.url)
  const ben = await meAndBen(page)
  await item(page, 'a5x').click()
  await expect(item(page, 'a5x')).toBeFocused()
  const before = await atRest(page, () => placeOf(page, 'a5x'))
  await disturbed(page, ben, async () => {
    await expectStill(page, 'a5x', before)
    await expect(item(page, 'a5x')).toBeFocused()
    await expect(item(page, 'a5x')).toHaveAttribute('aria-selected', 'true')
  })

  // When it is hung elsewhere I keep looking at it; when it is removed the others stay.
  ben.does(moveIdeas, { ids: ['a5x'], parent: 'a8', after: null })
  await expect(item(page, 'a5x')).toHaveAttribute('aria-posinset', '1')
  await expect(item(page, 'a5x')).toHaveAttribute('aria-setsize', '3')
  await expectStill(page, 'a5x', before)
  const neighbour = await atRest(page, () => placeOf(page, 'a8x'))
  ben.does(removeIdeas, { ids: ['a5x'] })
  await expect(item(page, 'a5x')).toHaveCount(0)
  await expectStill(page, 'a8x', neighbour)
  await expect(item(page, 'a8')).toBeFocused()
  expect(troubles).toEqual([])
  ben.leave()
})

test('[P10] the editor stays open, in its place and with my caret, whatever others do around it', async ({
  browser,
}) => {
  const { page, troubles } = await openWindow(browser, server.url)
  const ben = await meAndBen(page)
  await item(page, 'a5x').dblclick()
  const editor = page.getByRole('textbox', { name: 'Titel der Idee' })
  await expect(editor).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' ')
  const before = await atRest(page, () => editor.boundingBox())
  let typed = 0
  await disturbed(page, ben, async () => {
    await expect(editor).toBeFocused()
    await page.keyboard.type(String(typed++))
    const now = await editor.boundingBox()
    expect(Math.abs((now?.x ?? 0) - (before?.x ?? 0))).toBeLessThanOrEqual(1)
    expect(Math.abs((now?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1)
  })
  await page.keyboard.press('Enter')
  await expect(item(page, 'a5x')).toHaveAccessibleName(/^Idee a5x 012345678/)
  expect(troubles).toEqual([])
  ben.leave()
})

test('[P10] with nothing selected the idea in the middle of my view stays where it is', async ({ browser }) => {
  const { page, troubles } = await openWindow(browser, server.url)
  const ben = await meAndBen(page)
  const map = await page.getByTestId('map').boundingBox()
  const from = await placeOf(page, 'a5y')
  if (!map) throw new Error('no map')
  // By the bare canvas, until a5y stands in the middle.
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2]
  const bare = await page.evaluate(() => {
    for (let across = 300; across < 900; across += 20)
      for (let down = 100; down < 600; down += 20)
        if (document.elementFromPoint(across, down)?.classList.contains('react-flow__pane')) return { across, down }
    return undefined
  })
  if (!bare) throw new Error('no bare canvas')
  await page.mouse.move(bare.across, bare.down)
  await page.mouse.down()
  await page.mouse.move(bare.across + x - from.x - 40, bare.down + y - from.y, { steps: 8 })
  await page.mouse.up()
  await expect.poll(async () => Math.abs((await placeOf(page, 'a5y')).y - y)).toBeLessThan(20)
  const before = await atRest(page, () => placeOf(page, 'a5y'))
  const active = await page.evaluateHandle(() => document.activeElement)
  await disturbed(page, ben, async () => {
    await expectStill(page, 'a5y', before)
    expect(await page.evaluate((element) => element === document.activeElement, active)).toBe(true)
  })
  // The idea in the middle goes elsewhere: my view does not go along.
  const near = ['a5', 'a5x', 'a6']
  const places = await Promise.all(near.map((id) => placeOf(page, id)))
  ben.does(moveIdeas, { ids: ['a5y'], parent: 'left', after: null })
  await expect(item(page, 'a5x')).toHaveAttribute('aria-setsize', '1')
  const now = await Promise.all(near.map((id) => placeOf(page, id)))
  const moved = now.map((place, i) => Math.hypot(place.x - (places[i]?.x ?? 0), place.y - (places[i]?.y ?? 0)))
  expect(Math.min(...moved)).toBeLessThanOrEqual(1)
  expect(troubles).toEqual([])
  ben.leave()
})
