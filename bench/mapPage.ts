import type { Browser, Page } from '@playwright/test'
import { insertOutline } from '../shared/commands/insertOutline.ts'
import type { OutlineItem } from '../shared/domain/outline.ts'
import { createBoard, join, type MadeBoard } from '../test/support/boardByHttp.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import type { BenchTree } from './mapTree.ts'

const outline = ({ text, children }: BenchTree): OutlineItem => ({
  title: [[{ text }]],
  children: children.map(outline),
})
const countOf = ({ children }: BenchTree): number => children.reduce((sum, child) => sum + countOf(child), 1)

/** A board with that tree. */
export async function boardOf(server: string, tree: BenchTree): Promise<MadeBoard> {
  const board = await createBoard(server, { title: tree.text, template: 'blank' })
  const session = await join(server, board.board, board.secrets.organiser, 'Bench')
  const person = createPerson({ server, session, random: seededRandom(1), now: () => 0 })
  try {
    await person.online()
    const newIds = Array.from({ length: countOf(tree) - 1 }, (_, i) => `i${i}`)
    const done = person.does(insertOutline, {
      parent: 'root',
      after: null,
      outline: tree.children.map(outline),
      newIds,
    })
    if (!done.ok) throw new Error(done.refusal)
    await person.everythingSaved()
  } finally {
    person.leave()
  }
  return board
}

/** From the navigation to the first drawn view, in a window that has been nowhere, ms. */
export async function timeToFirstView(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
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
    return await drawnAt(page)
  } finally {
    await context.close()
  }
}

async function drawnAt(page: Page): Promise<number> {
  try {
    await page.waitForSelector('body[data-drawn-at]', { state: 'attached', timeout: 60_000 })
  } catch (error) {
    throw new Error(`The page has drawn no map; it says: ${await page.innerText('body')}`, { cause: error })
  }
  return Number(await page.getAttribute('body', 'data-drawn-at'))
}
