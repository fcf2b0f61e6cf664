import { chromium, type Browser, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../../scripts/ensureBuild.ts'
import type { CopyRequest } from '../../shared/wire/requests.ts'
import { BROWSER_ARGS, findBrowser } from '../../test/support/browser.ts'
import { startServer } from '../../test/support/server.ts'
import { machine, median } from '../machine.ts'
import { buildMapPeer } from '../buildMapPeer.ts'
import { boardOf } from '../mapPage.ts'
import { serveFolder } from '../mapRender.ts'
import { benchTree, type BenchTree } from '../mapTree.ts'
import { askForCopy } from './askForCopy.ts'
import { peakWhile } from './peakMemory.ts'

const ROUNDS = 3
/** A browser that has not finished by then will not. */
const PATIENCE = 180_000
const MEGAPIXELS = 40
const htmlToImage = fileURLToPath(new URL('../../node_modules/html-to-image/dist/html-to-image.js', import.meta.url))

interface Cost {
  readonly ms: number
  readonly peak: number
  readonly bytes: number
}

/** Ours through the server, over HTTP; the browser in a fresh page, of our drawing and of mind-elixir's plainer one. All are warm. */
export async function measureAgainstBrowser(
  sizes: readonly number[],
  onEnd: (end: () => unknown) => void,
): Promise<void> {
  await ensureBuild()
  const server = await startServer({ env: { LIMIT_BOARDS_PER_HOUR: '1000' } })
  onEnd(server.stop)
  const found = await findBrowser()
  const launched = await chromium.launchServer({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
  onEnd(() => launched.close())
  const peerDir = fileURLToPath(new URL('../../.cache/bench-map', import.meta.url))
  await buildMapPeer(peerDir)
  const peer = await serveFolder(peerDir)
  onEnd(peer.close)
  const browser = await chromium.connect(launched.wsEndpoint())
  const browserPid = launched.process().pid ?? 0
  const ours = (wanted: CopyRequest, tree: BenchTree) =>
    measured(server.pid() ?? 0, async () => {
      const board = await boardOf(server.url, tree)
      return () => askForCopy(server.url, board, wanted)
    })
  for (const format of ['pdf', 'png', 'handout'] as const) await ours({ format }, benchTree(20))

  console.log(`\nFrom the request to the last byte, median of ${ROUNDS}: ms, peak of memory, size (${machine()})\n`)
  console.log(
    '| ideas | file | Kaffeetisch | Chromium, the same drawing | ratio of time, of memory | Chromium, mind-elixir’s map | ratio | html-to-image |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const size of sizes) {
    const tree = benchTree(size)
    const svg = (await askForCopy(server.url, await boardOf(server.url, tree), { format: 'svg' })).toString()
    const inBrowser = (
      open: (page: Page) => Promise<Drawing>,
      work: (page: Page, drawing: Drawing) => Promise<Uint8Array>,
    ) =>
      measured(browserPid, async () => async () => inPage(browser, open, work)).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message.split('\n')[0] : error)
        return undefined
      })
    const openMap = (page: Page) => openPeer(page, peer.url, tree)
    for (const [file, format, work] of [
      ['poster, PDF', 'pdf', toPdf],
      ['PNG, 40 megapixels', 'png', toScreenshot],
      ['handout, PDF', 'handout', undefined],
    ] as const) {
      const us = await ours({ format }, tree)
      const cells = [String(size), file, cost(us)]
      for (const open of [(page: Page) => openSvg(page, svg), openMap]) {
        const them = work && (await inBrowser(open, work))
        cells.push(...(!work ? ['', ''] : them ? [cost(them), ratio(us, them)] : ['not done', '–']))
      }
      const third = format === 'png' && (await inBrowser(openMap, byHtmlToImage))
      cells.push(format !== 'png' ? '' : third ? cost(third) : 'not done')
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
}

const ratio = (us: Cost, them: Cost): string => `${(us.ms / them.ms).toFixed(2)}, ${(us.peak / them.peak).toFixed(2)}`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
const cost = ({ ms, peak, bytes }: Cost): string => `${Math.round(ms)} ms, ${megabytes(peak)}, ${megabytes(bytes)}`

/** `prepare` is not counted. */
async function measured(pid: number, prepare: () => Promise<() => Promise<Uint8Array>>): Promise<Cost> {
  const times: number[] = []
  const peaks: number[] = []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const deed = await prepare()
    const started = performance.now()
    let ended = started
    const { peak } = await peakWhile(pid, async () => {
      bytes = (await deed()).byteLength
      ended = performance.now()
    })
    times.push(ended - started)
    peaks.push(peak)
  }
  return { ms: median(times), peak: Math.max(...peaks), bytes }
}

interface Drawing {
  readonly width: number
  readonly height: number
}

async function inPage(
  browser: Browser,
  open: (page: Page) => Promise<Drawing>,
  work: (page: Page, drawing: Drawing) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    return await work(page, await open(page))
  } finally {
    await context.close()
  }
}

/** What our painters draw, as an SVG. */
async function openSvg(page: Page, svg: string): Promise<Drawing> {
  await page.setContent(`<!doctype html><body style="margin: 0">${svg}`)
  return page.evaluate(() => {
    const { width, height } = document.querySelector('svg')?.getBoundingClientRect() ?? { width: 0, height: 0 }
    return { width, height }
  })
}

/** mind-elixir with the whole map in it, none of it cut off. */
async function openPeer(page: Page, url: string, tree: BenchTree): Promise<Drawing> {
  await page.goto(`${url}?wait`)
  await page.waitForFunction(() => window.peer !== undefined)
  await page.evaluate((tree) => window.peer?.show(tree), tree)
  return page.evaluate(() => {
    const map = document.querySelector<HTMLElement>('.map-canvas')
    const frame = document.querySelector<HTMLElement>('#map')
    if (!map || !frame) throw new Error('mind-elixir has drawn no map')
    map.style.transform = 'none'
    const { width, height } = map.getBoundingClientRect()
    Object.assign(frame.style, {
      width: `${width}px`,
      height: `${height}px`,
      position: 'absolute',
      overflow: 'visible',
    })
    return { width, height }
  })
}

const toPdf = (page: Page, { width, height }: Drawing): Promise<Uint8Array> =>
  page.pdf({ width: `${width}px`, height: `${Math.ceil(height) + 1}px`, printBackground: true, pageRanges: '1' })

/** So large that the picture has as many pixels as ours may have. */
const scaleOf = ({ width, height }: Drawing): number => Math.sqrt((MEGAPIXELS * 1e6) / (width * height))

async function toScreenshot(page: Page, drawing: Drawing): Promise<Uint8Array> {
  const scale = Math.min(2, scaleOf(drawing))
  const cdp = await page.context().newCDPSession(page)
  const clip = { x: 0, y: 0, ...drawing, scale }
  const { data } = await cdp.send('Page.captureScreenshot', { clip, captureBeyondViewport: true })
  return Buffer.from(data, 'base64')
}

async function byHtmlToImage(page: Page, drawing: Drawing): Promise<Uint8Array> {
  await page.addScriptTag({ path: htmlToImage })
  const url = await page.evaluate(
    async ([scale, patience]) => {
      const { toPng } = Reflect.get(window, 'htmlToImage') as { toPng(node: Element, options: object): Promise<string> }
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), patience))
      return Promise.race([
        toPng(document.querySelector('#map') ?? document.body, {
          pixelRatio: scale,
          skipFonts: true,
          skipAutoScale: true,
        }),
        late,
      ])
    },
    [Math.min(2, scaleOf(drawing)), PATIENCE] as const,
  )
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}
