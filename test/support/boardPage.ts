import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test'

/** One person's window on a board. */
export interface BoardWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page: errors, refused inline code, requests to another origin. */
  readonly troubles: readonly string[]
}

/** Opens a window of its own (own storage, own cache) and keeps an eye on it. */
export async function openWindow(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<BoardWindow> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // A lost connection is told on the console by the browser itself; the board says it in words.
    if (message.type() === 'error' && !/WebSocket connection|Failed to load resource/.test(message.text()))
      troubles.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host)
      troubles.push(`foreign: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) troubles.push(`foreign: ${socket.url()}`)
  })
  return { page, context, troubles }
}

/** Opens a link as somebody new: gives a name where one is asked for, and waits for the map until it can be worked with. */
export async function enterBoard(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  const nameField = page.getByRole('textbox', { name: /^(Dein Name|Your name)/ })
  const map = page.getByTestId('map')
  await expect(nameField.or(map).first()).toBeVisible()
  if (await nameField.isVisible()) {
    await nameField.fill(name)
    await nameField.press('Enter')
  }
  await expect(map).toHaveAttribute('data-ideas', /\d+/)
  await expect(map.getByTestId('idea').first()).toBeAttached()
}

export const idea = (page: Page, text: string | RegExp): Locator => page.getByTestId('idea').filter({ hasText: text })

export const ideaCount = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('map').getAttribute('data-ideas'))

/** Adds a child below the chosen idea by keyboard alone. */
export async function addChild(page: Page, parent: Locator, text: string): Promise<void> {
  await parent.click()
  await page.keyboard.press('Tab')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export const savedState = (page: Page): Locator => page.getByText(/^(Gespeichert|Saved)/).first()

/** From now on the pages are on this device; where the service worker is allowed. */
export const pagesKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })
