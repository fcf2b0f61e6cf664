import type { Browser, Page } from '@playwright/test'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type {} from '../client/map/bench.tsx'
import { drag, framesDuring, pan, zoom, type Frames } from './frames.ts'
import { median } from './machine.ts'
import type { BenchTree } from './mapTree.ts'

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

/** What a map costs in one program; `undefined`: it has no such thing. */
export interface MapCosts {
  /** From the call to the second frame after it, ms. */
  readonly first: number
  /** What the page's main thread works for it, ms. */
  readonly firstBusy: number
  /** Likewise, until it can be worked with: ideas are elements, tools and keys are there. */
  readonly ready: number
  readonly readyBusy: number
  readonly pan: Frames
  readonly zoom: Frames
  readonly drag: Frames | undefined
  /** Panning with the whole map in view. */
  readonly overview: Frames | undefined
  /** While others add twenty ideas a second below a branch in view, for three seconds. */
  readonly others: Frames | undefined
  /** Frames from a key until its letter stands in the title, the slowest of ten. */
  readonly glyph: number | undefined
  /** The page's processor time for one more idea below the root, until it is on the screen, ms. */
  readonly add: number
  /** Frames until the largest branch is folded on the screen. */
  readonly fold: number
  readonly elements: number
  /** What the map and its document add to the page's memory, MiB. */
  readonly heap: number
}

type During = (deed: () => Promise<void>) => Promise<Frames>

interface Program {
  /** Opens it without the map, ready to be handed one. */
  open(page: Page): Promise<void>
  /** Shows the tree; resolves with the time that took. */
  show(page: Page, tree: BenchTree): Promise<number>
  /** Resolves once it can be worked with, with the time since it was shown; absent where that is the same. */
  ready?(page: Page): Promise<number>
  gestures(
    page: Page,
    during: During,
    tree: BenchTree,
  ): Promise<Pick<MapCosts, 'pan' | 'zoom' | 'drag' | 'overview' | 'others' | 'glyph'>>
  /** Adds an idea below the root and resolves when it is drawn. */
  add(page: Page): Promise<void>
  /** Folds this branch and answers after how many frames it is gone. */
  fold(page: Page, branch: string): Promise<number>
}

/** The map component alone: the tree is in the page, the clock runs from the call to two frames after it has drawn. */
export async function measureRender(
  browser: Browser,
  program: Program,
  tree: BenchTree,
  rounds: number,
): Promise<MapCosts> {
  const taken = { first: [] as number[], firstBusy: [] as number[], ready: [] as number[], readyBusy: [] as number[] }
  for (let round = 0; ; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    try {
      const page = await context.newPage()
      page.setDefaultTimeout(90_000)
      // tsx names the functions that it hands to a page by a function that is not there.
      await page.addInitScript('globalThis.__name = (named) => named')
      await program.open(page)
      const busyTime = await stopwatch(page)
      const before = round < rounds ? 0 : await heapOf(page)
      const idle = await busyTime()
      const first = await program.show(page, tree)
      const firstBusy = (await busyTime()) - idle
      const ready = (await program.ready?.(page)) ?? first
      const readyBusy = (await busyTime()) - idle
      // The first one warms the disk and the browser.
      if (round > 0)
        for (const [name, time] of Object.entries({ first, firstBusy, ready, readyBusy }))
          taken[name as keyof typeof taken].push(time)
      if (round < rounds) continue
      const heap = (await heapOf(page)) - before
      const elements = await page.evaluate(() => document.querySelectorAll('*').length)
      const gestures = await program.gestures(page, (deed) => framesDuring(page, busyTime, deed), tree)
      const adds: number[] = []
      for (let i = 0; i < 5; i++) {
        const before = await busyTime()
        await program.add(page)
        adds.push((await busyTime()) - before)
      }
      const fold = await program.fold(page, largestBranch(tree))
      return {
        first: median(taken.first),
        firstBusy: median(taken.firstBusy),
        ready: median(taken.ready),
        readyBusy: median(taken.readyBusy),
        ...{ ...gestures, add: median(adds), fold, elements, heap },
      }
    } finally {
      await context.close()
    }
  }
}

const countOf = ({ children }: BenchTree): number => children.reduce((sum, child) => sum + countOf(child), 1)
const largestBranch = ({ children }: BenchTree): string =>
  [...children].sort((a, b) => countOf(b) - countOf(a))[0]?.id ?? ''

export function ours(url: string): Program {
  return {
    async open(page) {
      await page.goto(`${url}bench?nodes=1`)
      await page.waitForSelector('[data-testid="map"][data-ideas] [data-testid="idea"]')
      await page.evaluate(() => document.fonts.ready)
    },
    show: (page, tree) =>
      page.evaluate(async (map) => {
        performance.mark('shows')
        window.__bench?.load(map)
        await window.__bench?.present()
        return performance.measure('shown', 'shows').duration
      }, tree),
    ready: (page) =>
      page.evaluate(async () => {
        await window.__bench?.present()
        return performance.measure('ready', 'shows').duration
      }),
    async gestures(page, during, tree) {
      const near = tree.children[0]?.id ?? ''
      const blank = async () => (await page.evaluate(() => window.__bench?.blankAt())) ?? { x: 640, y: 200 }
      const panned = await during(pan(page, await blank()))
      const zoomed = await during(zoom(page))
      const held = await page.evaluate(async (id) => {
        window.__bench?.view('work')
        const at = window.__bench?.prepareDrag(id)
        await window.__bench?.present()
        return at
      }, near)
      const dragged = held && (await during(drag(page, held)))
      await page.evaluate(async () => {
        window.__bench?.view('all')
        await window.__bench?.present()
      })
      const overview = await during(pan(page, await blank()))
      await page.evaluate(async () => {
        window.__bench?.view('work')
        await window.__bench?.present()
      })
      const glyph = await framesToGlyph(page, near)
      const others = await during(() => page.evaluate((id) => window.__bench?.othersAdd(id, 60, 50), near))
      return { pan: panned, zoom: zoomed, drag: dragged, overview, others, glyph }
    },
    add: (page) =>
      page.evaluate(async () => {
        window.__bench?.addChild('root', 'Noch eine Idee')
        await window.__bench?.present()
      }),
    fold: (page, branch) =>
      page.evaluate(async (id) => {
        const child = document.querySelectorAll('[data-testid="idea"]').length
        window.__bench?.focus(id)
        await window.__bench?.present()
        window.__bench?.toggle(id)
        for (let frames = 1; frames < 600; frames++) {
          await new Promise((next) => requestAnimationFrame(next))
          if (document.querySelector(`[data-id="${id}"][aria-expanded="false"]`)) return frames
        }
        return child > 0 ? Number.NaN : 0
      }, branch),
  }
}

export function mindElixir(url: string): Program {
  return {
    async open(page) {
      await page.goto(`${url}?wait`)
      await page.waitForFunction(() => 'peer' in window)
    },
    show: (page, tree) => page.evaluate((map) => window.peer.show(map), tree),
    async gestures(page, during) {
      // Its left button draws a frame; the right one pans.
      const panned = await during(pan(page, { x: 640, y: 100 }, 'right'))
      const zoomed = await during(zoom(page))
      return { pan: panned, zoom: zoomed, drag: undefined, overview: undefined, others: undefined, glyph: undefined }
    },
    add: (page) => page.evaluate(() => window.peer.add()),
    fold: (page, branch) => page.evaluate((id) => window.peer.fold(id), branch),
  }
}

/** Writes into the title of an idea and counts the frames until each letter stands there. */
async function framesToGlyph(page: Page, id: string): Promise<number> {
  await page.evaluate(async (id) => {
    window.__bench?.focus(id)
    await window.__bench?.present()
    document.querySelector<HTMLElement>(`[data-testid="idea"][data-id="${id}"]`)?.focus()
  }, id)
  await page.keyboard.press('F2')
  await page.waitForSelector('[data-testid="editing"] [contenteditable="true"]')
  let slowest = 0
  for (const letter of 'Kaffeetisch'.slice(0, 10)) {
    await page.evaluate(() => {
      const editor = document.querySelector('[data-testid="editing"] [contenteditable="true"]')
      const count = (): void => {
        const before = editor?.textContent
        let frames = 0
        const tick = () => {
          frames++
          if (editor?.textContent === before && frames < 60) requestAnimationFrame(tick)
          else document.body.dataset['frames'] = String(frames)
        }
        requestAnimationFrame(tick)
      }
      delete document.body.dataset['frames']
      document.addEventListener('keydown', count, { capture: true, once: true })
    })
    await page.keyboard.press(letter)
    await page.waitForSelector('body[data-frames]')
    slowest = Math.max(slowest, Number(await page.getAttribute('body', 'data-frames')))
  }
  await page.keyboard.press('Escape')
  return slowest
}

/** What the page keeps in memory once the rubbish is out, MiB. */
async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 2 ** 20
}

/** Tells the processor time of the page's main thread so far, ms: other work on the machine does not lengthen it. */
async function stopwatch(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
}

declare global {
  interface Window {
    /** The peer's page. */
    peer: {
      show(tree: BenchTree): Promise<number>
      add(): Promise<void>
      fold(id: string): Promise<number>
    }
  }
}
