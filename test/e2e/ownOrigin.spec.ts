import { expect, test, type Page, type Request } from '@playwright/test'
import { createBoard } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { drawn } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What the service worker fetches counts, too.
test.use({ serviceWorkers: 'allow' })

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Every page, view and dialog, in the language of the board; `settled` waits for all that has been asked for. */
async function tour(
  page: Page,
  links: { readonly organiser: string; readonly viewer: string },
  settled: () => Promise<void>,
): Promise<void> {
  const button = (name: RegExp) => page.getByRole('button', { name })
  const leaveDialog = async (): Promise<void> => {
    await page.getByRole('dialog').first().waitFor()
    await drawn(page)
    await settled()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const dialog of [/^(Über Kaffeetisch|About Kaffeetisch)$/, /^(Datenschutz|Privacy)$/]) {
    await button(dialog).click()
    await leaveDialog()
  }
  await enterBoard(page, links.organiser, 'Ada')

  await button(/^(Exportieren|Export)$/).click()
  for (const [at, format] of ['PDF', 'PNG', 'SVG'].entries()) {
    await page.getByRole('button', { name: new RegExp(`^(Als ${format} kopieren|Copy as ${format})`) }).click()
    await expect(page.getByTestId('copy')).toHaveCount(at + 1, { timeout: 40_000 })
  }
  const download = page.waitForEvent('download')
  await page.getByTestId('copy').first().getByRole('button').click()
  await download
  const picture = page.waitForEvent('download')
  await button(/^(Bild machen|Take picture)/).click()
  await picture
  await leaveDialog()

  await button(/^(Teilen|Share)$/).click()
  await leaveDialog()
  await page.getByTestId('faces').click()
  await leaveDialog()
  await page.getByTestId('saving').click()
  await leaveDialog()
  for (const key of ['Control+Shift+P', 'F1']) {
    await page.keyboard.press(key)
    await leaveDialog()
  }
  for (const entry of [/^(Tastenkürzel|Keyboard)/, /^(Dieses Gerät vergessen|Make this device forget)/]) {
    await button(/^(Menü|Menu)$/).click()
    await page.getByRole('menuitem', { name: entry }).click()
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor()
    await page.keyboard.press('Escape')
  }
  await page.getByRole('treeitem').first().click()
  for (const key of ['Control+k']) {
    await page.keyboard.press(key)
    await leaveDialog()
  }
  await button(/^(Gliederung|Outline)$/).click()
  await page.getByRole('tree').waitFor()
  await button(/^(Karten|Cards)$/).click()
  await page.getByTestId('cards').waitFor()
  await page.goto(links.viewer)
  await page.getByTestId('map').waitFor()
  await page.goto(`${server.url}/nirgends`)
  await page.getByTestId('error').waitFor()
  await page.evaluate(() => document.fonts.ready)
}

for (const language of ['de', 'en'] as const)
  test(`[P9] on a tour through every view, dialog and copy nothing asks another origin and nothing runs inline (${language})`, async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const { links } = await createBoard(server.url, {
      template: 'demo',
      language,
      title: 'Nachhaltigkeit gemeinsam gestalten',
    })
    const { page, context, troubles } = await openWindow(browser, server.url, {
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      acceptDownloads: true,
    })
    const hosts = new Set<string>()
    const asked = new Set<Request>()
    const addHost = (address: string): void => {
      const { protocol, host } = new URL(address)
      if (/^(https?|wss?):$/.test(protocol)) hosts.add(host)
    }
    context.on('request', (request) => {
      addHost(request.url())
      asked.add(request)
    })
    context.on('requestfinished', (request) => void asked.delete(request))
    context.on('requestfailed', (request) => void asked.delete(request))
    page.on('websocket', (socket) => addHost(socket.url()))
    await tour(page, links, () => expect.poll(() => asked.size).toBe(0))
    expect([...hosts]).toEqual([new URL(server.url).host])
    expect(troubles).toEqual([])
    await context.close()
  })

test('[P7] a wrong link leads to a sentence, not to a board', async ({ browser }) => {
  const board = await createBoard(server.url)
  const { page } = await openWindow(browser, server.url)
  await page.goto(`${server.url}/b/${board.board}#${'x'.repeat(22)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByTestId('map')).toHaveCount(0)
})
