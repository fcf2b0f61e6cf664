import { expect, test } from '@playwright/test'
import { item, openMap } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P12] every command is found by its first letters in either language, and done by keyboard alone', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Anna'])
  const [page] = pages
  if (!page) throw new Error('no window')
  const field = page.getByRole('combobox', { name: 'Befehl oder Idee suchen' })
  const option = page.getByRole('option')
  await item(page, 'Quick Wins').click()
  const ask = async (words: string, key = 'F1'): Promise<void> => {
    await page.keyboard.press(key)
    await expect(field).toBeFocused()
    await page.keyboard.type(words)
  }
  await ask('unteri', 'Control+Shift+P')
  await expect(option.first()).toContainText('Unteridee')
  await expect(option.first()).toContainText('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Aus dem Befehl')
  await page.keyboard.press('Enter')
  await expect(item(page, 'Aus dem Befehl')).toBeFocused()

  // Where the browser keeps Ctrl+Shift+P for itself.
  await ask('delete')
  // And the bin, where what was deleted lies.
  await expect(option).toHaveText([/^Löschen, Unterideen behalten/, /^Löschen/, /^Papierkorb/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(item(page, 'Aus dem Befehl')).toHaveCount(0)

  // By what one expects behind it.
  await ask('pdf')
  await expect(option.first()).toHaveText(/^(Kopien|Exportieren)/)
  await page.keyboard.press('Escape')

  // A dialog that has the focus itself is marked by being there.
  await ask('papierkorb')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Papierkorb' })).toHaveCSS('outline-style', 'none')
  await page.keyboard.press('Escape')

  // To an idea, and what cannot be done there says why.
  await ask('regionalgespr')
  await page.keyboard.press('Enter')
  await expect(item(page, 'Regionalgespräch')).toBeFocused()
  await ask('ausschneiden')
  await expect(option).toHaveAttribute('aria-disabled', 'true')
  await expect(option).toContainText('Die Mitte der Mindmap bleibt')
  await page.keyboard.press('Enter')
  await expect(field).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(item(page, 'Regionalgespräch')).toBeFocused()
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[P6] a reader is offered what reads, and nothing that writes', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await page.goto(onServer(server.url, links.viewer))
  await page.getByRole('button', { name: 'Menü' }).click()
  await page.getByRole('menuitem', { name: /^Alle Befehle/ }).click()
  await expect(page.getByRole('option', { name: /^Alles aufklappen/ })).toBeVisible()
  for (const name of [/^Löschen/, /^Bearbeiten/, /^Rückgängig/, /^Teilen/])
    await expect(page.getByRole('option', { name })).toHaveCount(0)
})

test('on a phone the commands are reached by the menu', async ({ browser }) => {
  const { links } = await newBoard(server.url)
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'de-DE',
  })
  const page = await phone.newPage()
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByRole('button', { name: 'Menü', exact: true }).tap()
  await page.getByRole('menuitem', { name: /^Alle Befehle/ }).tap()
  await page.getByRole('combobox').fill('mindmap')
  await page
    .getByRole('option', { name: /Ansicht: Mindmap/ })
    .first()
    .tap()
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await phone.close()
})
