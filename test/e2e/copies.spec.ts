import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P8] the organiser makes a PDF, it appears for everybody, and everybody can download it', async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000)
  const { links } = await newBoard(server.url, { template: 'demo', title: 'Gespräch Süd' })
  await enter(page, server.url, links.organiser, 'Anna')
  const other = await (await browser.newContext({ locale: 'de-DE', acceptDownloads: true })).newPage()
  await enter(other, server.url, links.participant, 'Bernd')
  await page.getByRole('button', { name: 'Exportieren', exact: true }).click()
  await page.getByRole('button', { name: 'Als PDF kopieren' }).click()
  await expect(other.getByTestId('toast')).toContainText('Neue Kopie: Gespräch Süd', { timeout: 40_000 })
  await other.getByRole('button', { name: 'Kopien', exact: true }).click()
  const download = other.waitForEvent('download')
  await other
    .getByTestId('copy')
    .getByRole('button', { name: /herunterladen/ })
    .click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^Gespräch Süd \d{4}-\d\d-\d\d\.pdf$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await other.context().close()
})

test('a picture of what I see is not blank', async ({ page }) => {
  const { links } = await newBoard(server.url, { template: 'demo' })
  await enter(page, server.url, links.participant, 'Anna')
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await page.getByRole('button', { name: 'Kopien', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bild machen' }).click()
  const bytes = readFileSync(await (await download).path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(20_000)
})
