import { expect, test } from '@playwright/test'
import { appendFileSync, cpSync, rmSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pagesKept } from '../support/boardPage.ts'
import { startServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

test.use({ serviceWorkers: 'allow' })

test('[P1] [P3] what is written without a server survives the reloaded and the closed tab and reaches the others later', async ({
  context,
  browser,
}) => {
  test.setTimeout(120_000)
  const server = await startServer()
  const { links } = await newBoard(server.url)
  const page = await context.newPage()
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByRole('button', { name: 'Gliederung' }).click()
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert')
  await pagesKept(page)

  await server.kill('SIGKILL')
  await expect(page.getByTestId('saving')).toContainText('Offline seit')
  await page.getByPlaceholder(/Neue Idee unter/).fill('Im Tunnel geschrieben')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('saving')).toContainText('wird nachgereicht')
  await expect(page.getByTestId('alerted')).toContainText('Die Verbindung ist weg')
  await page.reload()
  await page.getByRole('button', { name: 'Gliederung' }).click()
  await expect(page.getByRole('treeitem', { name: /^Im Tunnel geschrieben/ })).toBeVisible()
  await expect(page.getByTestId('saving')).toContainText('wird nachgereicht')
  // Neither the board nor its secret is in the name of anything that is kept.
  const keys = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    return (await Promise.all(stores.map((cache) => cache.keys()))).flat().map(({ url }) => url)
  })
  expect(keys.length).toBeGreaterThan(10)
  const { pathname, hash } = new URL(links.participant)
  expect(keys.filter((key) => key.includes(pathname) || key.includes(hash) || key.includes('/api/'))).toEqual([])
  await page.close({ runBeforeUnload: false })

  await server.restart()
  const again = await context.newPage()
  await again.goto(onServer(server.url, links.participant))
  await expect(again.getByTestId('saving')).toHaveText('Gespeichert')
  const other = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await other.goto(onServer(server.url, links.viewer))
  await other.getByRole('button', { name: 'Gliederung' }).click()
  await expect(other.getByText('Im Tunnel geschrieben')).toBeVisible()
  await other.context().close()
  await server.stop()
})

test('[P1] after a crash of the server the same tab goes on by itself', async ({ page }) => {
  test.setTimeout(120_000)
  const server = await startServer()
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByRole('button', { name: 'Gliederung' }).click()
  const field = page.getByPlaceholder(/Neue Idee unter/)
  await expect(field).toBeVisible()
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert')
  await server.kill('SIGKILL')
  await expect(page.getByTestId('saving')).toContainText('Offline seit')
  await field.fill('Bleibt')
  await page.keyboard.press('Enter')
  await server.restart()
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert', { timeout: 20_000 })
  await server.stop()
})

test('a new version of the pages waits until I take it, and what I have begun to write survives that', async ({
  page,
}) => {
  const build = fileURLToPath(new URL(`../../.cache/new-version-${process.pid}`, import.meta.url))
  cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), build, { recursive: true })
  const server = await startServer({ build })
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByRole('button', { name: 'Karten', exact: true }).click()
  await page.getByTestId('add-quickWin').click()
  await page.keyboard.type('Fertig')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Nur begonnen')
  await pagesKept(page)

  appendFileSync(`${build}/client/serviceWorker.js`, '\n// the next version')
  rmSync(`${build}/client/serviceWorker.js.br`)
  utimesSync(`${build}/client/index.html`, new Date(), new Date())
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await expect(page.getByTestId('toast')).toContainText('neue Fassung')
  const loaded = page.waitForEvent('load')
  await page.getByTestId('toast').getByRole('button', { name: 'Neu laden' }).click()
  await loaded
  await page.getByRole('button', { name: 'Karten', exact: true }).click()
  await expect(page.getByRole('treeitem', { name: /^Fertig/ })).toBeVisible()
  await page.getByTestId('add-quickWin').click()
  await expect(page.getByRole('textbox', { name: 'Neu: Quick Win' })).toHaveValue('Nur begonnen')
  await server.stop()
  rmSync(build, { recursive: true })
})
