import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { item, noteEditor, openMap, plant } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P12] a quick win gets who, next step, until, goal, link and note by keyboard alone, and all see it', async ({
  browser,
}) => {
  const { pages, windows, links } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  const { keyboard } = ada
  await plant(ada, 'Quick Wins', 'Kleinbus')
  await item(ada, 'Kleinbus').click()
  await keyboard.press('Alt+Enter')
  const panel = ada.getByTestId('details')
  await expect(panel).toBeFocused()
  await expectAccessible(ada)
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Dörte')
  await keyboard.press('Tab')
  await keyboard.type('Bürgermeisterin fragen')
  await panel.getByLabel('Bis').fill('2026-12-17')
  await panel.getByRole('button', { name: 'Notiz schreiben' }).focus()
  await keyboard.press('Enter')
  await expect(noteEditor(ada)).toBeFocused()
  await keyboard.type('Donnerstags frei')
  await keyboard.press('Escape')
  await expect(panel.getByRole('button', { name: 'Notiz bearbeiten' })).toBeFocused()
  await panel.getByRole('textbox', { name: 'Link' }).focus()
  await keyboard.type('fahrplan.de')
  await keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Ziele wählen' }).focus()
  await keyboard.press('Enter')
  await panel.getByRole('checkbox', { name: '11 Nachhaltige Städte' }).press('Space')
  await ada.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(ada)
  await keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(item(ada, 'Kleinbus')).toBeFocused()

  const kleinbus = item(ben, 'Kleinbus, Quick Win, mit Notiz, Wer: Dörte, bis 17. Dezember 2026, SDG 11')
  await expect(kleinbus).toContainText('Dörte · bis 17.12. · SDG 11')
  await ben.getByRole('button', { name: 'Gliederung' }).click()
  await expect(ben.getByTestId('outline')).toContainText('Bürgermeisterin fragen')
  // Five steps of one's own: each field is one, and the note.
  await keyboard.press('Control+z')
  await expect(item(ada, 'Kleinbus.*17. Dezember 2026$')).toBeVisible()

  // A reader sees it all, by a button or a double click.
  const reader = await openWindow(browser, server.url)
  await enterBoard(reader.page, links.viewer, '')
  await item(reader.page, 'Kleinbus').dblclick()
  await expect(reader.page.getByTestId('details')).toContainText('Donnerstags frei')
  await expect(reader.page.getByTestId('details').getByRole('textbox')).toHaveCount(0)

  // A reader looks for what Dörte has to do, in the map and in the outline.
  const faint = (page: Page) => page.locator('[data-standing="faint"]')
  await reader.page.getByRole('button', { name: 'Filtern' }).click()
  await reader.page.getByRole('checkbox', { name: /^Dörte/ }).check()
  await expect(reader.page.getByRole('dialog').getByRole('status')).toHaveText('1 Idee passt')
  await reader.page.getByRole('button', { name: 'Fertig' }).click()
  await expect(item(reader.page, 'Kleinbus.*passt zum Filter')).toHaveAttribute('data-standing', 'found')
  await expect(item(reader.page, 'Herausforderungen')).toHaveAttribute('data-standing', 'faint')
  await expect(item(reader.page, 'Quick Wins')).not.toHaveAttribute('data-standing')
  await expectAccessible(reader.page)
  await reader.page.getByRole('button', { name: 'Gliederung' }).click()
  await expect(faint(reader.page)).toHaveCount(2)
  await expectAccessible(reader.page)
  await reader.page.getByTestId('filter').getByRole('button', { name: 'Aufheben' }).click()
  await expect(faint(reader.page)).toHaveCount(0)

  // By keyboard alone; what others change meanwhile counts; Esc shows everything again, and the keyboard is where it was.
  await keyboard.press('Control+Shift+P')
  await expect(ada.getByRole('combobox', { name: 'Befehl oder Idee suchen' })).toBeFocused()
  await keyboard.type('Filtern')
  await keyboard.press('Enter')
  await ada.getByRole('checkbox', { name: /^Nächster Schritt/ }).press('Space')
  await keyboard.press('Escape')
  await expect(ada.getByTestId('filter')).toContainText('1 Filter · 1 Idee')
  await expect(item(ada, 'Kleinbus')).toBeFocused()
  await item(ben, 'Gute Praktiken').click({ button: 'right', position: { x: 80, y: 16 } })
  await ben.getByRole('menuitem', { name: 'Details' }).click()
  await ben.getByRole('button', { name: 'Wer, nächster Schritt, bis wann' }).click()
  await ben.getByTestId('details').getByLabel('Bis').fill('2026-12-18')
  await ben.getByTestId('details').getByLabel('Bis').blur()
  await expect(ada.getByTestId('filter')).toContainText('1 Filter · 2 Ideen')
  await keyboard.press('Escape')
  await expect(faint(ada)).toHaveCount(0)
  await expect(item(ada, 'Kleinbus')).toBeFocused()
  expect([...windows, reader].flatMap(({ troubles }) => troubles)).toEqual([])
})

test('on a phone the details are a sheet above the keyboard', async ({ browser }) => {
  const { links } = await openMap(browser, server.url, [])
  const { page, troubles } = await openWindow(browser, server.url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto(links.participant)
  await page.getByRole('textbox', { name: /^Dein Name/ }).fill('Anna')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Gliederung' }).tap()
  await page.getByRole('button', { name: 'Aktionen für „Quick Wins“' }).tap()
  await page.getByRole('menuitem', { name: 'Details' }).tap()
  const sheet = page.getByTestId('details')
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /^Quick Wins/ })).toBeInViewport()
  await expectAccessible(page)
  // What a keyboard leaves of the page.
  await page.setViewportSize({ width: 390, height: 430 })
  const who = sheet.getByRole('textbox', { name: 'Wer' })
  await who.tap()
  await expect(who).toBeInViewport({ ratio: 1 })
  await page.keyboard.type('Anna')
  await sheet.getByRole('button', { name: 'Details schließen' }).tap()
  await expect(page.getByTestId('outline')).toContainText('Anna')
  expect(troubles).toEqual([])
})
