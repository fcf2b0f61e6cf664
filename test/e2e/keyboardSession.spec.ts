import { expect, test } from '@playwright/test'
import { createBoard } from '../support/boardByHttp.ts'
import { openWindow } from '../support/boardPage.ts'
import { item, levelOf, noteEditor } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P12] a whole session by keyboard alone, and in the outline alone: come in, collect, arrange, connect, find, say who does what, and take it home', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { links } = await createBoard(server.url, { template: 'regionalgespraech' })
  const { page, troubles } = await openWindow(browser, server.url, { locale: 'de-DE', acceptDownloads: true })
  const { keyboard } = page
  const focus = page.locator(':focus')
  /** Tab, until the focus is where one wants to go: as somebody does who sees nothing else. */
  const tabTo = async (name: RegExp): Promise<void> => {
    await expect(async () => {
      await keyboard.press('Tab')
      await expect(focus).toHaveAccessibleName(name, { timeout: 200 })
    }).toPass({ intervals: [0], timeout: 20_000 })
  }
  const command = async (words: string): Promise<void> => {
    await keyboard.press('F1')
    await expect(page.getByRole('combobox', { name: 'Befehl oder Idee suchen' })).toBeFocused()
    await keyboard.type(words)
    await keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Befehl oder Idee suchen' })).toHaveCount(0)
  }

  await page.goto(links.organiser)
  await tabTo(/^Dein Name/)
  await keyboard.type('Anna')
  await keyboard.press('Enter')
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await command('Gliederung')
  await page.getByTestId('outline').waitFor()

  // Collect.
  await command('Herausforderungen')
  await expect(item(page, 'Herausforderungen')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.type('Wer macht mit?')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('Zu wenig Zeit')
  await keyboard.press('Tab')
  await keyboard.type('Abends ist Chor')
  await keyboard.press('Enter')
  await levelOf(page, 'Abends', 4)

  // Arrange, and take one step back.
  await keyboard.press('Alt+ArrowLeft')
  await levelOf(page, 'Abends', 3)
  await keyboard.press('Alt+ArrowUp')
  await expect(item(page, 'Abends')).toHaveAttribute('aria-posinset', '2')
  await keyboard.press('Control+z')
  await expect(item(page, 'Abends')).toHaveAttribute('aria-posinset', '3')
  await command('Art: Quick Win')
  await expect(item(page, 'Abends ist Chor, Quick Win')).toBeFocused()

  // Connect, and say who does what.
  await keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Wohin?' })).toBeFocused()
  await keyboard.type('wer macht')
  await keyboard.press('Enter')
  await tabTo(/^Beschriftung/)
  await keyboard.type('deshalb')
  await keyboard.press('Enter')
  await expect(item(page, 'Abends ist Chor, Quick Win, 1 Querverbindung')).toBeFocused()
  await keyboard.press('Alt+Enter')
  await expect(page.getByTestId('details')).toBeFocused()
  await tabTo(/^Wer/)
  await keyboard.type('Cemile')
  await tabTo(/^Nächster Schritt/)
  await keyboard.type('Im Chor fragen')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(item(page, 'Abends ist Chor')).toBeFocused()
  await keyboard.press('Shift+F2')
  await expect(noteEditor(page)).toBeFocused()
  await keyboard.type('Dienstags ab acht.')
  await keyboard.press('Escape')
  await expect(item(page, 'Abends ist Chor, Quick Win, mit Notiz, 1 Querverbindung, Wer: Cemile')).toBeFocused()

  // Find, and fold away.
  await command('Zu wenig Zeit')
  await expect(item(page, 'Zu wenig Zeit')).toBeFocused()
  await keyboard.press('Control+f')
  await keyboard.type('chor')
  await keyboard.press('Escape')
  await expect(item(page, 'Abends')).toBeFocused()
  await keyboard.press('Alt+1')
  await expect(item(page, 'Herausforderungen')).toHaveAttribute('aria-expanded', 'false')
  await keyboard.press('Alt+0')

  // Take it home, and leave.
  await command('Exportieren')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabTo(/Markdown/)
  await keyboard.press('Enter')
  await expect(page.getByTestId('copy')).toBeVisible({ timeout: 30_000 })
  await tabTo(/herunterladen/)
  const coming = page.waitForEvent('download')
  await keyboard.press('Enter')
  expect((await coming).suggestedFilename()).toMatch(/\.md$/)
  await keyboard.press('Escape')
  await command('Board verlassen')
  await expect(page).toHaveURL(`${server.url}/`)
  expect(troubles).toEqual([])
})
