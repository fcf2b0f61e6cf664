import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { boxOf, item, noteEditor, openMap, pasteText, plant, titleEditor, toast } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** What an input method of East Asia does: it shows a word in the making, and then the word. */
async function inputMethod(page: Page) {
  const client = await page.context().newCDPSession(page)
  return {
    begin: (code: string) =>
      client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229 }),
    compose: (text: string) =>
      client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => client.send('Input.insertText', { text }),
  }
}

/** What stands in the open title, without the name at the other's caret. */
const wordsIn = (page: Page): Promise<string> =>
  titleEditor(page).evaluate((editor) => {
    const words = editor.cloneNode(true)
    if (words instanceof Element) for (const caret of words.querySelectorAll('.kt-caret')) caret.remove()
    return (words.textContent ?? '').replaceAll('\u2060', '')
  })

test('[P2] a word composed by an input method arrives whole, also while somebody else writes in the same title', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  const method = await inputMethod(ada)
  // As the first key on a selected idea: the word takes the place of the title.
  await item(ada, 'Gute Praktiken').click()
  await expect(item(ada, 'Gute Praktiken')).toBeFocused()
  await method.begin('KeyN')
  await expect(titleEditor(ada)).toBeFocused()
  await method.compose('に')
  await method.compose('にほん')
  await method.commit('日本')
  await expect(titleEditor(ada)).toHaveText('日本')

  await method.compose('ご')
  await item(ben, '日本').dblclick()
  await expect(titleEditor(ben)).toBeFocused()
  await ben.keyboard.press('Home')
  await ben.keyboard.type('Über ')
  await expect(ben.getByTestId('saving')).toHaveAttribute('data-state', 'saved')
  await method.compose('ごが')
  // What others write waits for the word.
  expect(await wordsIn(ada)).toBe('日本ごが')
  await method.commit('語')
  await expect(titleEditor(ben)).toContainText(/Über 日本語/)
  await ada.keyboard.press('Enter')
  await ben.keyboard.press('Enter')
  for (const page of [ada, ben]) await expect(item(page, 'Über 日本語, Gute Praxis')).toBeVisible()
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[P2] two people compose and type in one title at the same time, apart and at one place: no letter is lost', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  const [small, large] = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const page of pages) {
    await item(page, 'Quick Wins').dblclick()
    await expect(titleEditor(page)).toBeFocused()
  }
  await ada.keyboard.press('Control+Home')
  await ben.keyboard.press('Control+End')
  const [hers, his] = [await inputMethod(ada), await inputMethod(ben)]
  const seen = (page: Page, word: string) => expect.poll(() => wordsIn(page)).toContain(word)
  await hers.compose('に')
  await seen(ben, 'に')
  await his.compose('ご')
  await hers.compose('にほん')
  await his.compose('ごが')
  await his.commit('語')
  await seen(ben, 'にほん')
  await hers.commit('日本')
  await seen(ada, '語')
  await Promise.all([ada.keyboard.type(small, { delay: 9 }), ben.keyboard.type(large, { delay: 13 })])
  for (const page of pages) await expect.poll(() => wordsIn(page)).toBe(`日本${small}Quick Wins語${large}`)

  for (const page of pages) await page.keyboard.press('Control+End')
  await Promise.all([ada.keyboard.type(small, { delay: 13 }), ben.keyboard.type(large, { delay: 9 })])
  await expect.poll(async () => (await wordsIn(ada)).length).toBe(13 + 4 * 26)
  await expect.poll(async () => (await wordsIn(ben)) === (await wordsIn(ada))).toBe(true)
  const mixed = (await wordsIn(ada)).slice(-52)
  expect([mixed.replace(/[A-Z]/g, ''), mixed.replace(/[a-z]/g, '')]).toEqual([small, large])
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[P2] [P10] an idea deleted while I write in it keeps my words, and one press brings them back', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  await plant(ada, 'Herausforderungen', 'Eins', 'Zwei')
  await expect(item(ben, 'Eins')).toBeVisible()
  await item(ada, 'Eins').dblclick()
  await ada.keyboard.type(' und mein Satz')
  await expect(item(ben, 'Eins und mein Satz')).toBeVisible()
  await item(ben, 'Eins').click()
  await ben.keyboard.press('Delete')

  await expect(toast(ada, '„Eins und mein Satz“ wurde von jemandem gelöscht')).toBeVisible()
  await expect(titleEditor(ada)).toBeFocused()
  await ada.keyboard.type(', zu Ende')
  await expect(item(ben, 'Fundbüro')).toBeVisible()
  await expect(item(ben, 'Eins und mein Satz, zu Ende')).toBeVisible()
  await toast(ada, 'mein Satz').getByRole('button', { name: 'Wiederherstellen' }).click()
  for (const page of [ada, ben]) await expect(item(page, 'Fundbüro')).toHaveCount(0)
  await expect(item(ada, 'Eins und mein Satz, zu Ende')).toBeFocused()

  // In the outline, too, where the line goes elsewhere and takes the editor along.
  await ada.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await item(ada, 'Zwei').click()
  await ada.keyboard.type('Drei')
  await expect(item(ben, 'Drei')).toBeVisible()
  await item(ben, 'Herausforderungen').click()
  await ben.keyboard.press('Delete')
  await expect(toast(ada, '„Drei“ wurde von jemandem gelöscht')).toBeVisible()
  await expect(titleEditor(ada)).toBeFocused()
  await ada.keyboard.type(' und vier')
  await ada.keyboard.press('Enter')
  await expect(item(ben, 'Drei und vier')).toBeVisible()
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[P10] somebody else lengthens the title that I have open: my view stays where it is', async ({ browser }) => {
  const { pages } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  await item(ada, 'Quick Wins').dblclick()
  await expect(titleEditor(ada)).toBeFocused()
  // The idea that I write in is half outside of my view, because I want it so.
  const map = await ada.getByTestId('map').boundingBox()
  const at = await boxOf(ada, 'Quick Wins')
  if (!map) throw new Error('no map')
  await ada.mouse.move(map.x + map.width / 2, map.y + 20)
  await ada.mouse.wheel(0, at.y - map.y + at.height / 2)
  await expect.poll(async () => (await boxOf(ada, 'Quick Wins')).y).toBeLessThan(map.y + 10)
  const before = await boxOf(ada, 'Gute Praktiken')

  await item(ben, 'Quick Wins').dblclick()
  await ben.keyboard.press('Control+End')
  await ben.keyboard.type(', die wir bis zum nächsten Treffen auch wirklich schaffen und zeigen können')
  await expect(titleEditor(ada)).toContainText('zeigen können')
  const after = await boxOf(ada, 'Quick Wins')
  expect(after.y).toBeLessThan(map.y + 10)
  expect((await boxOf(ada, 'Gute Praktiken')).x).toBe(before.x)
  await expect(titleEditor(ada)).toBeFocused()
})

