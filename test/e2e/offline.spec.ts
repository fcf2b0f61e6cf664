import { expect, test } from '@playwright/test'
import { startServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

test('[P1] [P3] what is written without a server survives the closed tab and reaches the others later', async ({
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

  await server.kill('SIGKILL')
  await expect(page.getByTestId('saving')).toContainText('Offline seit')
  await page.getByPlaceholder(/Neue Idee unter/).fill('Im Tunnel geschrieben')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('saving')).toContainText('wird nachgereicht')
  await expect(page.getByTestId('alerted')).toContainText('Die Verbindung ist weg')
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
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert')
  await server.kill('SIGKILL')
  await expect(page.getByTestId('saving')).toContainText('Offline seit')
  await page.getByPlaceholder(/Neue Idee unter/).fill('Bleibt')
  await page.keyboard.press('Enter')
  await server.restart()
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert', { timeout: 20_000 })
  await server.stop()
})
