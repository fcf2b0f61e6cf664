import { chromium, type Browser } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { buildMapPeer } from './buildMapPeer.ts'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { readingLinkOf } from '../shared/wire/paths.ts'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { startServer } from '../test/support/server.ts'
import { machine, median } from './machine.ts'
import { boardOf } from './mapPage.ts'
import { benchTree } from './mapTree.ts'
import { untilDone } from './untilDone.ts'

/**
 * What somebody waits for who opens a map for reading on a bad line: the page for reading and our living board against mind-elixir, which
 * gets the finished tree as one JSON file. All packed with brotli, nothing cached, one browser, taking turns.
 *
 * `npm run bench:reading -- 300 1000`: other sizes.
 */
const given = process.argv.slice(2).map(Number).filter(Boolean)
const sizes = given.length > 0 ? given : [300, 1_000]
const ROUNDS = 5
const MINUTES = 15

/** Chromium's emulation: the time from a request to its answer, and bytes a second each way. Opening a connection costs nothing there. */
const LINES = {
  '400 ms, 400 kbit/s': { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
  '150 ms, 1.6 Mbit/s': { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
} as const

interface Visit {
  /** The first words on the glass. */
  readonly first: number
  /** Everything that belongs to the first view is drawn: the whole page, or the whole map. */
  readonly whole: number
  readonly bytes: { readonly page: number; readonly script: number; readonly rest: number }
}

async function visit(browser: Browser, url: string, line: keyof typeof LINES, whole: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.setCacheDisabled', { cacheDisabled: true })
    await network.send('Network.emulateNetworkConditions', { offline: false, ...LINES[line] })
    const kinds = new Map<string, string>()
    const bytes = { page: 0, script: 0, rest: 0 }
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = kinds.get(requestId)
      bytes[type === 'Document' ? 'page' : type === 'Script' ? 'script' : 'rest'] += encodedDataLength
    })
    await page.addInitScript((selector) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return
        observer.disconnect()
        requestAnimationFrame(() =>
          requestAnimationFrame(() => (document.documentElement.dataset.wholeAt = String(performance.now()))),
        )
      }).observe(document, { subtree: true, childList: true, attributes: true })
    }, whole)
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForSelector('html[data-whole-at]', { state: 'attached', timeout: 120_000 })
    const at = Number(await page.getAttribute('html', 'data-whole-at'))
    const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)
    // The script of a page that is whole already may still be on its way.
    await page.waitForTimeout(1_500)
    return { first, whole: at, bytes }
  } finally {
    await context.close()
  }
}

/** As a good server would: packed once, in memory. */
async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
  }
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').replace(/\?.*/, '').replace(/\/$/, '/index.html')
    try {
      const file = packed.get(name) ?? brotliCompressSync(readFileSync(join(folder, name)))
      if (name !== '/tree.json') packed.set(name, file)
      response.writeHead(200, {
        'Content-Type': types[extname(name)] ?? 'text/plain',
        'Content-Encoding': 'br',
        'Content-Length': file.length,
      })
      response.end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

await untilDone(MINUTES, async (onEnd) => {
  const peerDir = fileURLToPath(new URL('../.cache/bench-reading', import.meta.url))
  process.env.NODE_ENV = 'production'
  await buildMapPeer(peerDir)
  await ensureBuild()
  const server = await startServer()
  onEnd(server.stop)
  const peer = await serve(peerDir)
  onEnd(peer.close)
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
  onEnd(() => browser.close())
  console.log(`Reading on a bad line, median of ${ROUNDS} (${machine()})\n`)
  console.log('| ideas | line | what | first words, ms | whole view, ms | page, kB | script, kB | rest, kB |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const size of sizes) {
    const tree = benchTree(size)
    const { viewer } = (await boardOf(server.url, tree)).links
    writeFileSync(join(peerDir, 'tree.json'), JSON.stringify(tree))
    const candidates = [
      ['page for reading', readingLinkOf(viewer), 'footer'],
      ['living board', viewer, '[data-testid="map"][data-ideas], [data-testid="outline"]'],
      ['mind-elixir', peer.url, 'body[data-drawn-at]'],
    ] as const
    for (const line of Object.keys(LINES) as (keyof typeof LINES)[]) {
      const visits = candidates.map((): Visit[] => [])
      for (let round = 0; round <= ROUNDS; round++)
        for (const [i, [, url, whole]] of candidates.entries()) {
          const seen = await visit(browser, url, line, whole)
          if (round > 0) visits[i]?.push(seen) // the first one warms the disk and the browser
        }
      for (const [i, [name]] of candidates.entries()) {
        const seen = visits[i] ?? []
        const of = (read: (visit: Visit) => number) => median(seen.map(read))
        console.log(
          `| ${size} | ${line} | ${name} | ${of(({ first }) => first).toFixed(0)} | ${of(({ whole }) => whole).toFixed(0)} | ${kilobytes(of(({ bytes }) => bytes.page))} | ${kilobytes(of(({ bytes }) => bytes.script))} | ${kilobytes(of(({ bytes }) => bytes.rest))} |`,
        )
      }
    }
  }
})
