import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { idea, ideaCount, openWindow } from '../support/boardPage.ts'
import { expectAccessible } from '../support/accessible.ts'
import { realMap } from '../support/realMaps.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard } from '../support/visit.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

/** What a browser does when somebody lets go of a file over an element. */
async function drop(page: Page, onto: ReturnType<Page['locator']>, name: string, bytes: Uint8Array): Promise<void> {
  const files = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
      return transfer
    },
    { name, base64: Buffer.from(bytes).toString('base64') },
  )
  await onto.dispatchEvent('dragover', { dataTransfer: files })
  await onto.dispatchEvent('drop', { dataTransfer: files })
}

test('[P8] a file of another program comes in below an idea, is one step of undo, and goes out again in other formats', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { links } = await newBoard(server.url, { title: 'Sammlung' })
  const anna = await openWindow(browser, server.url, { locale: 'de-DE', acceptDownloads: true })
  const bernd = await openWindow(browser, server.url, { locale: 'de-DE' })
  await enter(anna.page, server.url, links.organiser, 'Anna')
  await enter(bernd.page, server.url, links.participant, 'Bernd')
  await expect(bernd.page.getByTestId('map')).toHaveAttribute('data-ideas', /\d+/)
  const before = await ideaCount(bernd.page)

  // Bernd drops a map of 238 ideas onto a branch, looks at it and puts it in.
  await drop(
    bernd.page,
    idea(bernd.page, 'Quick Wins'),
    'Problemanalyse.mm',
    realMap('freeplane16-problemanalyse-de.latin1.mm'),
  )
  const dialog = bernd.page.getByRole('dialog', { name: 'Importieren' })
  await expect(dialog).toContainText('238 Ideen')
  await expect(dialog).toContainText('älteren Zeichensatz')
  await expect(dialog).toContainText('Einfügen unter: Quick Wins')
  expect(await ideaCount(bernd.page)).toBe(before)
  await expectAccessible(bernd.page)
  await dialog.getByRole('button', { name: '238 Ideen einfügen' }).click()
  await expect(dialog).toBeHidden()
  await expect(bernd.page.getByTestId('map')).toHaveAttribute('data-ideas', String(before + 238))
  await expect(anna.page.getByTestId('map')).toHaveAttribute('data-ideas', String(before + 238))
  await bernd.page.keyboard.press('Control+z')
  await expect(anna.page.getByTestId('map')).toHaveAttribute('data-ideas', String(before))

  // By keyboard: a text, and a file that is none says why.
  await bernd.page.keyboard.press('Control+Shift+P')
  await expect(bernd.page.getByRole('combobox')).toBeFocused()
  await bernd.page.keyboard.type('importieren')
  await bernd.page.keyboard.press('Enter')
  await dialog.getByTestId('import-file').setInputFiles({
    name: 'x.mm',
    mimeType: 'text/xml',
    buffer: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><map><node TEXT="&b;"/></map>'),
  })
  await expect(dialog.getByRole('alert')).toContainText('den Server angreifen')
  await expectAccessible(bernd.page)
  await dialog.getByLabel('Oder Text einfügen').fill('# Ämter\n- Bürgeramt\n  > Zimmer 12')
  await dialog.getByRole('button', { name: 'Text ansehen' }).click()
  await dialog.getByRole('button', { name: '2 Ideen einfügen' }).click()
  await expect(idea(anna.page, 'Bürgeramt')).toBeVisible()

  // Anna takes the board along for other programs.
  await anna.page.getByRole('button', { name: 'Exportieren', exact: true }).click()
  for (const [name, ending, part] of [
    ['Markdown', 'md', '> Zimmer 12'],
    ['Freeplane', 'mm', 'TEXT="Bürgeramt"'],
  ] as const) {
    await anna.page.getByRole('button', { name: `Als ${name} kopieren` }).click()
    const download = anna.page.waitForEvent('download')
    await anna.page
      .getByTestId('copy')
      .filter({ hasText: `.${ending}` })
      .getByRole('button', { name: /herunterladen/ })
      .click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(new RegExp(`^Sammlung \\d{4}-\\d\\d-\\d\\d\\.${ending}$`))
    expect(readFileSync(await file.path(), 'utf8')).toContain(part)
  }
  expect([...anna.troubles, ...bernd.troubles]).toEqual([])
  await anna.context.close()
  await bernd.context.close()
})

test('a new board begins with a file, even with one that is larger than a message may be', async ({ browser }) => {
  test.setTimeout(90_000)
  const { page, context, troubles } = await openWindow(browser, server.url, { locale: 'de-DE' })
  await page.goto(server.url)
  await page.getByText('Aus Datei').click()
  const line = 'Ein langer Satz über die Zusammenarbeit von Ämtern und Initiativen. '.repeat(12)
  const large = `# Bestand\n${Array.from({ length: 1_600 }, (_, i) => `- ${i} ${line}`).join('\n')}`
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Datei wählen' }).click()
  await (await chooser).setFiles({ name: 'Bestand Nord.md', mimeType: 'text/markdown', buffer: Buffer.from(large) })
  await expect(page.getByLabel('Titel')).toHaveValue('Bestand Nord')
  await page.getByRole('button', { name: 'Board anlegen' }).click()
  await page.getByRole('button', { name: 'Board öffnen' }).click()
  await page.getByLabel(/^Dein Name/).fill('Anna')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Importieren' })
  await dialog.getByRole('button', { name: '1600 Ideen einfügen' }).click({ timeout: 30_000 })
  await expect(page.getByTestId('map')).toHaveAttribute('data-ideas', '1601', { timeout: 30_000 })
  await expect(page.getByTestId('saving')).toContainText('Gespeichert', { timeout: 30_000 })
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByTestId('map')).toHaveAttribute('data-ideas', '1601', { timeout: 30_000 })
  expect(troubles).toEqual([])
  await context.close()
})
