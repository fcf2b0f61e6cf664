import { expect, test, type Browser, type CDPSession, type Page } from '@playwright/test'
import { openWindow } from '../support/boardPage.ts'
import { atRest, boxOf, item, levelOf, openMap, titleEditor } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

interface Finger {
  readonly x: number
  readonly y: number
}
const touch = (client: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: Finger[]) =>
  client.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(({ x, y }, id) => ({ x, y, id })) })

/** On a phone the cards come first: from there to the map. */
async function openOnPhone(browser: Browser) {
  const { links } = await openMap(browser, server.url, [])
  const { page, troubles } = await openWindow(browser, server.url, PHONE)
  await page.goto(links.participant)
  await page.getByRole('textbox', { name: /^Dein Name/ }).fill('Ada')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Mindmap', exact: true }).tap()
  await expect(item(page, 'Quick Wins')).toBeVisible()
  return { page, troubles }
}

/** The middle of an idea, once the view has come to rest. */
const restingMiddleOf = (page: Page, name: string): Promise<Finger> => atRest(page, () => middleOf(page, name))

const middleOf = async (page: Page, name: string): Promise<Finger> => {
  const { x, y, width, height } = await boxOf(page, name)
  return { x: x + width / 2, y: y + height / 2 }
}

test('on a phone a tap selects, a second one writes, and nothing covers what one works at', async ({ browser }) => {
  const { page, troubles } = await openOnPhone(browser)
  await item(page, 'Gute Praktiken').tap()
  const bar = page.getByRole('toolbar')
  await expect(bar).toBeVisible()
  const idea = await atRest(page, () => boxOf(page, 'Gute Praktiken'))
  const bars = await bar.boundingBox()
  expect(idea.y + idea.height).toBeLessThan(bars?.y ?? 0)
  for (const button of await page.locator('[data-map-control] button:visible').all()) {
    const size = await button.boundingBox()
    if ((await button.getAttribute('data-testid')) === 'fold') continue
    expect(Math.min(size?.width ?? 0, size?.height ?? 0), await button.innerHTML()).toBeGreaterThanOrEqual(44)
  }

  await bar.getByRole('button', { name: 'Unteridee' }).tap()
  await expect(titleEditor(page)).toBeFocused()
  await page.keyboard.type('Am Telefon geschrieben')
  await expect(page.getByTestId('editing')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(item(page, 'Am Telefon')).toHaveAttribute('aria-selected', 'true')
  const spot = await restingMiddleOf(page, 'Am Telefon')
  await page.touchscreen.tap(spot.x, spot.y)
  await page.touchscreen.tap(spot.x, spot.y)
  await expect(titleEditor(page)).toBeFocused()
  await page.keyboard.press('Escape')

  // A tap beside everything clears the way.
  const map = await page.getByTestId('map').boundingBox()
  await page.touchscreen.tap((map?.x ?? 0) + 195, (map?.y ?? 0) + 90)
  await expect(bar).toHaveCount(0)
  expect(troubles).toEqual([])
})

test('on a phone one finger pans, two zoom, and a finger that rests picks an idea up or opens its menu', async ({
  browser,
}) => {
  const { page } = await openOnPhone(browser)
  const client = await page.context().newCDPSession(page)
  const before = await restingMiddleOf(page, 'Gute Praktiken')
  // All at once: a finger that waits on its way would be one that rests.
  await Promise.all([
    touch(client, 'touchStart', before),
    ...[20, 50, 80].map((step) => touch(client, 'touchMove', { x: before.x, y: before.y - step })),
    touch(client, 'touchEnd'),
  ])
  await expect.poll(async () => (await middleOf(page, 'Gute Praktiken')).y).toBeLessThan(before.y - 40)
  await levelOf(page, 'Gute Praktiken', 2)

  const width = (await boxOf(page, 'Gute Praktiken')).width
  const at = await middleOf(page, 'Gute Praktiken')
  const pair = (gap: number): [Finger, Finger] => [
    { x: at.x, y: at.y - gap },
    { x: at.x, y: at.y + gap },
  ]
  await Promise.all([
    touch(client, 'touchStart', ...pair(30)),
    ...[40, 55, 70].map((gap) => touch(client, 'touchMove', ...pair(gap))),
    touch(client, 'touchEnd'),
  ])
  await expect.poll(async () => (await boxOf(page, 'Gute Praktiken')).width).toBeGreaterThan(width * 1.3)
  await expect(page.getByTestId('ghost')).toHaveCount(0)
  await page.getByRole('button', { name: 'Alles zeigen' }).tap()
  await expect.poll(async () => (await boxOf(page, 'Gute Praktiken')).width).toBeLessThan(width * 1.1)

  const from = await restingMiddleOf(page, 'Quick Wins')
  const onto = await boxOf(page, 'Gute Praktiken')
  await touch(client, 'touchStart', from)
  await expect(page.getByTestId('ghost')).toBeVisible()
  const target = { x: onto.x + onto.width * 0.9, y: onto.y + onto.height / 2 }
  await touch(client, 'touchMove', { x: (from.x + target.x) / 2, y: (from.y + target.y) / 2 })
  await touch(client, 'touchMove', target)
  await expect(page.getByTestId('drop')).toHaveAttribute('data-place', 'child')
  await touch(client, 'touchEnd')
  await levelOf(page, 'Quick Wins', 3)

  // By its grip an idea moves without waiting; a second finger takes that back.
  await item(page, 'Quick Wins').tap()
  await restingMiddleOf(page, 'Quick Wins')
  const grip = await page.getByTestId('grip').boundingBox()
  const hold = { x: (grip?.x ?? 0) + 12, y: (grip?.y ?? 0) + 12 }
  await touch(client, 'touchStart', hold)
  await touch(client, 'touchMove', { x: hold.x - 40, y: hold.y + 60 })
  await expect(page.getByTestId('ghost')).toBeVisible()
  await touch(client, 'touchStart', { x: hold.x - 40, y: hold.y + 60 }, { x: 60, y: 200 })
  await expect(page.getByTestId('ghost')).toHaveCount(0)
  await touch(client, 'touchEnd')
  await levelOf(page, 'Quick Wins', 3)

  const resting = await restingMiddleOf(page, 'Quick Wins')
  await touch(client, 'touchStart', resting)
  await expect(page.getByTestId('ghost')).toBeVisible()
  await touch(client, 'touchEnd')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.getByRole('menuitem', { name: 'Ausrücken' }).tap()
  await levelOf(page, 'Quick Wins', 2)
})

test('on a phone a tap on a cross-link opens its label, and one beside it closes that again', async ({ browser }) => {
  const { page, troubles } = await openOnPhone(browser)
  await item(page, 'Gute Praktiken').tap()
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Wohin?' }).fill('quick')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Beschriftung' }).fill('führt zu')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Alles zeigen' }).tap()
  await restingMiddleOf(page, 'Quick Wins')

  // Where the line runs through the open a mouse would find it, too.
  const map = (await page.getByTestId('map').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const onLink = page.locator('[data-testid="map"][data-on-link]')
  let spot: Finger | undefined
  for (let y = map.y + 120; !spot && y < map.y + map.height - 160; y += 6)
    for (const part of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
      const at = { x: map.x + map.width * part, y }
      await page.mouse.move(at.x, at.y)
      if ((await onLink.count()) === 0) continue
      const isFree = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y + 4)?.closest('[role="treeitem"]') === null,
        at,
      )
      if (isFree) spot = at
      if (spot) break
    }
  if (!spot) throw new Error('the line runs nowhere')
  // A finger is less sure of its aim.
  await page.touchscreen.tap(spot.x, spot.y + 4)
  const bar = page.getByRole('group', { name: 'Querverbindung von „Gute Praktiken“ nach „Quick Wins“' })
  await expect(bar).toBeInViewport({ ratio: 1 })
  await bar.getByRole('textbox').tap()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('wird zu')
  await page.touchscreen.tap(map.x + map.width / 2, map.y + 90)
  await expect(bar).toHaveCount(0)
  await item(page, 'Gute Praktiken').tap()
  await page.keyboard.press('Control+k')
  await expect(dialog.getByRole('textbox', { name: 'Beschriftung der Verbindung' })).toHaveValue('wird zu')
  expect(troubles).toEqual([])
})
