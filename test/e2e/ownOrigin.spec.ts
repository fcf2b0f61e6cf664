import { expect, test } from '@playwright/test'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P9] from the home page to a copy, nothing asks another origin and nothing runs inline', async ({ browser }) => {
  const board = await createBoard(server.url, { template: 'demo', title: 'Nachhaltigkeit gemeinsam gestalten' })
  const { page, troubles } = await openWindow(browser, server.url)
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await enterBoard(page, board.links.organiser, 'Ada')
  await page.getByRole('button', { name: /^Teilen/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Exportieren/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await expect(page.getByTestId('map')).toHaveCount(0)
  await expect(page.getByText('Rathaus-Schaufenster für Initiativen').first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  expect(troubles).toEqual([])
})

test('[P7] a wrong link leads to a sentence, not to a board', async ({ browser }) => {
  const board = await createBoard(server.url)
  const { page } = await openWindow(browser, server.url)
  await page.goto(`${server.url}/b/${board.board}#${'x'.repeat(22)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByTestId('map')).toHaveCount(0)
})
