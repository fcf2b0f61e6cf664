import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { setTitle } from '../../shared/commands/setTitle.ts'
import { readingLinkOf } from '../../shared/wire/paths.ts'
import { expectAccessible } from '../support/accessible.ts'
import { join } from '../support/boardByHttp.ts'
import { openWindow } from '../support/boardPage.ts'
import { createPerson } from '../support/scriptedPerson.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { newBoard } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'de-DE' } as const

async function demo(language: 'de' | 'en' = 'de') {
  const made = await newBoard(server.url, { template: 'demo', language })
  return { ...made, reading: server.url + new URL(readingLinkOf(made.links.viewer)).pathname }
}
const item = (page: Page, id: string) => page.locator(`#idee-${id}`)
/** How the map is placed, as a text: another one when it was moved or enlarged. */
const placed = (page: Page) =>
  page.locator('.plan svg').evaluate((svg) => (svg as unknown as HTMLElement).style.transform)

test('[P8] without script, on a phone: everything is there, folds, is sorted out by kind, and the map is seen large', async ({
  browser,
}) => {
  const { reading } = await demo()
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(reading)
  expect(asked.filter((path) => /\.(js|css|woff2)$/.test(path))).toEqual([])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Regionalgespräch')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(item(page, 'h1a')).toContainText('Wer ist für Ehrenamt und wer für Klima zuständig?')
  await item(page, 'h1').locator(':scope > details > summary').tap()
  await expect(item(page, 'h1a')).toBeHidden()

  await page.getByRole('radio', { name: /Quick Wins/ }).check({ force: true })
  await expect(item(page, 'q2')).toBeVisible()
  await expect(item(page, 'h1')).toBeHidden()
  await page.getByRole('radio', { name: /^Alle/ }).check({ force: true })

  await page.getByRole('link', { name: 'Mindmap groß ansehen' }).tap()
  const drawn = page.locator('#m-h1')
  await drawn.scrollIntoViewIfNeeded()
  // As large as on the board, and it leads to the words.
  expect((await drawn.boundingBox())?.width ?? 0).toBeGreaterThan(160)
  await drawn.tap()
  await expect(page.getByRole('link', { name: 'Mindmap groß ansehen' })).toBeVisible()
  await expect(item(page, 'h1')).toBeInViewport()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.getByRole('link', { name: 'Im Board mitlesen' }).tap()
  await page.waitForURL(/\/b\/[a-z0-9]{20}#/)
  await context.close()
})

for (const [language, colorScheme] of [
  ['de', 'light'],
  ['en', 'dark'],
] as const)
  test(`the page for reading is accessible (${colorScheme}, ${language})`, async ({ browser }) => {
    const { reading } = await demo(language)
    const context = await browser.newContext({ colorScheme })
    const page = await context.newPage()
    await page.goto(reading)
    await page.getByRole('searchbox').fill('e')
    await expectAccessible(page)
    if (language === 'de') await page.goto(`${reading}#mindmap`)
    else await page.goto(`${server.url}/r/${'x'.repeat(20)}/${'A'.repeat(22)}/`)
    await expectAccessible(page, language === 'de' ? '#mindmap' : 'html')
    await context.close()
  })

test('[P12] by keyboard alone: search, walk, fold, map, and a link to one idea', async ({ browser }) => {
  const { reading } = await demo()
  const { page, context, troubles } = await openWindow(browser, server.url, {
    locale: 'de-DE',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.goto(reading)
  const press = (...keys: string[]) =>
    keys.reduce<Promise<void>>((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  await press('Tab')
  await expect(page.getByRole('link', { name: 'Zur Gliederung' })).toBeFocused()
  await press('Tab', 'Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('antrage')
  await expect(page.locator('.count')).toHaveText('1 von 2')
  await press('Enter')
  await expect(page.locator('.count')).toHaveText('2 von 2')
  await press('Shift+Enter')
  await expect(page.locator('.count')).toHaveText('1 von 2')
  await expect(page.getByRole('searchbox')).toBeFocused()
  const found = page.locator('li.now')
  await expect(found).toBeInViewport()

  // From idea to idea, and folding where one is.
  await found.locator(':scope > .i .p').focus()
  await press('Home')
  await expect(item(page, 'herausforderungen').locator(':scope > .i .p')).toBeFocused()
  await press('ArrowDown', 'ArrowLeft')
  await expect(item(page, 'h1a')).toBeHidden()
  await expect(page.locator('#m-h1a')).toBeHidden()
  await press('ArrowDown')
  await expect(item(page, 'h2').locator(':scope > .i .p')).toBeFocused()
  await press('ArrowUp', 'ArrowRight', 'ArrowRight')
  await expect(item(page, 'h1a').locator(':scope > .i .p')).toBeFocused()
  await press('Tab')
  await expect(page.getByRole('button', { name: 'Link kopieren' })).toBeFocused()
  await press('Enter')
  await expect(page.getByText('Link kopiert')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${reading}#idee-h1a`)

  await press('Tab', 'Enter')
  const map = page.getByRole('region', { name: /Mindmap als Bild/ })
  await expect(map).toBeFocused()
  await expect(page.locator('#m-h1a')).toBeInViewport()
  for (const key of ['+', 'ArrowLeft', '-', '0']) {
    const before = await placed(page)
    await press(key)
    expect(await placed(page)).not.toBe(before)
  }

  await page.goto('about:blank')
  await page.goto(link)
  await expect(item(page, 'h1a')).toBeInViewport()
  await expect(item(page, 'h1a')).toHaveClass(/now/)
  expect(troubles).toEqual([])
  await context.close()
})

test('[P10] what others write appears by itself, moves nothing, and is marked as new at the next visit', async ({
  browser,
}) => {
  const made = await demo()
  const { page, context, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await page.goto(made.reading)
  await page.getByRole('searchbox').fill('Verein')
  await page.getByRole('searchbox').press('Enter')
  await item(page, 'herausforderungen').locator(':scope > details > summary').press('Enter')
  await page.locator('#idee-quickwins, .tree > li').last().scrollIntoViewIfNeeded()
  const eye = page.locator('.tree > li').last().locator(':scope > .i')
  await eye.locator('.p').focus()
  const before = await eye.boundingBox()

  const secret = new URL(made.links.participant).hash.slice(1)
  const session = await join(server.url, made.board, secret, 'Bernd')
  const bernd = createPerson({ server: server.url, session, random: Math.random, now: () => 0 })
  await bernd.online()
  bernd.does(addIdea, { id: 'neu1234567', parent: 'root', after: null, title: 'Ein Verein für alle' })
  bernd.does(setTitle, { id: 'h1b', title: [[{ text: 'Anders gesagt' }]] })
  await bernd.everythingSaved()
  await expect(page.locator('#idee-neu1234567')).toHaveCount(1)
  await expect(page.locator('.said')).toHaveText('Die Seite ist auf dem neuesten Stand: 1 neu, 1 geändert.')
  const after = await eye.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? -99))).toBeLessThan(2)
  await expect(eye.locator('.p')).toBeFocused()
  await expect(item(page, 'h1')).toBeHidden()
  await expect(page.getByRole('searchbox')).toHaveValue('Verein')
  await expect(item(page, 'neu1234567')).toHaveClass(/hit/)
  await expect(page.locator('#m-neu1234567')).toHaveCount(1)
  await page.close()

  // An hour later.
  bernd.does(addIdea, { id: 'neu2345678', parent: 'h2', after: null, title: 'Noch später' })
  await bernd.everythingSaved()
  bernd.leave()
  const again = await context.newPage()
  await again.clock.setSystemTime(Date.now() + 3_600_000)
  await again.goto(made.reading)
  await expect(item(again, 'neu2345678').locator(':scope > .i')).toContainText('Neu')
  await expect(item(again, 'neu1234567').locator(':scope > .i')).not.toContainText('Neu')
  await again.getByRole('button', { name: '1 seit dem letzten Besuch' }).click()
  await expect(item(again, 'neu2345678')).toBeInViewport()

  const organiser = new URL(made.links.organiser).hash.slice(1)
  await fetch(`${server.url}/api/boards/${made.board}/links/viewer`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${organiser}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ on: false }),
  })
  await expect(again.getByRole('alert')).toContainText('ausgeschaltet')
  await expect(item(again, 'h1')).toContainText('Zuständigkeiten')
  expect(troubles).toEqual([])
  await context.close()
})

test('[P9] as one file it opens from the disk without a single request, and pans, zooms, folds and searches', async ({
  browser,
}) => {
  const { board, links } = await demo()
  const headers = {
    Authorization: `Bearer ${new URL(links.organiser).hash.slice(1)}`,
    'Content-Type': 'application/json',
  }
  const asked = { method: 'POST', headers, body: JSON.stringify({ format: 'html', link: readingLinkOf(links.viewer) }) }
  const made = await fetch(`${server.url}/api/boards/${board}/copies`, asked)
  expect(made.status).toBe(201)
  const answer = await fetch(server.url + (made.headers.get('location') ?? ''), { headers })
  const file = pathOf(mkdtempSync(pathOf(tmpdir(), 'kaffeetisch-file-')), 'karte.html')
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))

  const { page, context, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await context.setOffline(true)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`file://${file}`)
  await page.getByRole('searchbox').fill('repair')
  await expect(page.locator('.count')).toHaveText(/^1 von \d/)
  await expect(page.locator('li.now')).toBeInViewport()
  await page.getByRole('link', { name: 'Mindmap groß ansehen' }).click()
  const start = await placed(page)
  await page.mouse.move(640, 400)
  await page.mouse.down()
  await page.mouse.move(500, 330, { steps: 4 })
  await page.mouse.up()
  const panned = await placed(page)
  expect(panned).not.toBe(start)
  await page.getByRole('button', { name: 'Größer' }).click()
  expect(await placed(page)).not.toBe(panned)
  await page.getByRole('button', { name: 'Ganze Mindmap' }).click()
  await page.locator('#m-herausforderungen .knob').click({ force: true })
  await expect(page.locator('#m-h1')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(item(page, 'h1')).toBeHidden()
  expect(requests.filter((request) => !request.startsWith('file://') || !request.includes('karte.html'))).toEqual([])
  expect(troubles).toEqual([])
  await context.close()
})
