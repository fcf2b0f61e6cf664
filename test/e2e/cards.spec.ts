import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { openWindow } from '../support/boardPage.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

const card = (page: Page, name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) })
const section = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true })
const phone = { locale: 'de-DE', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('on a phone an idea is there three taps after joining, and the keyboard stays for the next one', async ({
  browser,
}) => {
  const { links } = await newBoard(server.url)
  const { page, troubles } = await openWindow(browser, server.url, phone)
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByTestId('add-quickWin').tap()
  await expect(page.getByRole('textbox', { name: 'Neu: Quick Win' })).toBeFocused()
  await page.keyboard.type('Newsletter')
  await page.getByTestId('composer').getByRole('button', { name: 'Hinzufügen' }).tap()
  await expect(section(page, 'Quick Wins').getByRole('treeitem', { name: /^Newsletter/ })).toBeInViewport()

  await expect(page.getByRole('textbox', { name: 'Neu: Quick Win' })).toBeFocused()
  await page.keyboard.type('Ein sehr langes Wort: Donaudampfschifffahrtsgesellschaftskapitaensmuetzen'.repeat(3))
  await page.keyboard.press('Enter')
  await expect(card(page, 'Ein sehr langes Wort')).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)

  // What was begun is not lost by a look at the map.
  await page.keyboard.type('Nur beg')
  await page.getByRole('button', { name: 'Mindmap', exact: true }).tap()
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await page.getByRole('button', { name: 'Karten', exact: true }).tap()
  await page.getByTestId('add-challenge').tap()
  await expect(page.getByRole('textbox', { name: 'Neu: Herausforderung' })).toHaveValue('Nur beg')
  expect(troubles).toEqual([])
})

test('[P2] [P10] [P12] cards are written, moved and found by keyboard alone, while somebody else changes them', async ({
  browser,
}) => {
  const { links } = await newBoard(server.url)
  const anna = await openWindow(browser, server.url, { locale: 'de-DE', colorScheme: 'dark' })
  const bernd = await openWindow(browser, server.url, { locale: 'de-DE' })
  for (const [{ page }, name] of [
    [anna, 'Anna'],
    [bernd, 'Bernd'],
  ] as const) {
    await enter(page, server.url, links.participant, name)
    await page.getByRole('button', { name: 'Karten', exact: true }).click()
    await page.getByTestId('cards').waitFor()
  }
  const { page } = anna
  const { keyboard } = page
  await page.keyboard.press('F6')
  await expect(card(page, 'Herausforderungen')).toBeFocused()
  for (const [key, words] of [
    ['Tab', 'Wenig Zeit'],
    ['Enter', 'Kein Geld'],
    ['Tab', 'Für Räume'],
  ] as const) {
    await keyboard.press(key)
    await keyboard.type(words)
    await keyboard.press('Enter')
    await expect(card(page, words)).toBeFocused()
  }
  await expect(card(page, 'Für Räume')).toHaveAccessibleName('Für Räume, Herausforderung, unter „Kein Geld“')
  await keyboard.press('ArrowUp')
  await expect(card(page, 'Kein Geld')).toBeFocused()

  // Bernd writes in the same title and moves the card away meanwhile: my editor stays where it is, with my caret.
  await keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toBeFocused()
  await keyboard.press('Home')
  await keyboard.type('Gar ')
  await card(bernd.page, 'Gar Kein Geld').click()
  await bernd.page.keyboard.press('F2')
  await expect(bernd.page.getByRole('textbox', { name: 'Titel der Idee' })).toBeFocused()
  await bernd.page.keyboard.type(' mehr')
  await bernd.page.keyboard.press('Enter')
  await bernd.page.keyboard.press('Shift+F10')
  await bernd.page.getByRole('menuitem', { name: /^Verschieben nach/ }).click()
  await expect(bernd.page.getByRole('combobox')).toBeFocused()
  await bernd.page.keyboard.type('quick')
  await bernd.page.keyboard.press('Enter')
  await bernd.page.getByRole('dialog').getByRole('button', { name: 'Verschieben' }).click()
  await expect(section(bernd.page, 'Quick Wins').getByRole('treeitem', { name: /^Gar Kein Geld mehr/ })).toBeVisible()
  await keyboard.type('wirklich ')
  await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toHaveText('Gar wirklich Kein Geld mehr')
  await keyboard.press('Enter')
  await expect(
    section(page, 'Quick Wins').getByRole('treeitem', { name: /^Gar wirklich Kein Geld mehr/ }),
  ).toBeFocused()

  await keyboard.press('Control+f')
  await keyboard.type('zeit')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 Karte')
  await expect(page.getByRole('treeitem')).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Alle zeigen' }).click()
  await page.getByRole('button', { name: 'Karten ordnen und filtern' }).click()
  await page.getByRole('menuitemradio', { name: 'was von einer Person ist' }).click()
  await expect(section(page, 'Von mir').getByRole('treeitem')).toHaveCount(3)

  // Place and selection go along into the other views.
  await card(page, 'Wenig Zeit').click()
  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await expect(card(page, 'Wenig Zeit')).toHaveAttribute('aria-selected', 'true')
  expect([...anna.troubles, ...bernd.troubles]).toEqual([])
})
