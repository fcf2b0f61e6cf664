import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expectAccessible } from '../support/accessible.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { addChild, enterBoard, idea, openWindow, pagesKept, savedState } from '../support/boardPage.ts'
import { startServer } from '../support/server.ts'
import { runTool } from '../support/tools.ts'

test.describe.configure({ timeout: 120_000 })
test.use({ serviceWorkers: 'allow' })

async function keepsAsText(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Meine Fassung als Text sichern' }).click()
  return readFileSync(await (await download).path(), 'utf8')
}

/** Whoever closes a tab before that is asked by the browser whether to leave. */
const keptOnDevice = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.endsWith(':map')) continue
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(new Error(name))
        opening.onsuccess = () => {
          // A reading transaction waits for the writing ones before it.
          const count = opening.result.transaction('updates').objectStore('updates').count()
          count.onsuccess = () => {
            opening.result.close()
            resolve()
          }
        }
      })
    }
  })

test('[P17] [bar 23] words that never reached the server are offered as text: to an open tab and to one that comes back later, when the board was restored or the link taken back', async ({
  browser,
}) => {
  const base = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-restored-'))
  const first = await startServer()
  const board = await createBoard(first.url, { template: 'regionalgespraech' })
  const ada = await openWindow(browser, first.url)
  const ben = await openWindow(browser, first.url)
  await enterBoard(ada.page, board.links.participant, 'Ada')
  await enterBoard(ben.page, board.links.participant, 'Ben')
  const quick = (page: Page) => idea(page, 'Quick Wins')
  await addChild(ada.page, quick(ada.page), 'Vor der Sicherung')
  await expect(savedState(ada.page)).toBeVisible()
  expect((await runTool(first.dataDir, 'backup', path.join(base, 'backup'))).code).toBe(0)
  await addChild(ada.page, quick(ada.page), 'Nach der Sicherung')
  await expect(savedState(ada.page)).toBeVisible()
  for (const { page } of [ada, ben]) await pagesKept(page)
  await first.stop()
  await addChild(ada.page, quick(ada.page), 'Adas Nachtrag')
  await addChild(ben.page, quick(ben.page), 'Bens Nachtrag')
  await expect(idea(ben.page, 'Bens Nachtrag')).toBeVisible()
  await keptOnDevice(ben.page)
  // Ben's computer is switched off now; what he wrote lies on it.
  await ben.page.goto('about:blank')

  const data = path.join(base, 'data')
  expect((await runTool(data, 'restore', path.join(base, 'backup'), '--anew')).code).toBe(0)
  const again = await startServer({ env: { DATA_DIR: data, PORT: String(first.port) } })
  const told = (page: Page) => page.getByRole('heading', { level: 1 })
  await expect(told(ada.page)).toHaveText('Dieses Board steht auf einem früheren Stand', { timeout: 20_000 })
  await expectAccessible(ada.page)
  const adas = await keepsAsText(ada.page)
  for (const words of ['Vor der Sicherung', 'Nach der Sicherung', 'Adas Nachtrag']) expect(adas).toContain(words)
  await ada.page.getByRole('button', { name: 'Board öffnen' }).click()
  await expect(idea(ada.page, 'Vor der Sicherung')).toHaveCount(1)
  await expect(idea(ada.page, 'Nach der Sicherung')).toHaveCount(0)
  await addChild(ada.page, quick(ada.page), 'Adas neuer Anfang')
  await expect(savedState(ada.page)).toBeVisible()

  await ben.page.goto(board.links.participant)
  await expect(told(ben.page)).toHaveText('Dieses Board steht auf einem früheren Stand')
  expect(await keepsAsText(ben.page)).toContain('Bens Nachtrag')
  await ben.page.getByRole('button', { name: 'Board öffnen' }).click()
  await expect(idea(ben.page, 'Adas neuer Anfang')).toBeVisible()
  // Told once: what is saved is not offered again.
  await addChild(ben.page, quick(ben.page), 'Bens neuer Anfang')
  await expect(savedState(ben.page)).toBeVisible()
  await ben.page.reload()
  await expect(idea(ben.page, 'Bens neuer Anfang')).toBeVisible()

  // The server is away, and meanwhile the link is taken back.
  await again.kill('SIGKILL')
  await addChild(ben.page, quick(ben.page), 'Im Funkloch gedacht')
  await expect(idea(ben.page, 'Im Funkloch gedacht')).toBeVisible()
  await keptOnDevice(ben.page)
  await ben.page.goto('about:blank')
  await again.restart()
  const renewed = await fetch(`${again.url}/api/boards/${board.board}/links/participant/renewal`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${board.secrets.organiser}` },
  })
  expect(renewed.status).toBe(200)
  await ben.page.goto(board.links.participant)
  await expect(told(ben.page)).toHaveText('Dieser Link gilt nicht mehr')
  expect(await keepsAsText(ben.page)).toContain('Im Funkloch gedacht')
  expect([...ada.troubles, ...ben.troubles]).toEqual([])
  for (const { context } of [ada, ben]) await context.close()
  await again.stop()
  rmSync(base, { recursive: true, force: true })
})
