import { expect, test } from '@playwright/test'
import { barriersIn } from '../support/accessible.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('a participant gives a name once; after a reload the board knows who it is', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Bernd Özdemir')
  await page.getByTestId('face').and(page.getByTitle('Bernd Özdemir')).waitFor()
  await page.reload()
  await page.getByTestId('face').and(page.getByTitle('Bernd Özdemir')).waitFor()
})

test('[P14] who does not want to be remembered leaves nothing behind', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await page.goto(onServer(server.url, links.participant))
  await page.getByLabel('Dein Name').fill('Clara')
  await page.getByText('Auf diesem Gerät merken').click()
  await page.getByRole('button', { name: 'Mitmachen' }).click()
  await page.getByTestId('faces').waitFor()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Clara')
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContainEqual(
    expect.stringMatching(/:map$/),
  )
})

test('[P7] the organiser’s secret does not stay in the address bar', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  expect(new URL(page.url()).hash).toBe('')
  await page.reload()
  await page.getByTestId('faces').waitFor()
})

test('[P11] a link cut short, a wrong link and an address that never was get one page each', async ({ page }) => {
  const { board } = await newBoard(server.url)
  await page.goto(`${server.url}/b/${board}`)
  await expect(page.getByRole('heading', { name: 'Der Link ist unvollständig' })).toBeVisible()
  await page.goto('about:blank')
  await page.goto(`${server.url}/b/${board}#${'x'.repeat(22)}`)
  await expect(page.getByRole('heading', { name: 'Dieser Link öffnet kein Board' })).toBeVisible()
  await page.goto(`${server.url}/nirgends`)
  await expect(page.getByRole('heading', { name: 'Hier ist nichts' })).toBeVisible()
  await page.getByRole('button', { name: 'Zur Startseite' }).click()
  await expect(page.getByRole('button', { name: 'Board anlegen' })).toBeVisible()
})

test('two tabs of one person are one face, and both see each other’s words', async ({ context }) => {
  const { links } = await newBoard(server.url)
  const first = await context.newPage()
  await enter(first, server.url, links.participant, 'Anna')
  const second = await context.newPage()
  await second.goto(onServer(server.url, links.participant))
  for (const tab of [first, second]) await tab.getByRole('button', { name: 'Gliederung' }).click()
  await second.getByPlaceholder(/Neue Idee unter/).fill('Aus dem zweiten Tab')
  await second.keyboard.press('Enter')
  await expect(first.getByText('Aus dem zweiten Tab')).toBeVisible()
  await expect(first.getByTestId('face')).toHaveCount(1)
})

test('the door is accessible, in the light and in the dark, in German and English', async ({ page }) => {
  for (const [language, order] of [
    ['de', 'first'],
    ['en', 'another'],
  ] as const) {
    const { links } = await newBoard(server.url, { language })
    await page.goto(onServer(server.url, links.participant))
    await page.getByLabel(language === 'de' ? 'Dein Name' : 'Your name').waitFor()
    expect(await barriersIn(page, 'html', order)).toEqual([])
    await page.goto(`${server.url}/nirgends`)
    await page.getByTestId('error').waitFor()
    expect(await barriersIn(page, 'html', order)).toEqual([])
  }
})
