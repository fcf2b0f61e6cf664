import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from '@playwright/test'
import { createBoard } from './boardByHttp.ts'
import { enterBoard, openWindow, type BoardWindow } from './boardPage.ts'

/** The idea whose title begins so. */
export const item = (page: Page, name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) })

export const titleEditor = (page: Page): Locator =>
  page.getByRole('textbox', { name: /^(Titel der Idee|Title of the idea)/ })
export const noteEditor = (page: Page): Locator => page.getByRole('textbox', { name: /^(Notiz|Note)/ })
export const toast = (page: Page, text: string | RegExp): Locator => page.getByTestId('toast').filter({ hasText: text })

/** A fresh board of the conversation's template and one window for each name. */
export async function openMap(
  browser: Browser,
  server: string,
  names: readonly string[],
  options: BrowserContextOptions = {},
): Promise<{
  windows: BoardWindow[]
  pages: Page[]
  links: { organiser: string; participant: string; viewer: string }
}> {
  const { links } = await createBoard(server, { template: 'regionalgespraech' })
  const windows: BoardWindow[] = []
  for (const name of names) {
    const window = await openWindow(browser, server, options)
    await enterBoard(window.page, links.participant, name)
    windows.push(window)
  }
  return { windows, pages: windows.map(({ page }) => page), links }
}

/** The clipboard of another program: this text and nothing else. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** Pastes lines below an idea and waits for them. */
export async function plant(page: Page, parent: string, ...titles: readonly string[]): Promise<void> {
  await item(page, parent).click()
  await expect(item(page, parent)).toBeFocused()
  await pasteText(page, titles.join('\n'))
  await expect(item(page, titles.at(-1)?.trim() ?? '')).toBeVisible()
}

export const levelOf = (page: Page, name: string, level: number) =>
  expect(item(page, name)).toHaveAttribute('aria-level', String(level))

/** Where an idea lies on the screen. */
export async function boxOf(
  page: Page,
  name: string,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await item(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not on the screen`)
  return box
}

/** Two frames have passed: whatever was asked for before is drawn. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** What is measured of the view, once it has come to rest. */
export async function atRest<T>(page: Page, measure: () => Promise<T>): Promise<T> {
  let last = await measure()
  await expect(async () => {
    const before = last
    await drawn(page)
    last = await measure()
    expect<unknown>(last).toEqual(before)
  }).toPass()
  return last
}
