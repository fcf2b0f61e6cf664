import { expect, test } from '@playwright/test'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P13] the language switches at once, is said to the browser, and is remembered', async ({ page }) => {
  await page.goto(server.url)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Create board' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle(/Think together/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Create board' })).toBeVisible()
})

test('[P13] a board speaks its own language to who has chosen none', async ({ page }) => {
  const { links } = await newBoard(server.url, { language: 'en', title: 'Regional talk' })
  await page.goto(onServer(server.url, links.participant))
  await expect(page.getByRole('button', { name: 'Join in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('dark and light are chosen in the menu and stay', async ({ page }) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Anna')
  await page.getByRole('button', { name: 'Menü' }).click()
  await page.getByRole('menuitemradio', { name: 'Dunkel' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
