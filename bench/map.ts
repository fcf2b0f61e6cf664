import { chromium } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { startServer } from '../test/support/server.ts'
import { buildMapPeer } from './buildMapPeer.ts'
import { buildBenchPage } from './buildPage.ts'
import type { Frames } from './frames.ts'
import { machine, median } from './machine.ts'
import { boardOf, timeToFirstView } from './mapPage.ts'
import { measureRender, mindElixir, ours, serveFolder, type MapCosts } from './mapRender.ts'
import { benchTree } from './mapTree.ts'
import { untilDone } from './untilDone.ts'

/**
 * First the map alone, in the page that `npm run bench:page` builds, against mind-elixir with the same tree. Then from the navigation
 * to the first drawn view: our reading page (documents over the socket, nothing cached) against mind-elixir (the tree as one JSON
 * file). Production builds, one browser, a fresh context each time, taking turns.
 *
 * `npm run bench:map -- alone 1000 5000`: one part only, other sizes.
 */
const asked = process.argv.slice(2)
const given = asked.map(Number).filter(Boolean)
const sizes = given.length > 0 ? given : [1_000, 5_000, 10_000]
const only = asked.find((word) => word === 'alone' || word === 'page')
const ROUNDS = 5
const MINUTES = 20

process.env.NODE_ENV = 'production'
const cache = (name: string) => fileURLToPath(new URL(`../.cache/${name}`, import.meta.url))

const frames = (of: Frames | undefined) => (of ? `${of.p95.toFixed(1)} (${of.busy.toFixed(1)})` : '–')
const rows: Record<string, (costs: MapCosts) => string> = {
  'first view, ms (main thread, ms)': ({ first, firstBusy }) => `${first.toFixed(0)} (${firstBusy.toFixed(0)})`,
  'until it can be worked with, likewise': ({ ready, readyBusy }) => `${ready.toFixed(0)} (${readyBusy.toFixed(0)})`,
  'pan: p95 frame, ms (main thread a frame, ms)': ({ pan }) => frames(pan),
  'zoom, likewise': ({ zoom }) => frames(zoom),
  'drag, likewise': ({ drag }) => frames(drag),
  'overview, likewise': ({ overview }) => frames(overview),
  '20 ideas a second by others, likewise': ({ others }) => frames(others),
  'a letter: frames from the key to the glyph': ({ glyph }) => glyph?.toFixed(0) ?? '–',
  'add an idea, main thread ms': ({ add }) => add.toFixed(1),
  'fold the largest branch, frames': ({ fold }) => fold.toFixed(0),
  'elements in the page': ({ elements }) => elements.toFixed(0),
  'heap, MiB': ({ heap }) => heap.toFixed(1),
}

await untilDone(MINUTES, async (onEnd) => {
  const peerDir = cache('bench-map')
  await buildMapPeer(peerDir)
  const peer = await serveFolder(peerDir)
  onEnd(peer.close)
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
  onEnd(() => browser.close())

  if (only !== 'page') {
    const pageDir = cache('bench-page')
    await buildBenchPage(pageDir)
    const page = await serveFolder(join(pageDir, 'client'))
    onEnd(page.close)
    console.log(`The map alone, Kaffeetisch / mind-elixir; first view: median of ${ROUNDS} (${machine()})\n`)
    for (const size of sizes) {
      const tree = benchTree(size)
      const us = await measureRender(browser, ours(page.url), tree, ROUNDS)
      const them = await measureRender(browser, mindElixir(peer.url), tree, ROUNDS)
      console.log(`| ${size} ideas | Kaffeetisch | mind-elixir |\n| --- | --- | --- |`)
      for (const [name, row] of Object.entries(rows)) console.log(`| ${name} | ${row(us)} | ${row(them)} |`)
      console.log(`| first view, ratio | ${(us.first / them.first).toFixed(2)} | |\n`)
    }
  }

  if (only !== 'alone') {
    await ensureBuild()
    const server = await startServer()
    onEnd(server.stop)
    console.log(`The whole page: first drawn view, ms, median of ${ROUNDS} (${machine()})\n`)
    console.log('| ideas | Kaffeetisch | mind-elixir | ratio |\n| --- | --- | --- | --- |')
    for (const size of sizes) {
      const tree = benchTree(size)
      const { links } = await boardOf(server.url, tree)
      writeFileSync(join(peerDir, 'tree.json'), JSON.stringify(tree))
      const times = { us: [] as number[], them: [] as number[] }
      for (let round = 0; round <= ROUNDS; round++) {
        const us = await timeToFirstView(browser, links.viewer)
        const them = await timeToFirstView(browser, peer.url)
        if (round === 0) continue // warms the disk and the browser
        times.us.push(us)
        times.them.push(them)
      }
      const [us, them] = [median(times.us), median(times.them)]
      console.log(`| ${size} | ${Math.round(us)} | ${Math.round(them)} | ${(us / them).toFixed(2)} |`)
    }
  }
})
