import { expect, test } from '@playwright/test'
import { ideaCount } from '../support/boardPage.ts'
import { item, levelOf, noteEditor, openMap, pasteText, plant, titleEditor, toast } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }

test('a branch is copied to another board with its kinds and notes, and to others as indented text', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada'], CLIPBOARD)
  const [page] = pages
  if (!page) throw new Error('no window')
  await plant(page, 'Herausforderungen', 'Anreise', '\tBus fährt selten', 'Räume')
  await item(page, 'Bus').click()
  await page.keyboard.press('Shift+F2')
  await noteEditor(page).pressSequentially('Letzter um 18:40')
  await page.getByRole('button', { name: 'Fertig' }).click()
  await expect(item(page, 'Bus')).toBeFocused()
  await item(page, 'Herausforderungen').click()
  await page.keyboard.press('Control+c')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text.trimEnd().split('\n')).toEqual(['Herausforderungen', '\tAnreise', '\t\tBus fährt selten', '\tRäume'])

  // The other board, in a tab of the same browser.
  const other = await openMap(browser, server.url, [])
  await page.goto(other.links.participant)
  await page.getByRole('textbox', { name: /^Dein Name/ }).fill('Ada')
  await page.keyboard.press('Enter')
  await item(page, 'Quick Wins').click()
  await page.keyboard.press('Control+v')
  await expect(item(page, 'Herausforderungen').nth(1)).toHaveAttribute('aria-level', '3')
  await expect(item(page, 'Bus fährt selten, Herausforderung.*mit Notiz')).toBeVisible()
  // One step of undo takes the whole branch back.
  await page.keyboard.press('Control+z')
  await expect(item(page, 'Bus')).toHaveCount(0)
  expect(await ideaCount(page)).toBe(4)
  expect(windows[0]?.troubles).toEqual([])
})

test('an idea is cut here and pasted there, by keys and by the buttons of the menu', async ({ browser }) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada'], CLIPBOARD)
  const [page] = pages
  if (!page) throw new Error('no window')
  await plant(page, 'Herausforderungen', 'Zeit', '\tAbends')
  await item(page, 'Zeit').click()
  await page.keyboard.press('Control+x')
  await expect(item(page, 'Zeit')).toHaveCount(0)
  await item(page, 'Gute Praktiken').click()
  await page.keyboard.press('Control+v')
  await expect(item(page, 'Zeit, Gute Praxis')).toBeFocused()
  await levelOf(page, 'Abends, Gute Praxis', 4)

  const more = async (entry: string) => {
    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  await more('Kopieren')
  await expect(toast(page, '2 Ideen kopiert')).toBeVisible()
  await more('Ausschneiden')
  await expect(item(page, 'Zeit')).toHaveCount(0)
  await item(page, 'Quick Wins').click()
  await more('Einfügen')
  await expect(item(page, 'Zeit, Quick Win')).toBeVisible()
  await levelOf(page, 'Abends, Quick Win', 4)
  await expect(item(page, 'Zeit')).toBeFocused()
  expect(windows[0]?.troubles).toEqual([])
})

for (const [what, text, levels] of [
  ['indented text', 'Eins\n  Zwei\n    Drei\n  Vier', [3, 4, 5, 4]],
  ['a Markdown list', '- Eins\n  - Zwei\n    - Drei\n  - Vier', [3, 4, 5, 4]],
  ['a column of a spreadsheet', 'Eins\r\nZwei\r\nDrei\r\nVier\r\n', [3, 3, 3, 3]],
] as const)
  test(`${what} from outside becomes a branch, and one undo takes it back`, async ({ browser }) => {
    const { pages } = await openMap(browser, server.url, ['Ada'])
    const [page] = pages
    if (!page) throw new Error('no window')
    await item(page, 'Gute Praktiken').click()
    await expect(item(page, 'Gute Praktiken')).toBeFocused()
    await pasteText(page, text)
    for (const [i, name] of ['Eins', 'Zwei', 'Drei', 'Vier'].entries()) await levelOf(page, name, levels[i] ?? 0)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('treeitem')).toHaveCount(4)
    await page.keyboard.press('Control+y')
    await levelOf(page, 'Drei', levels[2])
  })

test('[P11] an empty clipboard and a line too long for an idea get a sentence, and nothing changes', async ({
  browser,
}) => {
  const { pages } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  await item(page, 'Gute Praktiken').click()
  await expect(item(page, 'Gute Praktiken')).toBeFocused()
  await pasteText(page, '')
  await expect(toast(page, 'In der Zwischenablage ist kein Text')).toBeVisible()
  await pasteText(page, 'x'.repeat(2001))
  await expect(toast(page, '2.000 Zeichen')).toBeVisible()
  await item(page, 'Gute Praktiken').dblclick()
  await titleEditor(page).press('Control+a')
  await pasteText(page, 'y'.repeat(2001))
  await expect(toast(page, '2.000 Zeichen')).toBeVisible()
  await expect(titleEditor(page)).toHaveText('Gute Praktiken')
  await expect(page.getByRole('treeitem')).toHaveCount(4)
})
