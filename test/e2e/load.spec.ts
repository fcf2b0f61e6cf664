import { expect, test, type Page } from '@playwright/test'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

/**
 * Kilobytes, compressed as the server sends them, until the map is on the screen; fonts come after the first paint and do not count. React,
 * React Flow and Yjs alone are 145 of them. Who breaks a budget splits something off, or raises it and says why: details, finding, filtering, following,
 * news and free places came together and cost 30, printing 2. Both languages are in it (11), and what orders right-to-left text (7): these go next.
 */
const BUDGET = { viewer: 308, editor: 416 } as const

// What the service worker fetches counts, too.
test.use({ serviceWorkers: 'allow' })

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

/** Counts what a page fetches from now on, as it comes over the line; once, though the service worker may lay it by as well. */
function weigh(page: Page): { kilobytes(): number; readonly files: readonly string[] } {
  let bytes = 0
  const files: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (files.includes(pathname) || pathname.startsWith('/api/') || /\.(woff2|svg)$/.test(pathname)) return
    files.push(pathname)
    bytes += Number(response.headers()['content-length'] ?? NaN)
  })
  return { files, kilobytes: () => bytes / 1000 }
}
const mapShown = (page: Page) => page.locator('[data-testid="map"][data-ideas]').waitFor()

test('a reader loads what reading needs: no editor, no dialog, no menu', async ({ page }) => {
  const { links } = await newBoard(server.url)
  const { kilobytes, files } = weigh(page)
  await page.goto(onServer(server.url, links.viewer))
  await mapShown(page)
  await page.waitForLoadState('networkidle')
  expect(files.filter((file) => /TextEditor|Dialog|OpenMenu|QrCode|pictureOfView|Home/.test(file))).toEqual([])
  expect(kilobytes()).toBeLessThan(BUDGET.viewer)
})

test('who writes has the map before the editor, and the editor before the first word', async ({ page }) => {
  test.slow()
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Anna')
  await mapShown(page)
  const { kilobytes, files } = weigh(page)
  await page.reload()
  await mapShown(page)
  await expect.poll(() => files.filter((file) => /TextEditor/.test(file)).length).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  expect(kilobytes()).toBeLessThan(BUDGET.editor)
})
