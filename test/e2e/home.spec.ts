import { expect, test } from '@playwright/test'
import { barriersIn } from '../support/accessible.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('who comes to an empty installation opens the demo with one press', async ({ page }) => {
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Demo-Board öffnen' }).click()
  await page.getByLabel('Dein Name').fill('Anna')
  await page.getByRole('button', { name: 'Mitmachen' }).click()
  await page.getByRole('button', { name: 'Gliederung' }).click()
  await expect(page.getByRole('treeitem', { name: /^Herausforderungen/ })).toBeVisible()
})

test('an organiser makes a board in one form, gets three links, and finds the board again', async ({ page }) => {
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Board anlegen' }).click()
  await expect(page.getByText('Gib dem Board einen Titel')).toBeVisible()
  await page.getByLabel('Titel').fill('Kaffee in Tübingen')
  await page.getByRole('button', { name: 'Board anlegen' }).click()
  await expect(page.getByRole('heading', { name: 'Dein Board ist da' })).toBeFocused()
  for (const role of ['participant', 'organiser'])
    await expect(page.getByTestId(`link-${role}`).getByRole('textbox')).toHaveValue(/\/b\/[a-z0-9]{20}#[\w-]{22}$/)
  // The page for reading needs no script, so that its secret is part of the path.
  await expect(page.getByTestId('link-viewer').getByRole('textbox')).toHaveValue(/\/r\/[a-z0-9]{20}\/[\w-]{22}\/$/)
  await page.getByRole('button', { name: 'Board öffnen' }).click()
  await expect(page.getByRole('heading', { name: 'Kaffee in Tübingen' })).toBeVisible()

  await page.goto(server.url)
  await page.getByRole('link', { name: /Kaffee in Tübingen/ }).click()
  await expect(page.getByLabel('Dein Name')).toBeVisible()

  await page.goto(server.url)
  await page.getByRole('button', { name: '„Kaffee in Tübingen“ aus der Liste entfernen' }).click()
  await expect(page.getByRole('link', { name: /Kaffee in Tübingen/ })).toHaveCount(0)
})

test('[P11] a title that is too long gets a sentence and stays in the form', async ({ page }) => {
  await page.goto(server.url)
  await page.getByLabel('Titel').fill('x'.repeat(200))
  await page.getByRole('button', { name: 'Board anlegen' }).click()
  await expect(page.getByText('Höchstens 120 Zeichen')).toBeVisible()
  await expect(page.getByLabel('Titel')).toHaveValue('x'.repeat(200))
})

test('[P9] the start page asks nobody but its own server and breaks no rule of its content security policy', async ({
  page,
}) => {
  const hosts = new Set<string>()
  const broken: string[] = []
  page.on('request', (request) => void hosts.add(new URL(request.url()).host))
  page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Über Kaffeetisch' }).click()
  await expect(page.getByText('React Flow')).toBeVisible()
  expect([...hosts]).toEqual([new URL(server.url).host])
  expect(broken).toEqual([])
})

test('the start page is accessible, in the light and in the dark, in German and English', async ({ page }) => {
  await page.goto(server.url)
  for (const [language, order] of [
    ['Deutsch', 'first'],
    ['English', 'another'],
  ] as const) {
    await page.getByRole('button', { name: language }).click()
    expect(await barriersIn(page, 'html', order)).toEqual([])
    await page.getByRole('button', { name: /Datenschutz|Privacy/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(await barriersIn(page, 'html', order)).toEqual([])
    await page.keyboard.press('Escape')
  }
})
