import { expect, test, type Page } from '@playwright/test'
import { atRest, boxOf, item, levelOf, openMap, plant } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Drags by the title and stops, the button held, at that part of another idea. */
async function dragOver(page: Page, from: string, to: string, across: number, down: number) {
  // What was dropped before glides to its place.
  const start = await atRest(page, () => boxOf(page, from))
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + start.height / 2 + 6, { steps: 2 })
  const end = await atRest(page, () => boxOf(page, to))
  await page.mouse.move(end.x + end.width * across, end.y + end.height * down, { steps: 5 })
}
const drop = (page: Page) => page.getByTestId('drop')
const place = (page: Page, name: string) => expect(drop(page)).toHaveAttribute('data-place', name)

test('ideas are dragged before, after and into others, several at once, and to the other side', async ({ browser }) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [page, other] = pages
  if (!page || !other) throw new Error('no window')
  await plant(page, 'Herausforderungen', 'Eins', 'Zwei', 'Drei')
  const at = (name: string, position: number) =>
    expect(item(page, name)).toHaveAttribute('aria-posinset', String(position))

  await item(page, 'Drei').click()
  await dragOver(page, 'Drei', 'Eins', 0.4, 0.1)
  await place(page, 'before')
  await page.mouse.up()
  await at('Drei', 1)
  await expect(item(page, 'Drei')).toBeFocused()

  await dragOver(page, 'Drei', 'Eins', 0.4, 0.95)
  await place(page, 'after')
  await page.mouse.up()
  await at('Drei', 2)

  await item(page, 'Eins').click()
  await item(page, 'Zwei').click({ modifiers: ['Control'] })
  await dragOver(page, 'Eins', 'Drei', 0.9, 0.5)
  await place(page, 'child')
  await expect(page.getByTestId('ghost')).toContainText('+1')
  await page.mouse.up()
  await levelOf(page, 'Eins', 4)
  await levelOf(page, 'Zwei', 4)

  // Below itself it cannot go, and says so.
  await item(page, 'Drei').click()
  await dragOver(page, 'Drei', 'Zwei', 0.9, 0.5)
  await place(page, 'refused')
  await expect(page.getByTestId('ghost')).toContainText('nicht unter sich selbst hängen')
  await page.mouse.up()
  await levelOf(page, 'Drei', 3)

  await page.keyboard.press('Control+z')
  await levelOf(page, 'Eins', 3)
  await levelOf(page, 'Zwei', 3)

  const centre = await boxOf(page, 'Regionalgespräch')
  const onLeft = async (name: string) => (await boxOf(page, name)).x < centre.x
  const left = (await onLeft('Quick Wins')) ? 'Quick Wins' : 'Gute Praktiken'
  const branch = (await onLeft('Herausforderungen')) ? 'Gute Praktiken' : 'Herausforderungen'
  await dragOver(page, branch, left, 0.5, 0.95)
  await page.mouse.up()
  await expect.poll(async () => (await boxOf(page, branch)).x < (await boxOf(page, 'Regionalgespräch')).x).toBe(true)
  await levelOf(other, 'Eins', 3)
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('the map scrolls while an idea is held at its edge, and Esc leaves all as it was', async ({ browser }) => {
  const { pages } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  await plant(page, 'Quick Wins', ...Array.from({ length: 16 }, (_, i) => `Idee ${i}`))
  await item(page, 'Quick Wins').click()
  const before = await atRest(page, () => boxOf(page, 'Regionalgespräch'))
  const map = await page.getByTestId('map').boundingBox()
  const start = await boxOf(page, 'Quick Wins')
  if (!map) throw new Error('no map')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2, start.y + start.height + 20, { steps: 4 })
  await page.mouse.move(map.x + map.width / 2, map.y + map.height - 6, { steps: 4 })
  await expect.poll(async () => (await boxOf(page, 'Regionalgespräch')).y).toBeLessThan(before.y - 100)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('ghost')).toHaveCount(0)
  await page.mouse.up()
  await levelOf(page, 'Quick Wins', 2)
  await expect(item(page, 'Quick Wins')).toHaveAttribute('aria-selected', 'true')
})

/** Where an idea stands, seen from the middle of the map, in parts of the middle's width: the same at every zoom. */
async function standing(page: Page, name: string): Promise<string> {
  const [own, root] = [await boxOf(page, name), await boxOf(page, 'Regionalgespräch')]
  const at = (value: number) => (value / root.width).toFixed(1)
  return `${at(own.x + own.width / 2 - root.x - root.width / 2)} ${at(own.y - root.y)}`
}

test('a branch let go in the open stands there, for all and until it is tidied up, by pointer and by keys', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [page, other] = pages
  if (!page || !other) throw new Error('no window')
  await plant(page, 'Quick Wins', 'Eins', 'Zwei')
  const tidy = await atRest(page, () => standing(page, 'Quick Wins'))
  const start = await atRest(page, () => boxOf(page, 'Quick Wins'))
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 30, start.y - 200, { steps: 6 })
  await place(page, 'free')
  await page.mouse.up()
  await expect(item(page, 'Quick Wins')).toBeFocused()
  const dropped = await atRest(page, () => boxOf(page, 'Quick Wins'))
  expect(Math.abs(dropped.y - (start.y - 200 - start.height / 2))).toBeLessThan(2)
  const free = await standing(page, 'Quick Wins')
  expect(free).not.toBe(tidy)
  await expect.poll(() => standing(other, 'Quick Wins')).toBe(free)

  // With Alt even among others; the keys do the same.
  await item(page, 'Zwei').click()
  const two = await atRest(page, () => standing(page, 'Zwei'))
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(() => standing(other, 'Zwei')).not.toBe(two)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => standing(other, 'Zwei')).toBe(two)

  await item(page, 'Quick Wins').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Mehr' }).click()
  await page.getByRole('menuitem', { name: 'Zweig aufräumen' }).click()
  await expect.poll(() => standing(page, 'Quick Wins')).toBe(tidy)
  await expect.poll(() => standing(other, 'Quick Wins')).toBe(tidy)
  await page.keyboard.press('Control+z')
  await expect.poll(() => standing(other, 'Quick Wins')).toBe(free)
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})
