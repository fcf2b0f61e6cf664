import { expect, test } from '@playwright/test'
import { addChild, enterBoard, idea, openWindow, pagesKept, savedState } from '../support/boardPage.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P2] [P5] two people build one map, and undo takes back my own step only', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url)
  const ben = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.organiser, 'Ada')
  await enterBoard(ben.page, board.links.participant, 'Ben')

  await addChild(ada.page, idea(ada.page, 'Herausforderungen'), 'Wenig Zeit im Ehrenamt')
  await addChild(ben.page, idea(ben.page, 'Gute Praktiken'), 'Ein Tisch für alle')
  await expect(idea(ben.page, 'Wenig Zeit im Ehrenamt')).toBeVisible()
  await expect(idea(ada.page, 'Ein Tisch für alle')).toBeVisible()
  await expect(savedState(ada.page)).toBeVisible()

  // The first press takes back what was typed, the second the idea itself, where they are two steps.
  const mine = idea(ada.page, 'Wenig Zeit im Ehrenamt')
  await idea(ada.page, 'Herausforderungen').click()
  await expect(async () => {
    await ada.page.keyboard.press('Control+z')
    await expect(mine).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await expect(idea(ben.page, 'Wenig Zeit im Ehrenamt')).toHaveCount(0)
  await expect(idea(ada.page, 'Ein Tisch für alle')).toBeVisible()
  expect([...ada.troubles, ...ben.troubles]).toEqual([])
})

test('[P3] what is done offline arrives, and both keep what the other did meanwhile', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url, { serviceWorkers: 'allow' })
  const ben = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.organiser, 'Ada')
  await enterBoard(ben.page, board.links.participant, 'Ben')

  await pagesKept(ada.page)
  await ada.context.setOffline(true)
  await addChild(ada.page, idea(ada.page, 'Quick Wins'), 'Im Tunnel gedacht')
  await addChild(ben.page, idea(ben.page, 'Quick Wins'), 'Am Tisch gedacht')
  await expect(idea(ben.page, 'Im Tunnel gedacht')).toHaveCount(0)
  await ada.context.setOffline(false)
  await expect(idea(ben.page, 'Im Tunnel gedacht')).toBeVisible({ timeout: 30_000 })
  await expect(idea(ada.page, 'Am Tisch gedacht')).toBeVisible()
})

test('[P6] who reads sees the map live and finds nothing to write with', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url)
  const reader = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.organiser, 'Ada')
  await enterBoard(reader.page, board.links.viewer, 'Leserin')
  await addChild(ada.page, idea(ada.page, 'Quick Wins'), 'Gleich morgen')
  await expect(idea(reader.page, 'Gleich morgen')).toBeVisible()
  await idea(reader.page, 'Gleich morgen').click()
  await reader.page.keyboard.press('Delete')
  await reader.page.keyboard.press('F2')
  await reader.page.keyboard.type('geändert')
  await expect(reader.page.locator('[contenteditable=true]')).toHaveCount(0)
  await expect(idea(ada.page, 'Gleich morgen')).toBeVisible()
})
