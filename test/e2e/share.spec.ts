import { expect, test } from '@playwright/test'
import { readingLinkOf } from '../../shared/wire/paths.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('the organiser finds all three links again, copies one and shows its code large', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  await page.getByRole('button', { name: 'Teilen', exact: true }).click()
  await expect(page.getByLabel('Link: Mitmachen', { exact: true })).toHaveValue(links.participant)
  await expect(page.getByLabel('Link: Lesen', { exact: true })).toHaveValue(readingLinkOf(links.viewer))
  await page.getByRole('button', { name: 'Link kopieren: Mitmachen' }).click()
  await expect(page.getByTestId('announced')).toContainText('Der Link ist kopiert')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(links.participant)
  await page.getByRole('button', { name: 'QR-Code groß zeigen: Mitmachen' }).click()
  await expect(page.getByText('Mit der Kamera scannen und mitmachen')).toBeVisible()
})

test('[P6] participants and readers see no links', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Bernd')
  await expect(page.getByRole('button', { name: 'Teilen', exact: true })).toHaveCount(0)
})

test('the organiser renames the board and everybody sees it', async ({ page, browser }) => {
  const { links } = await newBoard(server.url, { title: 'Alter Titel' })
  await enter(page, server.url, links.organiser, 'Anna')
  const other = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await enter(other, server.url, links.participant, 'Bernd')
  await page.getByRole('button', { name: 'Alter Titel' }).click()
  await page.getByLabel('Titel des Boards').fill('Neuer Titel')
  await page.keyboard.press('Enter')
  await expect(other.getByRole('heading', { level: 1, name: 'Neuer Titel' })).toBeVisible()
  await expect(other).toHaveTitle(/Neuer Titel/)
  await other.context().close()

  // Who comes later is welcomed by the new title, before the map is there.
  const later = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await expect(async () => {
    await later.goto(onServer(server.url, links.participant))
    await expect(later.getByRole('heading', { level: 1, name: 'Neuer Titel' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(later.getByRole('button', { name: 'Mitmachen' })).toBeVisible()
  await later.context().close()
})
