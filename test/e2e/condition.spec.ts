import { expect, test, type Page } from '@playwright/test'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expectAccessible } from '../support/accessible.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { addChild, enterBoard, idea, openWindow, pagesKept, savedState } from '../support/boardPage.ts'
import { startServer } from '../support/server.ts'

test.describe.configure({ timeout: 120_000 })
test.use({ serviceWorkers: 'allow' })

/** Turns one letter in the middle of what was written into another. */
function damage(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith('segment'))) {
    const file = path.join(folder, name)
    const bytes = readFileSync(file)
    const middle = bytes.length >> 1
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(file, bytes)
  }
}

const notice = (page: Page) => page.getByTestId('notice')

test('[P11] [P17] a damaged board says so to everybody until its organiser has looked; a server that only reads says so, too, and later gets what was written meanwhile', async ({
  browser,
}) => {
  const server = await startServer()
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, server.url)
  const ben = await openWindow(browser, server.url)
  await enterBoard(ada.page, board.links.organiser, 'Ada')
  for (const words of ['Mitfahrbank', 'Repaircafé', 'Ehrenamtstag']) {
    await addChild(ada.page, idea(ada.page, 'Quick Wins'), words)
    await expect(savedState(ada.page)).toBeVisible()
  }
  await pagesKept(ada.page)
  await server.kill('SIGKILL')
  damage(path.join(server.dataDir, 'boards', board.board, 'map'))
  await server.restart()
  await enterBoard(ben.page, board.links.participant, 'Ben')
  for (const { page } of [ada, ben]) await expect(notice(page)).toContainText('Bitte prüfen: Vielleicht fehlt etwas.')
  await expect(notice(ben.page).getByRole('button')).toHaveCount(0)
  await expect(idea(ben.page, 'Mitfahrbank')).toBeVisible()
  await expectAccessible(ada.page)
  await ada.page.getByRole('button', { name: 'Es fehlt nichts' }).click()
  for (const { page } of [ada, ben]) await expect(notice(page)).toHaveCount(0)

  await pagesKept(ben.page)
  await server.kill('SIGTERM')
  const env = { DATA_DIR: server.dataDir, PORT: String(server.port) }
  const reading = await startServer({ env, args: ['--read-only'] })
  for (const { page } of [ada, ben])
    await expect(notice(page)).toContainText('Gerade nur zum Lesen.', { timeout: 20_000 })
  await addChild(ben.page, idea(ben.page, 'Quick Wins'), 'Während der Wartung')
  await expect(ben.page.getByTestId('saving')).toHaveText('Nur lesen')
  await expectAccessible(ben.page)
  await ada.page.reload()
  await expect(idea(ada.page, 'Mitfahrbank')).toBeVisible()
  await expect(ada.page.getByTestId('saving')).toHaveText('Nur lesen')
  await expect(idea(ada.page, 'Während der Wartung')).toHaveCount(0)
  await ben.page.goto('about:blank')

  await reading.kill('SIGTERM')
  await server.restart()
  await ben.page.goto(board.links.participant)
  await expect(savedState(ben.page)).toBeVisible()
  await ada.page.reload()
  await expect(idea(ada.page, 'Während der Wartung')).toBeVisible()
  await expect(notice(ada.page)).toHaveCount(0)
  expect([...ada.troubles, ...ben.troubles]).toEqual([])
  for (const { context } of [ada, ben]) await context.close()
  await server.stop()
  rmSync(server.dataDir, { recursive: true, force: true })
})
