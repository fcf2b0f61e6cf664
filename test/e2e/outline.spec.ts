import { expect, test, type Locator, type Page } from '@playwright/test'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { createBoard, join } from '../support/boardByHttp.ts'
import { openWindow } from '../support/boardPage.ts'
import { createPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

const row = (page: Page, name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) })
const inOutline = async (page: Page, link: string, name: string): Promise<void> => {
  await enter(page, server.url, link, name)
  await page.getByRole('button', { name: 'Gliederung' }).click()
  await page.getByTestId('outline').waitFor()
}
const write = async (page: Page, key: string, title: string): Promise<void> => {
  await page.keyboard.press(key)
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(row(page, title)).toBeFocused()
}

test('[P2] on a slow machine no key is lost between one editor and the next', async ({ browser }) => {
  const { links } = await newBoard(server.url)
  const { page, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await page.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (step) => window.setTimeout(() => draw(step), 150)
  })
  await inOutline(page, links.participant, 'Anna')
  await row(page, 'Herausforderungen').click()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Wer macht 2027 mit?')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Abends ist - 1 x 1 - Chor')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Wer macht 2027 mit')).toHaveAttribute('aria-level', '3')
  await expect(row(page, 'Abends ist - 1 x 1 - Chor')).toHaveAttribute('aria-level', '4')
  expect(troubles).toEqual([])
})

test('[P12] in the outline a branch is built, arranged, folded and taken back by keyboard alone', async ({
  browser,
}) => {
  const { links } = await newBoard(server.url)
  const { page, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await inOutline(page, links.participant, 'Anna')
  await page.keyboard.press('F6')
  await expect(row(page, 'Regionalgespräch')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Herausforderungen')).toBeFocused()
  await write(page, 'Tab', 'Wenig Zeit')
  await write(page, 'Enter', 'Kein Geld')
  await write(page, 'Shift+Enter', 'Kein Raum')

  await page.keyboard.press('Alt+ArrowDown')
  await expect(row(page, 'Kein Raum')).toHaveAttribute('aria-posinset', '3')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(row(page, 'Kein Raum')).toHaveAttribute('aria-level', '4')
  await expect(row(page, 'Kein Raum')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 'Kein Geld')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 'Kein Geld')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'Kein Raum')).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 'Kein Raum')).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row(page, 'Kein Raum')).toHaveAttribute('aria-level', '3')

  await page.keyboard.press('F2')
  await page.keyboard.type(' und Platz')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(row(page, 'Kein Raum und Platz')).toHaveCount(0)
  await expect(row(page, 'Kein Geld')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Kein Raum und Platz')).toHaveAttribute('aria-level', '3')

  // One tab stop, and nobody is trapped in it.
  await expect(page.getByRole('tree').locator('[tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByPlaceholder(/^Neue Idee unter/)).toBeFocused()
  expect(troubles).toEqual([])
})

test('[P12] the menu of a row sets kinds, moves elsewhere, writes notes and links', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await inOutline(page, links.participant, 'Anna')
  await row(page, 'Quick Wins').click()
  await write(page, 'Tab', 'Newsletter')
  const choose = async (name: RegExp): Promise<void> => {
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name }).click()
  }
  await choose(/^Art: Quick Win/)
  await page.getByRole('menuitemradio', { name: 'Herausforderung' }).click()
  await expect(row(page, 'Newsletter')).toHaveAccessibleName('Newsletter, Herausforderung')
  await expect(row(page, 'Newsletter')).toBeFocused()

  await choose(/^Verschieben nach/)
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('prakt')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Verschieben' }).click()
  await expect(page.getByTestId('announced')).toContainText('verschoben unter Gute Praktiken')
  await expect(row(page, 'Newsletter')).toBeFocused()
  await expect(row(page, 'Newsletter')).toHaveAttribute('data-kind', 'goodPractice')

  await choose(/^Notiz/)
  await page.getByRole('textbox', { name: 'Notiz' }).fill('Jeden Monat')
  await page.getByRole('button', { name: 'Fertig' }).click()
  await expect(page.getByTestId('outline').getByText('Jeden Monat')).toBeVisible()
  await expect(row(page, 'Newsletter')).toBeFocused()

  await choose(/^Querverbindung/)
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('quick')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Verbinden' }).click()
  await expect(page.getByTestId('outline').getByText('mit „Quick Wins“')).toBeVisible()

  // Found by its note, out of a branch that is folded.
  await page.getByRole('button', { name: '„Gute Praktiken“ zuklappen' }).click()
  await expect(page.getByTestId('outline').getByText('Jeden Monat')).toHaveCount(0)
  await page.getByRole('button', { name: 'Suchen' }).click()
  await page.getByRole('textbox', { name: 'In der Mindmap suchen' }).fill('jeden monat')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 von 1')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Newsletter')).toBeFocused()
})

