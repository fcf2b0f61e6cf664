import { expect, test } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { openSmtpSink, textIn, type SmtpSink } from '../support/smtpSink.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
let sink: SmtpSink
test.beforeAll(async () => {
  sink = await openSmtpSink()
  server = await startServer({ env: { SMTP_URL: sink.url, MAIL_FROM: 'Rathaus <rathaus@example.org>' } })
})
test.afterAll(async () => {
  await server.stop()
  await sink.close()
})

test('[P8] [P20] the organiser publishes, everybody is told, anybody reads without script, it is taken back and comes again at the same link', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const { links } = await newBoard(server.url, { template: 'demo', title: 'Gespräch Süd' })
  const other = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await other.goto(onServer(server.url, links.participant))
  await other.getByLabel('Dein Name').fill('Bernd')
  await other.getByLabel('E-Mail für das Ergebnis (freiwillig)').fill('bernd@example.org')
  await other.getByRole('button', { name: 'Mitmachen' }).click()
  await other.getByTestId('saving').waitFor()
  await enter(page, server.url, links.organiser, 'Anna')

  await page.getByRole('button', { name: 'Exportieren', exact: true }).click()
  await page.getByRole('button', { name: 'Ergebnisse veröffentlichen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ergebnisse veröffentlichen' })
  // What is drawn takes its time, and is on trial elsewhere.
  for (const file of [/^Handout/, /^Poster/, /^Bild/]) await dialog.getByLabel(file).uncheck()
  await expect(dialog.getByRole('switch', { name: /eine Person, die darum gebeten hat/ })).toBeChecked()
  await dialog.getByText('Nächster Termin').click()
  await dialog.getByLabel('Was', { exact: true }).fill('Runde 2')
  await dialog.getByLabel('Beginn').fill('2027-01-12T10:00')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await expect(dialog.getByTestId('published')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  await expect(dialog.getByText('Eine E-Mail ist verschickt.')).toBeVisible()
  const link = await dialog.getByLabel('Link der Ergebnisseite', { exact: true }).inputValue()

  await expect(other.getByTestId('toast')).toContainText('Die Ergebnisse sind veröffentlicht.')
  const shown = other.context().waitForEvent('page')
  await other.getByTestId('toast').getByRole('button', { name: 'Ansehen' }).click()
  await (await shown).waitForURL(`${link}/`)
  expect(textIn(sink.letters[0] ?? { from: '', to: [], raw: '' }).replace(/=\r?\n/g, '')).toContain(link)

  const reader = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false })
  const result = await reader.newPage()
  await result.goto(link)
  await expect(result.getByRole('heading', { level: 1 })).toHaveText('Gespräch Süd')
  await expect(result.getByText('Repair-Café als Türöffner').first()).toBeVisible()
  await expect(result.getByRole('link', { name: /^Nächster Termin: Runde 2/ })).toBeVisible()
  const files = result.locator('#dateien, section[aria-labelledby="dateien"]').getByRole('link')
  await expect(files).toHaveCount(4)
  for (const href of [
    ...(await files.evaluateAll((all) => all.map((each) => each.getAttribute('href')))),
    'package.zip',
  ])
    expect((await reader.request.get(new URL(href ?? '', result.url()).href)).status(), href ?? '').toBe(200)

  await dialog.getByRole('button', { name: 'Zurückziehen' }).click()
  await dialog.getByRole('button', { name: 'Jetzt zurückziehen' }).click()
  await expect(dialog.getByRole('button', { name: 'Veröffentlichen', exact: true })).toBeVisible()
  expect((await result.reload())?.status()).toBe(410)
  await expect(result.getByRole('heading', { level: 1 })).toHaveText('Ergebnisse zurückgezogen')
  await dialog.getByLabel(/Word/).uncheck()
  await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
  await expect(dialog.getByLabel('Link der Ergebnisseite', { exact: true })).toHaveValue(link, { timeout: 60_000 })
  expect((await result.reload())?.status()).toBe(200)
  await reader.close()
  await other.context().close()
})
