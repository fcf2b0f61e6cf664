import { chromium, type Page } from '@playwright/test'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { insertOutline } from '../shared/commands/insertOutline.ts'
import type { OutlineItem } from '../shared/outline/outlineItem.ts'
import { createBoard, join as joinBoard } from '../test/support/boardByHttp.ts'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { buildBenchPage } from './buildPage.ts'
import { machine, median } from './machine.ts'
import { measureRender, serveFolder } from './mapRender.ts'
import { benchTree, type BenchTree } from './mapTree.ts'

/**
 * First the map component alone, in the page that `npm run bench:page` builds, against mind-elixir with the same tree. Then from the navigation to the first drawn view of a map: our reading page (documents over the socket, nothing cached) against
 * mind-elixir (the tree as one JSON file). Production builds, one browser, a fresh context each time, taking turns.
 */
const SIZES = process.argv.slice(2).map(Number).filter(Boolean)
const ROUNDS = 5

process.env.NODE_ENV = 'production'
const peerDir = fileURLToPath(new URL('../.cache/bench-map', import.meta.url))
rmSync(peerDir, { recursive: true, force: true })
await ensureBuild()
await build({
  root: fileURLToPath(new URL('./mapPeer', import.meta.url)),
  base: './',
  configFile: false,
  logLevel: 'error',
  build: { outDir: peerDir, target: 'es2022' },
})

const peer = await serveFolder(peerDir)
const peerUrl = peer.url
const pageDir = fileURLToPath(new URL('../.cache/bench-page', import.meta.url))
await buildBenchPage(pageDir)
const bench = await serveFolder(join(pageDir, 'client'))

const server = await startServer()
const found = await findBrowser()
const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
const random = seededRandom(1)
const outline = ({ text, children }: BenchTree): OutlineItem => ({
  title: [[{ text }]],
  children: children.map(outline),
})
const countOf = ({ children }: BenchTree): number => children.reduce((sum, child) => sum + countOf(child), 1)

async function boardOf(tree: BenchTree): Promise<string> {
  const board = await createBoard(server.url, { title: tree.text, template: 'blank' })
  const session = await joinBoard(server.url, board.board, board.secrets.organiser, 'Bench')
  const person = createPerson({ server: server.url, session, random, now: () => 0 })
  await person.online()
  const newIds = Array.from({ length: countOf(tree) - 1 }, (_, i) => `i${i}`)
  const done = person.does(insertOutline, { parent: 'root', after: null, outline: tree.children.map(outline), newIds })
  if (!done.ok) throw new Error(done.refusal)
  await person.everythingSaved()
  person.leave()
  return board.links.viewer
}

async function drawn(url: string, at: (page: Page) => Promise<number>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  // The map bears `data-ideas` once its first view is drawn; two frames later it is on the glass.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid="map"][data-ideas]')) return
      observer.disconnect()
      requestAnimationFrame(() =>
        requestAnimationFrame(() => (document.body.dataset.drawnAt = String(performance.now()))),
      )
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ideas'] })
  })
  await page.goto(url)
  const time = await at(page)
  await context.close()
  return time
}
const whenDrawn = async (page: Page): Promise<number> => {
  await page.waitForSelector('body[data-drawn-at]', { state: 'attached', timeout: 60_000 })
  return Number(await page.getAttribute('body', 'data-drawn-at'))
}

const sizes = SIZES.length > 0 ? SIZES : [1_000, 5_000, 10_000]
console.log(`The map alone, from the call to the second frame after it, ms, median of ${ROUNDS} (${machine()})\n`)
console.log('| ideas | Kaffeetisch | mind-elixir | ratio | pan p95 | mind-elixir pan p95 | zoom p95 | add | elements |')
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const size of sizes) {
  const figures = await measureRender(browser, { ours: bench.url, theirs: peerUrl }, size, ROUNDS)
  const { ours, theirs, panP95, theirPanP95, zoomP95, add, elements } = figures
  const times = [panP95, theirPanP95, zoomP95, add].map((time) => time.toFixed(1))
  const first = [ours, theirs].map(Math.round)
  console.log(`| ${[size, ...first, (ours / theirs).toFixed(2), ...times, elements].join(' | ')} |`)
}

console.log(`\nThe whole page: first drawn view, ms, median of ${ROUNDS} (${machine()})\n`)
console.log('| ideas | Kaffeetisch | mind-elixir | ratio |\n| --- | --- | --- | --- |')
for (const size of sizes) {
  const tree = benchTree(size)
  const link = await boardOf(tree)
  writeFileSync(join(peerDir, 'tree.json'), JSON.stringify(tree))
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = await drawn(link, whenDrawn)
    const theirs = await drawn(peerUrl, whenDrawn)
    if (round === 0) continue // warms the disk and the browser
    times.ours.push(ours)
    times.theirs.push(theirs)
  }
  const [ours, theirs] = [median(times.ours), median(times.theirs)]
  console.log(`| ${size} | ${Math.round(ours)} | ${Math.round(theirs)} | ${(ours / theirs).toFixed(2)} |`)
}
await browser.close()
peer.close()
bench.close()
await server.stop()
