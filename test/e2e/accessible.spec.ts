import { expect, test, type Page } from '@playwright/test'
import { barriersIn } from '../support/accessible.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { pngOf } from '../support/pictures.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

const DIALOG = ':is([role="dialog"], [role="alertdialog"])'

const DIALOGS = [
  'Verschieben nach',
  'Unterideen sortieren',
  'Querverbindung',
  'Frei anordnen',
  'Filtern',
  'Alternativtext',
  'Bild ansehen',
  'Importieren',
  'Teilen',
  'Exportieren',
  'Papierkorb',
  'Sitzung schließen',
  'Wer ist da',
  'Neues',
  'Ansagen',
  'Tastenkürzel',
  'vergessen lassen',
] as const

const commands = (page: Page) =>
  page.getByRole('combobox', { name: /^(Befehl oder Idee suchen|Find a command or an idea)/ })

/** By its German words, which find it in either language. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F1')
  await commands(page).fill(words)
  // The words of the other language come after the dialog.
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await expect(commands(page)).toHaveCount(0)
}
async function openDialog(page: Page, words: string): Promise<void> {
  await command(page, words)
  await page.locator(DIALOG).waitFor()
}
async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.locator(DIALOG)).toHaveCount(0)
}

for (const language of ['de', 'en'] as const)
  test(`every view, dialog and bar is without barriers, in the light and in the dark, and all that can be pressed is large enough (${language})`, async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const { links } = await createBoard(server.url, { language, template: 'demo' })
    const { page, troubles } = await openWindow(browser, server.url, { locale: language === 'de' ? 'de-DE' : 'en-GB' })
    await enterBoard(page, links.organiser, 'Anna')
    const barriers: string[] = []
    const look = async (where: string, within = 'html'): Promise<void> => {
      barriers.push(
        ...(await barriersIn(page, within, language === 'de' ? 'first' : 'another')).map(
          (barrier) => `${where}: ${barrier}`,
        ),
      )
    }
    const item = page.getByRole('treeitem')
    const button = (name: RegExp) => page.getByRole('button', { name })
    await item.nth(1).click()
    await page.keyboard.press('+')
    await page.keyboard.press('+')

    // Given a picture, so that there is one to look at.
    await openDialog(page, 'Bild hinzufügen')
    await look('no picture yet', DIALOG)
    const picture = { name: 'a.png', mimeType: 'image/png', buffer: await pngOf(320, 200) }
    await page.locator(`${DIALOG} input[type="file"]`).first().setInputFiles(picture)
    await page.locator(`${DIALOG} img`).waitFor()
    await look('a chosen picture', DIALOG)
    await page.locator(`${DIALOG} button`).last().click()
    await expect(page.locator(DIALOG)).toHaveCount(0)
    await page.getByTestId('hint').waitFor()
    await look('the map with tools and a hint')

    for (const words of DIALOGS) {
      await openDialog(page, words)
      await look(words, DIALOG)
      if (words === 'Importieren') {
        const file = { name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('- Bus\n  - Takt\n- Rad') }
        await page.getByTestId('import-file').setInputFiles(file)
        await expect(page.locator(DIALOG)).toContainText('Takt')
        await look('an import looked at', DIALOG)
      }
      if (words === 'Teilen') {
        await button(/^(Board verwalten|Manage board)/).click()
        await look('the board managed', DIALOG)
      }
      await closed(page)
    }
    await page.getByTestId('saving').click()
    await page.locator(DIALOG).waitFor()
    await look('what is saved', DIALOG)
    await closed(page)
    await page.keyboard.press('F1')
    await page.locator(DIALOG).waitFor()
    await look('the list of commands', DIALOG)
    await closed(page)
    await button(/^(Menü|Menu)$/).click()
    await page.getByRole('menu').waitFor()
    await look('the menu', DIALOG)
    await closed(page)

    await item.nth(1).click()
    await page.keyboard.press('Alt+Enter')
    await page.getByTestId('details').waitFor()
    await look('the details', '[data-testid="details"]')
    await page.keyboard.press('Escape')
    await item.nth(1).click()
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: /^(Titel der Idee|Title of the idea)/ }).waitFor()
    await look('the editor', 'main')
    await page.keyboard.press('Escape')

    await command(page, 'Präsentieren')
    await page.getByTestId('presentation').waitFor()
    await page.keyboard.press('End')
    await look('presenting')
    await page.keyboard.press('Escape')

    await command(page, 'Filtern')
    await page.getByRole('checkbox', { name: 'Quick Win' }).check({ force: true })
    await closed(page)
    await expect(item.and(page.locator(':focus'))).toHaveCount(1)
    await page.keyboard.press('Control+F')
    await page.locator('[role="search"] input').fill('e')
    await look('the map, filtered, with the bar for finding')
    await page.keyboard.press('Escape')
    await button(/^(Gliederung|Outline)$/).click()
    await page.getByTestId('outline').waitFor()
    await look('the outline, filtered')
    await button(/^(Karten|Cards)$/).click()
    await page.getByTestId('cards').waitFor()
    await page.getByTestId('add-quickWin').click()
    await look('the cards, filtered, writing a new one')

    await page.goto(links.viewer)
    await page.getByTestId('map').waitFor()
    await look('the map to readers')
    await button(/^(Gliederung|Outline)$/).click()
    await page.getByTestId('outline').waitFor()
    await look('the outline to readers')
    expect(barriers).toEqual([])
    expect(troubles).toEqual([])
  })

test('[P12] a screen reader is told of each idea what it is, how deep and where it stands, its votes, what it bears and whether it is folded: on the map as in the outline', async ({
  browser,
}) => {
  const { links } = await createBoard(server.url, { template: 'demo' })
  const { page } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await enterBoard(page, links.participant, 'Anna')
  const quickWins = page.getByRole('treeitem', { name: /^Quick Wins/ })
  await quickWins.click()
  await page.keyboard.press('Alt+1')
  await quickWins.press('ArrowLeft')

  const tree = page.getByRole('tree')
  await expect(tree).toMatchAriaSnapshot(`
    - tree "Mindmap „Regionalgespräch“":
      - treeitem "Nachhaltigkeit gemeinsam gestalten, Thema" [expanded] [level=1]
      - treeitem "Herausforderungen, Herausforderung, 33 Ideen zugeklappt" [expanded=false] [level=2]
      - treeitem "Gute Praktiken, Gute Praxis, 33 Ideen zugeklappt" [expanded=false] [level=2]
      - treeitem "Quick Wins, Quick Win" [expanded] [level=2] [selected]
      - treeitem "Skill-Sharing statt das Rad neu erfinden, Quick Win, 8 Stimmen, mit Notiz, 1 Querverbindung, SDG 4, 17" [expanded] [level=3]
      - treeitem "Vorlagen-Ordner für Anträge und Plakate, Quick Win, 1 Querverbindung, SDG 12, 17" [level=4]
      - treeitem "Leitungswasser statt Flaschen bei Sitzungen, Quick Win, SDG 6, 12" [level=3]
  `)
  const place = async (name: RegExp): Promise<(string | null)[]> => {
    const item = page.getByRole('treeitem', { name })
    return Promise.all(['aria-posinset', 'aria-setsize'].map((attribute) => item.getAttribute(attribute)))
  }
  const places = async () => [
    await place(/^Skill-Sharing/),
    await place(/^Vorlagen-Ordner/),
    await place(/^Gute Praktiken/),
  ]
  const told = [
    ['1', '9'],
    ['2', '3'],
    ['2', '3'],
  ]
  expect(await places()).toEqual(told)
  await expect(page.locator('[role="tree"] [tabindex="0"]')).toHaveCount(1)

  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await expect(tree).toMatchAriaSnapshot(`
    - tree "Gliederung von „Regionalgespräch“":
      - treeitem "Nachhaltigkeit gemeinsam gestalten, Thema" [level=1]
      - treeitem "Herausforderungen, Herausforderung" [expanded=false] [level=2]:
        - heading "Herausforderungen" [level=3]
      - treeitem "Gute Praktiken, Gute Praxis" [expanded=false] [level=2]
      - treeitem "Quick Wins, Quick Win" [expanded] [level=2] [selected]
      - treeitem "Skill-Sharing statt das Rad neu erfinden, Quick Win, 8 Stimmen, mit Notiz, 1 Querverbindung, SDG 4, 17" [expanded] [level=3]:
        - paragraph: /Fazit der Runde/
        - list "Querverbindungen":
          - listitem: "mit „Jede Kommune fängt bei null an“: Antwort darauf"
      - treeitem "Vorlagen-Ordner für Anträge und Plakate, Quick Win, 1 Querverbindung, SDG 12, 17" [level=4]
  `)
  expect(await places()).toEqual(told)
  await expect(page.locator('[role="tree"] [tabindex="0"]')).toHaveCount(1)
})

test('enlarged to 400 %, views and dialogs are read without scrolling sideways', async ({ browser }) => {
  const { links } = await createBoard(server.url, { template: 'demo' })
  const { page } = await openWindow(browser, server.url, { locale: 'de-DE', viewport: { width: 320, height: 256 } })
  await page.goto(links.organiser)
  await page.getByRole('textbox').first().fill('Anna')
  await page.keyboard.press('Enter')
  await page.getByTestId('cards').waitFor()
  /** What is wider than the place that it has. */
  const tooWide = (within: string): Promise<string[]> =>
    page.locator(within).evaluateAll((roots) =>
      roots
        .flatMap((root) => [root, ...root.querySelectorAll('*')])
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .filter(
          (element) =>
            ['auto', 'scroll', 'visible'].includes(getComputedStyle(element).overflowX) ||
            element === document.documentElement,
        )
        .filter(
          (element) =>
            element.getBoundingClientRect().right > innerWidth + 1 || element.matches('[role="dialog"], main, html'),
        )
        .map(
          (element) =>
            `${element.tagName.toLowerCase()}.${element.getAttribute('class')} ${element.scrollWidth} > ${element.clientWidth}`,
        ),
    )
  const found: string[] = []
  const look = async (where: string, within: string): Promise<void> => {
    found.push(...(await tooWide(within)).map((what) => `${where}: ${what}`))
  }
  await look('cards', 'html, main')
  const lines = (words: Element): number => words.clientHeight / parseFloat(getComputedStyle(words).lineHeight)
  // The longest word of the bar stands whole: not every browser knows how to divide it.
  expect(await page.getByTestId('add-challenge').locator('span').evaluate(lines)).toBeLessThan(1.5)
  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await page.getByTestId('outline').waitFor()
  await look('outline', 'html, main')
  await page.getByRole('treeitem').nth(2).click()
  for (const words of DIALOGS.filter((words) => !['Alternativtext', 'Bild ansehen', 'Frei anordnen'].includes(words))) {
    await openDialog(page, words)
    await look(words, `html, ${DIALOG}`)
    await closed(page)
  }
  expect(found).toEqual([])
})
