import { expect, test } from '@playwright/test'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P6] a reader sees the living map and the outline without a name, and finds nothing to write with', async ({
  page,
  browser,
}) => {
  const { links } = await newBoard(server.url, { template: 'demo' })
  const files: string[] = []
  page.on('request', (request) => void files.push(request.url()))
  await page.goto(onServer(server.url, links.viewer))
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await expect(page.getByTestId('saving')).toHaveText('Live, nur lesen')
  await page.getByRole('button', { name: 'Gliederung' }).click()
  await expect(page.getByRole('heading', { name: 'Herausforderungen' })).toBeVisible()
  await expect(page.getByPlaceholder(/Neue Idee/)).toHaveCount(0)
  expect(files.filter((file) => /TextEditor/.test(file))).toEqual([])

  const writer = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await enter(writer, server.url, links.participant, 'Bernd')
  await writer.getByRole('button', { name: 'Gliederung' }).click()
  await writer
    .getByPlaceholder(/Neue Idee unter/)
    .last()
    .fill('Gerade eben')
  await writer.keyboard.press('Enter')
  await expect(page.getByText('Gerade eben')).toBeVisible()
  await expect(page.getByTestId('announced')).toContainText('Neue Idee von Bernd: Gerade eben')
  await writer.context().close()
})

test('on a phone the outline comes first, without sideways scrolling, and leads into the map', async ({ browser }) => {
  const { links } = await newBoard(server.url, { template: 'demo' })
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'de-DE',
  })
  const page = await phone.newPage()
  await page.goto(onServer(server.url, links.viewer))
  await page.getByTestId('outline').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page
    .getByRole('button', { name: /^Aktionen für/ })
    .nth(3)
    .tap()
  await page.getByRole('menuitem', { name: 'In der Mindmap zeigen' }).tap()
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await phone.close()
})

test('on a phone an idea is added below another one from the outline', async ({ browser }) => {
  const { links } = await newBoard(server.url, { template: 'demo' })
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'de-DE',
  })
  const page = await phone.newPage()
  await enter(page, server.url, links.participant, 'Bernd')
  await page.getByRole('button', { name: 'Gliederung', exact: true }).tap()
  await page.getByRole('button', { name: 'Aktionen für „Herausforderungen“' }).tap()
  await page.getByRole('menuitem', { name: 'Unteridee', exact: true }).tap()
  await expect(page.getByRole('textbox', { name: 'Titel der Idee' })).toBeFocused()
  await page.keyboard.type('Vom Telefon aus')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Vom Telefon aus', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Menü', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Rückgängig' }).tap()
  await expect(page.getByText('Vom Telefon aus', { exact: true })).toHaveCount(0)
  await phone.close()
})

test('printing prints all of the outline, from the map and with folded branches, too, and no buttons', async ({
  page,
}) => {
  const { links } = await newBoard(server.url, { template: 'demo' })
  await enter(page, server.url, links.participant, 'Anna')
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await page.getByRole('treeitem').first().focus()
  await page.keyboard.press('Alt+1')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByTestId('printed').getByRole('heading', { name: /Quick Wins/ })).toBeVisible()
  await expect(page.getByTestId('printed')).toContainText('Zuständigkeiten in der Verwaltung sind schwer zu finden')
  await expect(page.getByRole('button').first()).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.getByTestId('printed')).toHaveCount(0)
})
