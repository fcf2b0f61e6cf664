import { expect, test } from '@playwright/test'
import { LIGHT } from '../../shared/scene/theme.ts'
import { api } from '../../shared/wire/paths.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { areaOf, fieldsOf, readPixels, unlikeness, type Area } from '../support/pixels.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

/** Of 255. What smoothing and rounding to pixels make of a field stays below, another text or kind is far above. */
const SAME = 28

test('[P8] the PNG shows what the screen shows: each idea in view with its words, symbol and colours at its place', async ({
  page,
}) => {
  const board = await createBoard(server.url, { template: 'demo' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await enter(page, server.url, board.links.organiser, 'Anna')
  await page.locator('[data-testid="map"][data-ideas]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  // Tools, lines of focus and what one can press are the screen's alone.
  await page.evaluate(() => {
    const quiet = new CSSStyleSheet()
    quiet.replaceSync(`[role=toolbar], [data-map-control], [data-grip] { visibility: hidden !important }
      [role=treeitem] { outline: none !important; box-shadow: none !important }`)
    document.adoptedStyleSheets.push(quiet)
  })
  const ideas = await page.getByTestId('idea').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { id: element.getAttribute('data-id') ?? '', rank: element.getAttribute('data-rank'), x, y, width, height }
    }),
  )
  const screen = await readPixels(await page.screenshot())

  const headers = { authorization: `Bearer ${board.secrets.organiser}`, 'content-type': 'application/json' }
  const made = await fetch(server.url + api.copies(board.board), {
    method: 'POST',
    headers,
    body: JSON.stringify({ format: 'png', sharpness: 1 }),
  })
  expect(made.status).toBe(201)
  const answer = await fetch(new URL(made.headers.get('location') ?? '', server.url), { headers })
  const file = await readPixels(new Uint8Array(await answer.arrayBuffer()))

  // The title's box is the only thing of its colour in the file: from it all places follow.
  const rgb = [1, 3, 5].map((at) => parseInt(LIGHT.colours.primary.slice(at, at + 2), 16))
  const title = areaOf(file, rgb)
  const root = ideas.find(({ rank }) => rank === 'root')
  if (!title || !root) throw new Error('no title')
  const scale = title.width / root.width
  expect(Math.abs(title.height / root.height - scale)).toBeLessThan(0.05)
  const inFile = ({ x, y, width, height }: Area): Area => ({
    x: title.x + (x - root.x) * scale,
    y: title.y + (y - root.y) * scale,
    width: width * scale,
    height: height * scale,
  })

  // Clear of the header and of the tools at the lower edge.
  const inView = ideas.filter(({ x, y, width, height }) => x > 8 && x + width < 1640 && y > 64 && y + height < 880)
  expect(inView.length).toBeGreaterThan(20)
  const seen = inView.map((area) => ({ id: area.id, fields: fieldsOf(screen, area, 12, 4) }))
  const drawn = inView.map((area) => fieldsOf(file, inFile(area), 12, 4))
  let others = 0
  seen.forEach(({ id, fields }, i) => {
    expect(unlikeness(fields, drawn[i] ?? []), id).toBeLessThan(SAME)
    // So that the test would tell one idea from another.
    others += drawn.filter((other, j) => j !== i && unlikeness(fields, other) >= SAME).length
  })
  expect(others / (seen.length * (seen.length - 1))).toBeGreaterThan(0.8)
})
