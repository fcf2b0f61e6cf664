import { expect, test } from '@playwright/test'
import { addChild, enterBoard, idea, openWindow, pagesKept, savedState } from '../support/boardPage.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { startServer, type TestServer } from '../support/server.ts'

test.use({ serviceWorkers: 'allow' })

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P1] [P3] a killed server costs nobody a word: the window goes on, says so, and comes back by itself', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.organiser, 'Ada')
  await addChild(ada.page, idea(ada.page, 'Quick Wins'), 'Vor dem Absturz')
  await expect(savedState(ada.page)).toBeVisible()
  await pagesKept(ada.page)

  await server.kill('SIGKILL')
  await expect(ada.page.getByText(/^Offline/).first()).toBeVisible()
  await addChild(ada.page, idea(ada.page, 'Quick Wins'), 'Während des Absturzes')

  await server.restart()
  await expect(savedState(ada.page)).toBeVisible({ timeout: 30_000 })
  const ben = await openWindow(browser, server.url)
  await enterBoard(ben.page, board.links.participant, 'Ben')
  await expect(idea(ben.page, 'Vor dem Absturz')).toBeVisible()
  await expect(idea(ben.page, 'Während des Absturzes')).toBeVisible()
})
