import type { Browser, Page } from '@playwright/test'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type {} from '../client/map/bench.tsx'
import { median } from './machine.ts'
import { benchTree, type BenchTree } from './mapTree.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The files of a folder; `index.html` for every other address. */
export async function serveFolder(folder: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const asked = join(folder, path)
    const file = extname(path) !== '' ? asked : join(folder, 'index.html')
    if (!existsSync(file)) return answer.writeHead(404).end()
    answer.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    return createReadStream(file).pipe(answer)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    close: () => server.close(),
  }
}

export interface RenderFigures {
  readonly ours: number
  readonly theirs: number
  /** The time of a frame while panning and zooming: 19 of 20 are shorter. */
  readonly panP95: number
  readonly zoomP95: number
  readonly theirPanP95: number
  /** From the call to the second frame after it. */
  readonly add: number
  readonly elements: number
}

/** The map component alone: the tree is in the page, the clock runs from the call to two frames after it has drawn. */
export async function measureRender(
  browser: Browser,
  urls: { readonly ours: string; readonly theirs: string },
  size: number,
  rounds: number,
): Promise<RenderFigures> {
  const tree = benchTree(size)
  const times = { ours: [] as number[], theirs: [] as number[] }
  const panned = { ours: 0, theirs: 0 }
  let last = { zoomP95: 0, add: 0, elements: 0 }
  const open = async (url: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    // tsx names the functions that it hands to a page by a function that is not there.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(url)
    return page
  }
  for (let round = 0; round <= rounds; round++) {
    const isLast = round === rounds
    const ours = await open(`${urls.ours}bench?nodes=1`)
    await ours.waitForSelector('[data-testid="map"][data-ideas]')
    await ours.evaluate(() => document.fonts.ready)
    const ourTime = await ours.evaluate(async (map: BenchTree) => {
      const start = performance.now()
      window.__bench?.load(map)
      await window.__bench?.present()
      return performance.now() - start
    }, tree)
    if (isLast) {
      panned.ours = await pan(ours, (await ours.evaluate(() => window.__bench?.blankAt())) ?? { x: 640, y: 200 })
      last = { zoomP95: await zoom(ours), ...(await addOne(ours)) }
    }
    await ours.context().close()

    const theirs = await open(`${urls.theirs}?wait`)
    await theirs.waitForFunction(() => 'renderPeer' in window)
    const theirTime = await theirs.evaluate((map: BenchTree) => window.renderPeer(map), tree)
    if (isLast) panned.theirs = await pan(theirs, { x: 640, y: 100 })
    await theirs.context().close()
    if (round === 0) continue // warms the disk and the browser
    times.ours.push(ourTime)
    times.theirs.push(theirTime)
  }
  return {
    ours: median(times.ours),
    theirs: median(times.theirs),
    panP95: panned.ours,
    theirPanP95: panned.theirs,
    ...last,
  }
}

/** The frames of a page while something is done to it. */
async function framesDuring(page: Page, deed: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = []
    let before = performance.now()
    const tick = () => {
      const now = performance.now()
      frames.push(now - before)
      before = now
      if (window.frames95 === undefined) requestAnimationFrame(tick)
    }
    window.frames95 = undefined
    window.endFrames = () =>
      (window.frames95 = frames.slice(1).sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0)
    requestAnimationFrame(tick)
  })
  await deed()
  return page.evaluate(() => window.endFrames())
}

const pan = (page: Page, at: { x: number; y: number }): Promise<number> =>
  framesDuring(page, async () => {
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    for (let step = 1; step <= 60; step++) await page.mouse.move(at.x - step * 6, at.y + Math.sin(step / 6) * 200)
    await page.mouse.up()
  })

const zoom = (page: Page): Promise<number> =>
  framesDuring(page, async () => {
    await page.mouse.move(640, 400)
    for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step < 30 ? 60 : -60)
  })

const addOne = (page: Page): Promise<{ add: number; elements: number }> =>
  page.evaluate(async () => {
    window.__bench?.view('work')
    await window.__bench?.present()
    const elements = document.querySelectorAll('*').length
    const start = performance.now()
    window.__bench?.addChild('root', 'Noch eine Idee')
    await window.__bench?.present()
    return { add: performance.now() - start, elements }
  })

declare global {
  interface Window {
    frames95?: number | undefined
    endFrames(): number
    /** The peer's page: draws the tree and answers how long that took. */
    renderPeer(tree: BenchTree): Promise<number>
  }
}
