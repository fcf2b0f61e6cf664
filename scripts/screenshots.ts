import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { addIdea } from '../shared/commands/addIdea.ts'
import { readingPage } from '../shared/wire/paths.ts'
import { createBoard, join } from '../test/support/boardByHttp.ts'
import { enterBoard } from '../test/support/boardPage.ts'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { ensureBuild } from './ensureBuild.ts'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
await ensureBuild()
const server = await startServer()
const found = await findBrowser()
const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
const board = await createBoard(server.url, { template: 'demo', title: 'Nachhaltigkeit gemeinsam gestalten' })

// Company, so that faces and pointers are seen.
const random = seededRandom(7)
const people = await Promise.all(
  ['Cemile', 'Łukasz', 'Dörte', 'Günther', 'Mareike'].map(async (name, i) => {
    const session = await join(server.url, board.board, board.secrets.participant, name)
    const person = createPerson({ server: server.url, session, random, now: () => 0 })
    await person.online()
    person.point(i * 160 - 340, (i % 2) * 260 - 130)
    return person
  }),
)

async function take(
  name: string,
  size: { width: number; height: number },
  show: (page: Page) => Promise<void>,
  dark = false,
): Promise<void> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: size,
    deviceScaleFactor: 1,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await show(page)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${folder}${name}.png` })
  await context.close()
}
const enter = (page: Page) => enterBoard(page, board.links.organiser, 'Annika')
const wholeMap = async (page: Page) => {
  await enter(page)
  await page
    .getByRole('button', { name: /einpassen|Alles|Ganze/i })
    .first()
    .click()
}

const laptop = { width: 1280, height: 800 }
const projector = { width: 1920, height: 1080 }
const phone = { width: 390, height: 844 }
await take('home', laptop, (page) =>
  page.goto(server.url).then(() => page.getByRole('heading', { level: 1 }).waitFor()),
)
await take('join', laptop, (page) =>
  page.goto(board.links.participant).then(() => page.getByRole('textbox').first().waitFor()),
)
await take('map', laptop, enter)
await take('map-dark', laptop, enter, true)
await take('map-whole', projector, wholeMap)
await take('outline', laptop, async (page) => {
  await enter(page)
  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await page.getByRole('treeitem', { name: /^Zuständigkeiten/ }).waitFor()
})
const cards = async (page: Page) => {
  await enter(page)
  await page.getByRole('button', { name: 'Karten', exact: true }).click()
  await page.getByText('Skill-Sharing').first().waitFor()
}
await take('cards', laptop, cards)
await take('cards-dark', laptop, cards, true)
const details = async (page: Page) => {
  await enter(page)
  await page.getByRole('treeitem', { name: /^Quick Wins/ }).click()
  await page.keyboard.press('Alt+Enter')
  await page.getByTestId('details').waitFor()
}
await take('details', laptop, details)
await take('details-dark', laptop, details, true)
await take('export', laptop, async (page) => {
  await enter(page)
  await page.getByRole('button', { name: 'Exportieren' }).click()
  await page.getByRole('dialog').waitFor()
})
await take('share', laptop, async (page) => {
  await enter(page)
  await page.getByRole('button', { name: /^Teilen/ }).click()
  await page.getByRole('dialog').locator('svg, img, canvas').nth(3).waitFor()
  await page.waitForLoadState('networkidle')
})
const enterByPhone = async (page: Page) => {
  await page.goto(board.links.participant)
  await page.getByRole('textbox').first().fill('Annika')
  await page.keyboard.press('Enter')
  await page.getByText('Herausforderungen').first().waitFor()
}
await take('phone', phone, enterByPhone)
await take(
  'phone-dark',
  phone,
  async (page) => {
    await enterByPhone(page)
    await page.getByRole('button', { name: 'Mindmap', exact: true }).click()
    await page.locator('[data-testid="map"][data-ideas]').waitFor()
  },
  true,
)

const command = async (page: Page, words: string) => {
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('combobox', { name: 'Befehl oder Idee suchen' }).fill(words)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
}
const comments = async (page: Page) => {
  await enter(page)
  await page.getByRole('treeitem', { name: /^Virtueller Kaffeetisch/ }).click()
  await page.keyboard.press('F4')
  await page.getByRole('textbox', { name: /Kommentar/ }).fill('Ich frage im Januar herum, wer mittags kann.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Mache ich mit/ }).click()
}
await take('comments', laptop, comments)

const lookBack = async (page: Page) => {
  await enter(page)
  await command(page, 'Stände')
  await page.getByRole('textbox', { name: /^Name des Standes/ }).fill('Vor der Abstimmung')
  await page.getByRole('button', { name: 'Stand festhalten' }).click()
  const row = page.getByRole('button', { name: /^Vor der Abstimmung/ }).first()
  await row.waitFor()
  const added = people[0]?.does(addIdea, {
    id: 'leihlastenrad',
    parent: 'quick-wins',
    after: null,
    title: 'Lastenrad zum Ausleihen im Rathaus',
  })
  if (!added?.ok) throw new Error('nothing was added')
  await people[0]?.everythingSaved()
  await row.click()
  await page.getByLabel('Vergleichen mit').selectOption({ label: 'Jetzt' })
  await page.getByText('1 neue Idee').waitFor()
  await page.getByTestId('snapshot').locator('img').waitFor()
}
await take('history', laptop, lookBack)

const readingLink = server.url + readingPage(board.board, board.secrets.viewer)
const read = (page: Page) => page.goto(readingLink).then(() => page.getByRole('heading', { level: 1 }).waitFor())
await take('reading', laptop, read)
await take('reading-phone-dark', phone, read, true)

let result = ''
await take('publish', laptop, async (page) => {
  await enter(page)
  await page.getByRole('button', { name: 'Exportieren' }).click()
  await page.getByRole('button', { name: 'Ergebnisse veröffentlichen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ergebnisse veröffentlichen' })
  await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
  await dialog.getByTestId('published').waitFor({ timeout: 120_000 })
  result = await dialog.getByLabel('Link der Ergebnisseite', { exact: true }).inputValue()
})
await take('result', laptop, (page) => page.goto(result).then(() => page.getByRole('heading', { level: 1 }).waitFor()))

for (const person of people) person.leave()
await browser.close()
await server.stop()
