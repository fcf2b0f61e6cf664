import { chromium, type Page } from '@playwright/test'
import { setTitle } from '../shared/commands/setTitle.ts'
import { moveIdeas } from '../shared/commands/moveIdeas.ts'
import { api } from '../shared/wire/paths.ts'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { join } from '../test/support/boardByHttp.ts'
import { enterBoard } from '../test/support/boardPage.ts'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { machine, median } from './machine.ts'
import { boardOf } from './mapPage.ts'
import { benchTree } from './mapTree.ts'
import { untilDone } from './untilDone.ts'

/** Looking back at a board of a thousand ideas: from the press to the drawn snapshot, and from one to the next. `npm run bench:history -- 5000`: another size. */
const SIZE = Number(process.argv[2] ?? 1_000)
const SNAPSHOTS = 12
const CHANGES = 60
const ROUNDS = 5

process.env.NODE_ENV = 'production'

/** From a deed in the page until what it leads to is on the glass, ms. */
const timed = (page: Page, deed: string, until: string): Promise<number> =>
  page.evaluate(
    async ({ deed, until }) => {
      const banner = () => document.querySelector('[data-testid="past-banner"]')?.textContent ?? ''
      const began = performance.now()
      if (deed === 'open') document.querySelector<HTMLElement>('[data-testid="snapshot"] button')?.click()
      else {
        const slider = document.querySelector<HTMLInputElement>('input[type="range"]')
        if (!slider) throw new Error('no slider')
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
        set?.call(slider, deed)
        slider.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done))
      const isHere = (): boolean =>
        banner().includes(until) &&
        /nur zum/.test(banner()) &&
        document.querySelector('main [data-testid="map"][data-ideas]') !== null
      while (!isHere()) {
        if (performance.now() - began > 20_000) throw new Error(`not here: ${banner()}`)
        await frame()
      }
      await frame()
      await frame()
      return performance.now() - began
    },
    { deed, until },
  )

await untilDone(10, async (onEnd) => {
  await ensureBuild()
  const server = await startServer()
  onEnd(server.stop)
  const random = seededRandom(3)
  const { board, links, secrets } = await boardOf(server.url, benchTree(SIZE))
  const session = await join(server.url, board, secrets.organiser, 'Bench')
  const person = createPerson({ server: server.url, session, random, now: () => 0 })
  await person.online()
  const bytes: number[] = []
  for (let n = 0; n < SNAPSHOTS; n++) {
    const pick = () => `i${Math.floor(random() * (SIZE - 1))}`
    for (let i = 0; i < CHANGES; i++) {
      if (i % 10 === 0) person.does(moveIdeas, { ids: [pick()], parent: pick(), after: null })
      else person.does(setTitle, { id: pick(), title: `changed ${n} ${i}` })
    }
    await person.everythingSaved()
    const answer = await fetch(server.url + api.snapshots(board), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secrets.organiser}` },
      body: JSON.stringify({ name: `Nummer ${n + 1}` }),
    })
    if (answer.status !== 201) throw new Error(`no snapshot: ${answer.status} ${await answer.text()}`)
    bytes.push(((await answer.json()) as { bytes: number }).bytes)
  }
  person.leave()

  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
  onEnd(() => browser.close())
  const opening: number[] = []
  const near: number[] = []
  const far: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } })
    // What esbuild calls functions by, where they are sent to a page.
    await context.addInitScript('globalThis.__name ??= (made) => made')
    const page = await context.newPage()
    await enterBoard(page, links.organiser, 'Annika')
    await page.getByRole('button', { name: 'Menü' }).click()
    await page.getByRole('menuitem', { name: 'Stände' }).click()
    await page.getByTestId('snapshot').first().waitFor()
    const first = await timed(page, 'open', `Nummer ${SNAPSHOTS}`)
    const steps: number[] = []
    for (let at = SNAPSHOTS - 1; at > SNAPSHOTS - 6; at--) {
      await page.waitForLoadState('networkidle')
      steps.push(await timed(page, String(at - 1), `Nummer ${at}`))
    }
    // Nobody has fetched that one.
    const jump = await timed(page, '1', 'Nummer 2')
    await context.close()
    if (round === 0) continue // warms the disk and the browser
    opening.push(first)
    near.push(...steps)
    far.push(jump)
  }
  const all = (values: readonly number[]): string =>
    `${Math.round(median(values))} | ${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`
  console.log(`Looking back at ${SIZE} ideas, ${SNAPSHOTS} snapshots, ${CHANGES} changes apart, ms (${machine()})\n`)
  console.log('| | median | range |\n| --- | --- | --- |')
  console.log(`| from the press to the drawn snapshot | ${all(opening)} |`)
  console.log(`| to its neighbour, fetched before it is asked for | ${all(near)} |`)
  console.log(`| to one that has to be fetched | ${all(far)} |`)
  console.log(`\nA snapshot is ${Math.round(median(bytes) / 1000)} kB.`)
})
