import { expect, test, type Page } from '@playwright/test'
import { atRest, boxOf, item, levelOf, openMap, plant, toast } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const selected = (page: Page) => page.getByRole('treeitem', { selected: true })

async function threeIdeas(page: Page) {
  await plant(page, 'Herausforderungen', 'Eins', 'Zwei', 'Drei')
}

test('several ideas are chosen with Ctrl, with Shift, with Shift and arrows, and with a frame', async ({ browser }) => {
  const { pages } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  await threeIdeas(page)
  await item(page, 'Eins').click()
  await item(page, 'Drei').click({ modifiers: ['Control'] })
  await expect(selected(page)).toHaveText([/Eins/, /Drei/])
  await item(page, 'Drei').click({ modifiers: ['Control'] })
  await expect(selected(page)).toHaveText([/Eins/])

  await item(page, 'Eins').click()
  await item(page, 'Drei').click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveText([/Eins/, /Zwei/, /Drei/])
  await item(page, 'Zwei').click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveText([/Eins/, /Zwei/])

  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveText([/Zwei/])
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected(page)).toHaveText([/Zwei/, /Drei/])
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selected(page)).toHaveText([/Zwei/])

  const [one, three] = [await atRest(page, () => boxOf(page, 'Eins')), await boxOf(page, 'Drei')]
  await page.keyboard.down('Shift')
  await page.mouse.move(one.x + one.width + 30, one.y - 8)
  await page.mouse.down()
  await page.mouse.move(three.x + 20, three.y + three.height / 2, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(selected(page)).toHaveText([/Eins/, /Zwei/, /Drei/])

  // A click beside everything leaves one, and the keyboard stays on the map.
  const map = await page.getByTestId('map').boundingBox()
  await page.mouse.click((map?.x ?? 0) + 40, (map?.y ?? 0) + 40)
  await expect(selected(page)).toHaveCount(1)
  await expect(selected(page)).toBeFocused()
})

test('all is chosen and moved at once, as one step of undo', async ({ browser }) => {
  const { pages } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  await threeIdeas(page)
  await item(page, 'Eins').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+ArrowLeft')
  for (const name of ['Eins', 'Zwei', 'Drei']) await levelOf(page, name, 2)
  await page.keyboard.press('Control+z')
  for (const name of ['Eins', 'Zwei', 'Drei']) await levelOf(page, name, 3)

  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar')).toContainText('6 Ideen ausgewählt')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('treeitem')).toHaveCount(1)
  await expect(page.getByRole('treeitem')).toBeFocused()
  await toast(page, '3 Ideen gelöscht').getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByRole('treeitem')).toHaveCount(7)
})

test('the notice of a deletion takes back that very deletion, whatever was done since', async ({ browser }) => {
  const { pages } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [page, other] = pages
  if (!page || !other) throw new Error('no window')
  await plant(page, 'Herausforderungen', 'Eins', '\tDarunter', 'Zwei', 'Drei')
  await item(page, 'Eins').click()
  await page.keyboard.press('Shift+Delete')
  await expect(item(page, 'Eins')).toHaveCount(0)
  await levelOf(page, 'Darunter', 3)
  await expect(item(page, 'Darunter')).toBeFocused()
  // Something else afterwards, which must stay.
  await item(page, 'Zwei').click()
  await page.keyboard.press('Alt+ArrowLeft')
  await levelOf(page, 'Zwei', 2)
  await toast(page, 'Eins gelöscht').getByRole('button', { name: 'Rückgängig' }).click()
  for (const window of [page, other]) {
    await levelOf(window, 'Eins', 3)
    await levelOf(window, 'Darunter', 4)
    await levelOf(window, 'Zwei', 2)
  }
  await expect(item(page, 'Eins')).toBeFocused()

  await page.keyboard.press('Delete')
  await expect(item(page, 'Darunter')).toHaveCount(0)
  await expect(item(page, 'Drei')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(item(page, 'Drei')).toHaveCount(0)
  await toast(page, 'Eins gelöscht').getByRole('button', { name: 'Rückgängig' }).click()
  await levelOf(page, 'Darunter', 4)
  await expect(item(page, 'Drei')).toHaveCount(0)
})

test('[P12] the menu at an idea opens by right click and by key, and gives the focus back', async ({ browser }) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  await threeIdeas(page)
  const menu = page.getByRole('menu')
  await item(page, 'Zwei').click()
  await item(page, 'Zwei').click({ button: 'right' })
  await expect(menu).toBeVisible()
  await menu.getByRole('menuitem', { name: 'Nach oben' }).click()
  await expect(menu).toHaveCount(0)
  await expect(item(page, 'Zwei')).toHaveAttribute('aria-posinset', '1')
  await expect(item(page, 'Zwei')).toBeFocused()

  for (const key of ['Shift+F10', 'ContextMenu']) {
    await page.keyboard.press(key)
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(item(page, 'Zwei')).toBeFocused()
  }
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'Idee danach' }).click()
  await page.keyboard.type('Dazu')
  await page.keyboard.press('Enter')
  await expect(item(page, 'Dazu')).toHaveAttribute('aria-posinset', '2')
  await expect(item(page, 'Dazu')).toBeFocused()
  expect(windows[0]?.troubles).toEqual([])
})