test('[P12] the keys of the editor: line break, Esc, leaving, undo, bold, italic and safe links', async ({
  browser,
}) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada'])
  const [page] = pages
  if (!page) throw new Error('no window')
  const { keyboard } = page
  await item(page, 'Gute Praktiken').click()
  await keyboard.press('Tab')
  await keyboard.type('Erste')
  await keyboard.press('Shift+Enter')
  await keyboard.type('Zweite')
  await keyboard.press('Control+z')
  await expect(titleEditor(page)).not.toContainText('Zweite')
  await keyboard.press('Control+y')
  await expect(titleEditor(page)).toContainText('Zweite')
  await keyboard.press('Enter')
  await expect(item(page, 'Erste Zweite')).toBeFocused()

  // As fast as fingers that know their way: at once to the start, and a letter.
  await keyboard.press('F2')
  await keyboard.press('Control+Home')
  await keyboard.type('!')
  await expect(titleEditor(page)).toContainText('!Erste')
  await keyboard.press('Escape')
  await keyboard.press('F2')
  await keyboard.type(' weg damit')
  await keyboard.press('Escape')
  await expect(item(page, 'Erste Zweite, ')).toBeFocused()

  // Whoever goes elsewhere has saved.
  await keyboard.press('F2')
  await keyboard.type(' bleibt')
  await item(page, 'Quick Wins').click()
  await expect(item(page, 'Erste Zweite bleibt')).toBeVisible()
  await expect(titleEditor(page)).toHaveCount(0)
  await expect(item(page, 'Quick Wins')).toBeFocused()

  await keyboard.press('Tab')
  await keyboard.press('Control+b')
  await keyboard.type('fett')
  await keyboard.press('Control+b')
  await keyboard.press('Control+i')
  await keyboard.type(' schräg')
  await keyboard.press('Control+i')
  await keyboard.type(' ')
  await pasteText(page, 'https://example.org/plan')
  await expect(titleEditor(page).locator('strong')).toHaveText('fett')
  await expect(titleEditor(page).locator('em')).toHaveText(' schräg')
  await expect(titleEditor(page).locator('a')).toHaveAttribute('href', 'https://example.org/plan')
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', '<a href="javascript:alert(1)">Falle</a>')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(titleEditor(page)).toContainText('Falle')
  await expect(titleEditor(page).locator('a[href^="javascript"]')).toHaveCount(0)
  await keyboard.press('Enter')
  await expect(item(page, 'fett schräg')).toBeFocused()

  // The same by pointer, and a link by its key: the caret stays, what is no address is refused.
  await plant(page, 'Quick Wins', 'Fahrplan morgen')
  await item(page, 'Fahrplan').click()
  await keyboard.press('F2')
  await keyboard.press('Home')
  for (let i = 0; i < 8; i++) await keyboard.press('Shift+ArrowRight')
  await page.getByRole('toolbar').getByRole('button', { name: 'Fett' }).click()
  await expect(titleEditor(page)).toBeFocused()
  await expect(titleEditor(page).locator('strong')).toHaveText('Fahrplan')
  await expectAccessible(page, '[role="toolbar"]')
  await keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Adresse des Links' }).fill('ftp://x')
  await keyboard.press('Enter')
  await expect(page.getByText('Das ist keine Adresse')).toBeVisible()
  await page.getByRole('textbox', { name: 'Adresse des Links' }).fill('fahrplan.de')
  await keyboard.press('Enter')
  await expect(titleEditor(page)).toBeFocused()
  await expect(titleEditor(page).locator('a')).toHaveAttribute('href', 'https://fahrplan.de')
  await keyboard.press('ArrowRight')
  await keyboard.press('Control+Shift+Enter')
  await expect(titleEditor(page)).toHaveText('morgen')
  await keyboard.press('Enter')
  await expect(item(page, 'Fahrplan, ')).toBeVisible()
  await expect(item(page, 'morgen')).toBeFocused()
  expect(windows[0]?.troubles).toEqual([])
})

test('[P2] two people write one note at the same time', async ({ browser }) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Ben'])
  const [ada, ben] = pages
  if (!ada || !ben) throw new Error('no window')
  for (const page of [ada, ben]) {
    await item(page, 'Gute Praktiken').click()
    await page.keyboard.press('Shift+F2')
    await expect(noteEditor(page)).toBeFocused()
  }
  await Promise.all([ada.keyboard.type('Ada schreibt. '), ben.keyboard.type('Ben schreibt. ')])
  for (const page of [ada, ben]) for (const name of ['Ada', 'Ben']) await expect(noteEditor(page)).toContainText(name)
  await expect(ada.locator('.kt-caret-name')).toHaveText('Ben')
  await ada.keyboard.press('Enter')
  await ada.keyboard.type('Neue Zeile')
  await expect(noteEditor(ben)).toContainText('Neue Zeile')
  await ada.keyboard.press('Escape')
  await ben.getByRole('button', { name: 'Fertig' }).click()
  for (const page of [ada, ben]) {
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(item(page, 'Gute Praktiken, Gute Praxis, mit Notiz')).toBeFocused()
  }
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([])
})
