import { expect, test } from '@playwright/test'
import { createBoard } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { atRest, boxOf, item } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P12] a branch is built, arranged and taken back by keyboard alone', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const { page, troubles } = await openWindow(browser, server.url)
  await enterBoard(page, board.links.participant, 'Ada')
  await page.locator('[role="treeitem"][tabindex="0"]').focus()
  const { keyboard } = page

  await keyboard.press('ArrowRight')
  await expect(item(page, 'Herausforderungen')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.type('Zu wenig Zeit')
  await keyboard.press('Tab')
  await keyboard.type('Ehrenamt')
  await keyboard.press('Enter')
  await expect(item(page, 'Ehrenamt')).toBeFocused()
  await expect(item(page, 'Ehrenamt')).toHaveAttribute('aria-level', '4')

  await keyboard.press('Alt+ArrowLeft')
  await expect(item(page, 'Ehrenamt')).toHaveAttribute('aria-level', '3')
  await keyboard.press('Alt+ArrowUp')
  await expect(item(page, 'Ehrenamt')).toHaveAttribute('aria-posinset', '1')

  await keyboard.type('Neu')
  await keyboard.press('Enter')
  await expect(item(page, 'Neu,')).toBeFocused()
  await keyboard.press('F2')
  await keyboard.type(' und mehr')
  await keyboard.press('Escape')
  await expect(item(page, 'Neu,')).toBeFocused()

  await keyboard.press('Delete')
  await expect(item(page, 'Neu,')).toHaveCount(0)
  await keyboard.press('Control+z')
  await expect(item(page, 'Neu,')).toBeVisible()
  expect(troubles).toEqual([])
})

test('[P2] [P10] two people write in one title: no letter is lost, and Esc takes back mine only', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url)
  const ben = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.participant, 'Ada')
  await enterBoard(ben.page, board.links.participant, 'Ben')
  for (const { page } of [ada, ben]) {
    await item(page, 'Quick Wins').dblclick()
    await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toBeFocused()
  }
  await ada.page.keyboard.press('Control+End')
  await ben.page.keyboard.press('Control+Home')
  await Promise.all([
    ada.page.keyboard.type(' ABCDEFGH', { delay: 25 }),
    ben.page.keyboard.type('12345678 ', { delay: 28 }),
  ])
  for (const { page } of [ada, ben])
    await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toContainText('12345678 ')
  await expect(ben.page.getByRole('textbox', { name: 'Titel der Idee' })).toContainText('ABCDEFGH')
  await ada.page.keyboard.press('Escape')
  await ben.page.keyboard.press('Enter')
  for (const { page } of [ada, ben]) await expect(item(page, '12345678 Quick Wins, Quick Win')).toBeVisible()
  expect([...ada.troubles, ...ben.troubles]).toEqual([])
})

test('an idea dragged onto another hangs below it, and Esc on the way leaves all as it was', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const { page } = await openWindow(browser, server.url)
  await enterBoard(page, board.links.participant, 'Ada')
  const drag = async () => {
    const from = await atRest(page, () => boxOf(page, 'Quick Wins'))
    const to = await boxOf(page, 'Gute Praktiken')
    await page.mouse.move(from.x + 40, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y + 30, { steps: 3 })
    await page.mouse.move(to.x + to.width - 20, to.y + to.height / 2, { steps: 6 })
    await expect(page.getByTestId('drop')).toHaveAttribute('data-place', 'child')
  }
  await drag()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(item(page, 'Quick Wins')).toHaveAttribute('aria-level', '2')
  await drag()
  await page.mouse.up()
  await expect(item(page, 'Quick Wins')).toHaveAttribute('aria-level', '3')
})

test('[P6] a viewer walks through the map and can change nothing', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const { page } = await openWindow(browser, server.url)
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await enterBoard(page, board.links.viewer, 'Leser')
  await item(page, 'Herausforderungen').click()
  await page.keyboard.press('Tab')
  await item(page, 'Herausforderungen').dblclick()
  await page.keyboard.type('x')
  await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toHaveCount(0)
  await expect(page.getByRole('treeitem')).toHaveCount(4)
  await expect(page.getByRole('toolbar').getByRole('button')).toHaveCount(1)
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^Details/ })).toBeVisible()
  expect(scripts.filter((url) => url.includes('TextEditor'))).toEqual([])
})