test('[P2] two people write one title in the outline and the map, and selection and folds go along', async ({
  browser,
}) => {
  const { links } = await newBoard(server.url)
  const anna = await openWindow(browser, server.url, { locale: 'de-DE' })
  const bernd = await openWindow(browser, server.url, { locale: 'de-DE' })
  await inOutline(anna.page, links.participant, 'Anna')
  await enter(bernd.page, server.url, links.participant, 'Bernd')
  await row(anna.page, 'Herausforderungen').click()
  await anna.page.keyboard.press('F2')
  await anna.page.keyboard.type(' A')
  await row(bernd.page, 'Herausforderungen').click()
  await bernd.page.keyboard.press('F2')
  await bernd.page.keyboard.type(' B')
  await expect(anna.page.getByRole('textbox', { name: 'Titel der Idee' })).toContainText(/ A.* B|B.* A/)
  await anna.page.keyboard.press('Enter')
  await write(anna.page, 'Tab', 'Darunter')
  await anna.page.keyboard.press('ArrowLeft')
  await anna.page.keyboard.press('Space')
  await anna.page.getByRole('button', { name: 'Mindmap', exact: true }).click()
  await anna.page.locator('[data-testid="map"][data-ideas]').waitFor()
  await expect(row(anna.page, 'Herausforderungen')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(anna.page, 'Herausforderungen')).toHaveAttribute('aria-selected', 'true')
  expect([...anna.troubles, ...bernd.troubles]).toEqual([])
})

test('[P10] of a large map only what is seen is on the page: it counts right, is found, and stays where it is', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const session = await join(server.url, board.board, board.secrets.participant, 'Bernd')
  const bernd = createPerson({ server: server.url, session, random: seededRandom(3), now: () => 0 })
  await bernd.online()
  const [branch = ''] = bernd.map.ideas.get('root')?.children ?? []
  const random = seededRandom(4)
  const outline = Array.from({ length: 3000 }, (_, at) => ({
    title: [[{ text: `Gedanke ${at + 1}` }]],
    children: [],
  }))
  const newIds = outline.map(() => newIdeaId(random))
  expect(bernd.does(insertOutline, { parent: branch, after: null, outline, newIds }).ok).toBe(true)
  await bernd.everythingSaved()

  const { page, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await inOutline(page, board.links.participant, 'Anna')
  await expect(row(page, 'Gedanke 3,')).toBeVisible()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(100)
  await page.keyboard.press('F6')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(row(page, 'Gedanke 3000')).toBeFocused()
  await expect(row(page, 'Gedanke 3000')).toHaveAttribute('aria-posinset', '3000')
  await expect(row(page, 'Gedanke 3000')).toHaveAttribute('aria-setsize', '3000')
  await expect(row(page, 'Gedanke 3000')).toBeInViewport()

  await page.keyboard.press('Control+f')
  await page.keyboard.type('gedanke 1500')
  await expect(row(page, 'Gedanke 1500,')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Gedanke 1500,')).toBeFocused()
  const before = await row(page, 'Gedanke 1500,').boundingBox()
  for (const title of ['Davor', 'Noch eine davor'])
    bernd.does(addIdea, { id: newIdeaId(random), parent: branch, after: null, title })
  await expect(row(page, 'Gedanke 1500,')).toHaveAttribute('aria-posinset', '1502')
  expect((await row(page, 'Gedanke 1500,').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)

  // Far away it keeps the keyboard all the same.
  await page.locator('main').evaluate((main) => main.scrollTo(0, 0))
  await expect(row(page, 'Noch eine davor')).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Gedanke 1501,')).toBeFocused()
  await expect(row(page, 'Gedanke 1501,')).toBeInViewport()
  expect(troubles).toEqual([])
  bernd.leave()
})
