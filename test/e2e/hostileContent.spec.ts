import { expect, test, type Page } from '@playwright/test'
import { api } from '../../shared/wire/paths.ts'
import type { CopyCard, CopyFormat } from '../../shared/domain/copy.ts'
import { createBoard, join } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { HOSTILE_WORDS, mayLink, writeHostileBoard } from '../support/hostileWords.ts'
import { readPdf } from '../support/readPdf.ts'
import { createPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** What a page with hostile words in it has done that it must not do. */
async function misdeeds(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')]
    return {
      ran: 'pwned' in window,
      violations: Reflect.get(window, 'violations') as string[],
      handlers: all.flatMap((element) => element.getAttributeNames().filter((name) => /^on/i.test(name))),
      elements: all
        .filter((element) =>
          element.matches('iframe, object, embed, base, form[action], img[src^="http"], script:not([src])'),
        )
        .map((element) => element.outerHTML.slice(0, 200)),
      addresses: [...document.querySelectorAll('a[href], area[href]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !/^(https?:\/\/|mailto:|\/|#)/i.test(href) || href.startsWith('//')),
    }
  })
}
const INNOCENT = { ran: false, violations: [], handlers: [], elements: [], addresses: [] }

async function watch(page: Page): Promise<string[]> {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.addInitScript(() => {
    const violations: string[] = []
    Reflect.set(window, 'violations', violations)
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  return seen
}

test('[bar 36] two hundred hostile words, written straight into the document, run nothing and call nobody: on the board, in the outline, in notes and in every copy', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  expect(HOSTILE_WORDS.length).toBeGreaterThanOrEqual(200)
  const board = await createBoard(server.url, { title: 'Angriff' })
  // Names are hostile as well: they stand at pointers and in the list of people.
  const session = await join(server.url, board.board, board.secrets.participant, '<img src=x onerror=alert(1)>')
  const eve = createPerson({ server: server.url, session, random: seededRandom(36), now: () => Date.now() })
  await eve.online()
  writeHostileBoard(eve)
  await eve.everythingSaved()
  eve.point(10, 10)

  for (const role of ['organiser', 'viewer'] as const) {
    const { page, context, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
    const dialogs = await watch(page)
    await enterBoard(page, board.links[role], 'Anna')
    await expect(page.getByTestId('idea').first()).toBeVisible()
    await page.keyboard.press('Control+Home')
    expect(await misdeeds(page)).toEqual(INNOCENT)

    if (role === 'organiser') {
      // The editor makes elements of what it finds: open it on some of them, as the keyboard comes by.
      await page.getByTestId('idea').first().click()
      for (const way of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
        await page.keyboard.press(way)
        await page.keyboard.press('F2')
        await expect(page.locator('[contenteditable=true]')).toBeVisible()
        expect(await misdeeds(page)).toEqual(INNOCENT)
        await page.keyboard.press('Escape')
        await expect(page.locator('[contenteditable=true]')).toHaveCount(0)
      }
      await page.getByTestId('faces').click()
      await expect(page.getByRole('dialog')).toContainText('<img src=x onerror=alert(1)>')
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
    await expect(page.getByTestId('outline').or(page.getByTestId('error'))).toHaveAttribute('data-testid', 'outline')
    await expect(page.getByTestId('outline')).toContainText('alert(1)')
    expect(await misdeeds(page)).toEqual(INNOCENT)
    expect(dialogs).toEqual([])
    expect(troubles).toEqual([])
    await context.close()
  }
  eve.leave()

  const Authorization = `Bearer ${board.secrets.organiser}`
  const copyAs = async (format: CopyFormat): Promise<{ bytes: Buffer; answer: Response }> => {
    const made = await fetch(server.url + api.copies(board.board), {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ format }),
    })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as CopyCard
    const answer = await fetch(server.url + api.copy(board.board, id), { headers: { Authorization } })
    return { bytes: Buffer.from(await answer.arrayBuffer()), answer }
  }

  const svg = await copyAs('svg')
  expect(svg.answer.headers.get('content-security-policy')).toContain('sandbox')
  const { page, context } = await openWindow(browser, server.url)
  const dialogs = await watch(page)
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  // Without any policy and in the page's own origin: what is in the file alone must be harmless.
  await page.route('**/copy.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg.bytes }))
  await page.goto(`${server.url}/copy.svg`)
  const inSvg = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')]
    return {
      root: document.documentElement.localName,
      ran: 'pwned' in window,
      strange: all.filter(({ localName }) => /^(script|foreignObject|iframe|use|image|set|animate.*)$/i.test(localName))
        .length,
      handlers: all.flatMap((element) => element.getAttributeNames().filter((name) => /^on/i.test(name))),
      addresses: all.flatMap((element) =>
        ['href', 'xlink:href', 'src'].map((name) => element.getAttribute(name)).filter((value) => value !== null),
      ),
    }
  })
  expect(inSvg).toMatchObject({ root: 'svg', ran: false, strange: 0, handlers: [] })
  expect(inSvg.addresses.filter((address) => !mayLink(address) && !address.startsWith('#'))).toEqual([])
  expect(dialogs).toEqual([])
  expect(asked.filter((url) => new URL(url).host !== new URL(server.url).host)).toEqual([])
  await context.close()

  const { objects } = readPdf((await copyAs('pdf')).bytes)
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary)
  expect(dictionaries.length).toBeGreaterThan(5)
  for (const dictionary of dictionaries) {
    // Strings may say what they like; names are what a reader acts on.
    const names = dictionary.replace(/\((?:\\.|[^\\()])*\)/gs, '()').replace(/<[0-9a-f\s]*>/gi, '<>')
    expect(names).not.toMatch(
      /\/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|GoToR|EmbeddedFile|RichMedia)\b/,
    )
    for (const [, address = ''] of dictionary.matchAll(/\/URI \(((?:\\.|[^\\()])*)\)/g))
      expect(address).toMatch(/^(https?:|mailto:)/)
  }
})
