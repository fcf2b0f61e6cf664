import { expect, test } from '@playwright/test'
import { enterBoard } from '../support/boardPage.ts'
import { item, openMap } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P12] two ideas are linked across the tree, relabelled and parted, and everybody sees it', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  const dialog = ada.getByRole('dialog')
  await item(ada, 'Gute Praktiken').click()
  await ada.keyboard.press('Control+k')
  await expect(dialog.getByRole('combobox', { name: 'Wohin?' })).toBeFocused()
  await ada.keyboard.type('quick')
  await expect(dialog.getByRole('option')).toHaveText(/Quick Wins/)
  await ada.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Beschriftung' }).fill('führt zu')
  await ada.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(item(ada, 'Gute Praktiken')).toBeFocused()

  await item(ben, 'Quick Wins').click()
  await ben.keyboard.press('Control+k')
  await expect(ben.getByRole('dialog')).toContainText('Gute Praktiken')
  const label = ben
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Beschriftung der Verbindung mit „Gute Praktiken“' })
  await expect(label).toHaveValue('führt zu')
  await label.fill('wird zu')
  await label.press('Enter')

  await ada.keyboard.press('Control+k')
  await expect(dialog.getByRole('textbox', { name: 'Beschriftung der Verbindung' })).toHaveValue('wird zu')
  await dialog.getByRole('button', { name: 'Verbindung zu „Quick Wins“ lösen' }).click()
  await expect(dialog).not.toContainText('Vorhandene')
  await expect(ben.getByRole('dialog')).not.toContainText('Vorhandene')
  await ada.keyboard.press('Escape')
  await expect(item(ada, 'Gute Praktiken')).toBeFocused()
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[P6] a reader finds no deed, no menu and no dialog that writes, but may copy', async ({ browser }) => {
  const { links } = await openMap(browser, server.url, [])
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await enterBoard(page, links.viewer, 'Leserin')
  await item(page, 'Gute Praktiken').click()
  for (const key of ['Delete', 'Control+k', 'Shift+F2', 'Shift+F10', 'Control+v', 'Alt+ArrowUp', 'F2', 'Control+x'])
    await page.keyboard.press(key)
  await item(page, 'Gute Praktiken').click({ button: 'right' })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('toolbar').getByRole('button')).toHaveText([''])
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Details' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Idee hinzufügen' })).toHaveCount(0)
  await expect(page.getByRole('treeitem')).toHaveCount(4)
  await item(page, 'Gute Praktiken').click()
  await page.keyboard.press('Control+c')
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe('Gute Praktiken')
})
