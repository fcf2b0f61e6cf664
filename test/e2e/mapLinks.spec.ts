import { expect, test } from '@playwright/test'
import { enterBoard } from '../support/boardPage.ts'
import { atRest, boxOf, item, openMap } from '../support/mapPage.ts'
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
  await expect(dialog.getByRole('combobox', { name: 'Wohin?' })).toBeFocused()
  await expect(ben.getByRole('dialog')).not.toContainText('Vorhandene')
  await ada.keyboard.press('Escape')
  await expect(item(ada, 'Gute Praktiken')).toBeFocused()
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('a cross-link is chosen on the map, its label written in place, and it is taken away by a key', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [page, other] = pages
  if (!page || !other) throw new Error('no window')
  await item(page, 'Gute Praktiken').click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Wohin?' })).toBeFocused()
  await page.keyboard.type('quick')
  await expect(page.getByRole('option')).toHaveText(/Quick Wins/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Beschriftung' }).fill('führt zu')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // The line runs through the open: there the mouse finds it.
  await atRest(page, () => boxOf(page, 'Quick Wins'))
  const map = (await page.getByTestId('map').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const onLink = page.locator('[data-testid="map"][data-on-link]')
  const spots = Array.from({ length: 60 }, (_, i) => map.y + 90 + i * 8)
  let found = 0
  for (const y of spots) {
    await page.mouse.move(map.x + map.width / 2 - 140, y)
    if ((await onLink.count()) === 0) continue
    found = y
    break
  }
  await page.mouse.click(map.x + map.width / 2 - 140, found)
  const bar = page.getByRole('group', { name: 'Querverbindung von „Gute Praktiken“ nach „Quick Wins“' })
  await expect(bar).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('wird zu')
  await page.keyboard.press('Enter')
  await expect(bar).toHaveCount(0)
  await item(other, 'Quick Wins').click()
  await other.keyboard.press('Control+k')
  await expect(other.getByRole('dialog').getByRole('textbox', { name: 'Beschriftung der Verbindung' })).toHaveValue(
    'wird zu',
  )

  await page.mouse.click(map.x + map.width / 2 - 140, found)
  await expect(bar).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(bar).toHaveCount(0)
  await expect(other.getByRole('dialog')).not.toContainText('Vorhandene')
  await expect(page.getByRole('treeitem').and(page.locator(':focus'))).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(other.getByRole('dialog')).toContainText('Vorhandene')
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
