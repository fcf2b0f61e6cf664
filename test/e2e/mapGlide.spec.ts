import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../shared/domain/idea.ts'
import { createBoard, join } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { atRest, boxOf, item } from '../support/mapPage.ts'
import { createPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

declare global {
  interface Window {
    glided: string[]
  }
}

/** The ideas that the browser was asked to move smoothly, so far. */
const glided = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.glided)

/** A board with one branch of five ideas. Ada looks at it with the second one selected; Ben can change it. */
async function adaAndBen(browser: Browser, options: BrowserContextOptions = {}) {
  const board = await createBoard(server.url, { template: 'blank' })
  const session = await join(server.url, board.board, board.secrets.participant, 'Ben')
  const ben = createPerson({ server: server.url, session, random: seededRandom(3), now: () => 0 })
  await ben.online()
  ben.does(addIdea, { id: 'branch', parent: ROOT_ID, after: null, title: 'Hauptast' })
  for (let i = 1; i <= 5; i++)
    ben.does(addIdea, { id: `i${i}`, parent: 'branch', after: i === 1 ? null : `i${i - 1}`, title: `Nummer ${i}` })
  await ben.everythingSaved()
  const { page, troubles } = await openWindow(browser, server.url, options)
  await page.addInitScript(() => {
    window.glided = []
    const animate = Element.prototype.animate
    Element.prototype.animate = function (frames, timing) {
      if (this.matches('[data-testid="idea"]')) window.glided.push(this.getAttribute('data-id') ?? '')
      return animate.call(this, frames, timing)
    }
  })
  await enterBoard(page, board.links.participant, 'Ada')
  await item(page, 'Nummer 2').click()
  await expect(item(page, 'Nummer 2')).toBeFocused()
  return { page, troubles, ben }
}

test('[P10] what others add lets the rest glide aside, and the idea I am at does not move', async ({ browser }) => {
  const { page, troubles, ben } = await adaAndBen(browser)
  const mine = await atRest(page, () => boxOf(page, 'Nummer 2'))
  const below = await boxOf(page, 'Nummer 3')
  expect(await glided(page)).toEqual([])
  ben.does(addIdea, { id: 'new', parent: 'branch', after: 'i2', title: 'Dazwischen' })
  await expect.poll(() => glided(page)).toContain('i3')
  expect(await glided(page)).not.toContain('i2')
  expect(await boxOf(page, 'Nummer 2')).toEqual(mine)
  const end = await atRest(page, () => boxOf(page, 'Nummer 3'))
  expect(end.y).toBeGreaterThan(below.y + 20)
  expect(await boxOf(page, 'Nummer 2')).toEqual(mine)

  // A pan carries all at once.
  await page.mouse.move(end.x + 400, end.y + 100)
  const before = (await glided(page)).length
  await page.mouse.wheel(0, 60)
  await expect.poll(async () => (await boxOf(page, 'Nummer 2')).y).toBeLessThan(mine.y - 20)
  expect(await glided(page)).toHaveLength(before)
  expect(troubles).toEqual([])
  ben.leave()
})

test('who asked for less motion sees every change in its place at once', async ({ browser }) => {
  const { page, ben } = await adaAndBen(browser, { reducedMotion: 'reduce' })
  ben.does(addIdea, { id: 'new', parent: 'branch', after: 'i2', title: 'Dazwischen' })
  await expect(item(page, 'Dazwischen')).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(item(page, 'Nummer 2')).toHaveAttribute('aria-posinset', '3')
  expect(await glided(page)).toEqual([])
  ben.leave()
})

test('who has panned past every idea comes back by one press', async ({ browser }) => {
  const { page, ben, troubles } = await adaAndBen(browser)
  const back = page.getByRole('button', { name: 'Zurück zu den Ideen' })
  await expect(back).toHaveCount(0)
  await page.mouse.move(640, 700)
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, 600)
  await back.click()
  await expect(item(page, 'Nummer 2')).toBeInViewport({ ratio: 1 })
  await expect(back).toHaveCount(0)
  expect(troubles).toEqual([])
  ben.leave()
})
