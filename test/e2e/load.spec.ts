import { expect, test, type Page, type Route } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

/**
 * Kilobytes, compressed as the server sends them (brotli); fonts come after the first paint and do not count. Who breaks a budget splits something
 * off, or raises it and says why. `map`: until the map is on the screen; React and Yjs are 105 of it, React Flow and the tools come after. `reader`
 * and `writer`: in the end, the latter with the editor.
 */
const BUDGET = { map: 232, reader: 318, writer: 425 } as const
/** The target for what people who take part wait for until the map is on the screen, with gzip. */
const GZIPPED = 250

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

const built = fileURLToPath(new URL('../../dist/client', import.meta.url))

/** Counts what a page fetches from now on, as it comes over the line. */
function weigh(page: Page): { kilobytes(): number; gzipped(): number; readonly files: readonly string[] } {
  let bytes = 0
  const files: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (files.includes(pathname) || pathname.startsWith('/api/') || /\.(woff2|svg)$/.test(pathname)) return
    files.push(pathname)
    bytes += Number(response.headers()['content-length'] ?? NaN)
  })
  const onDisk = (pathname: string) => readFileSync(built + (pathname.includes('.') ? pathname : '/index.html'))
  return {
    files,
    kilobytes: () => bytes / 1000,
    gzipped: () => files.reduce((sum, file) => sum + gzipSync(onDisk(file), { level: 9 }).length, 0) / 1000,
  }
}

/** What one does with the map is kept back, and all that is asked for from then on, until the answer is called. */
async function keepHandsBack(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = []
  let isOver = false
  await page.route('**/assets/**', async (route) => {
    const isKept = held.length > 0 || route.request().url().includes('/MapHands-')
    if (isKept && !isOver) held.push(route)
    else await route.continue()
  })
  return async () => {
    isOver = true
    await Promise.all(held.map((route) => route.continue()))
  }
}

const mapShown = (page: Page) => page.locator('[data-testid="map"][data-ideas]').waitFor()

test('a reader loads what reading needs: no editor, no dialog, no menu', async ({ page }) => {
  const { links } = await newBoard(server.url)
  const { kilobytes, files } = weigh(page)
  await page.goto(onServer(server.url, links.viewer))
  await mapShown(page)
  await expect(page.getByTestId('idea')).toHaveCount(4)
  await page.waitForLoadState('networkidle')
  expect(files.filter((file) => /TextEditor|Dialog|OpenMenu|QrCode|pictureOfView|Home/.test(file))).toEqual([])
  expect(kilobytes()).toBeLessThan(BUDGET.reader)
})

test('who writes has the map before the tools, the tools before the editor, and the editor before the first word', async ({
  page,
}) => {
  test.slow()
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.participant, 'Anna')
  await mapShown(page)
  const board = page.url()
  // Nothing of that visit is still under way.
  await page.goto('about:blank')
  const { kilobytes, gzipped, files } = weigh(page)
  const letHandsCome = await keepHandsBack(page)
  await page.goto(board)
  await mapShown(page)
  const [first, firstGzipped] = [kilobytes(), gzipped()]
  test
    .info()
    .annotations.push({ type: 'kB until the map is on the screen', description: `${first}, gzip ${firstGzipped}` })
  expect(files.filter((file) => /MapHands|TextEditor/.test(file))).toEqual([])
  expect(first).toBeLessThan(BUDGET.map)
  expect(firstGzipped).toBeLessThan(GZIPPED)

  await letHandsCome()
  await expect(page.getByTestId('idea')).toHaveCount(4)
  await expect.poll(() => files.filter((file) => /TextEditor/.test(file)).length).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  expect(kilobytes()).toBeLessThan(BUDGET.writer)
})
