import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { item, openMap, toast } from '../support/mapPage.ts'
import { expectAccessible } from '../support/accessible.ts'
import { phonePhoto, pngOf } from '../support/pictures.ts'
import { readPdf } from '../support/readPdf.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** A file on the clipboard or under the mouse, as other programs hand it over. */
async function hand(page: Page, how: 'paste' | 'drop', bytes: Buffer, type: string, onto?: string): Promise<void> {
  await page.evaluate(
    ({ how, base64, type, onto }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], 'Foto', { type }))
      const options = { bubbles: true, cancelable: true }
      if (how === 'paste')
        return void document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { ...options, clipboardData: data }),
        )
      const target = [...document.querySelectorAll('[role="treeitem"]')].find((element) =>
        element.getAttribute('aria-label')?.startsWith(onto ?? ''),
      )
      for (const name of ['dragover', 'drop'])
        target?.dispatchEvent(new DragEvent(name, { ...options, dataTransfer: data }))
    },
    { how, base64: bytes.toString('base64'), type, onto },
  )
}
/** How much of a picture is as red as the upper half of the photo. */
async function redIn(file: string): Promise<number> {
  const image = await loadImage(file)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  let count = 0
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 190 && (data[at + 1] ?? 0) < 60 && (data[at + 2] ?? 0) < 60) count++
  return count
}
const words = (page: Page) => page.getByRole('textbox', { name: 'Was ist zu sehen?' })

test('pictures by paste and drop: others see them, undo takes one back, the PDF bears the other with its words', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { pages, windows, links } = await openMap(browser, server.url, ['Ada', 'Bo'])
  const [ada, bo] = pages
  if (!ada || !bo) throw new Error('no windows')

  await item(ada, 'Quick Wins').click()
  await hand(ada, 'paste', await phonePhoto(1_200, 900), 'image/jpeg')
  await words(ada).fill('Ein Lastenrad')
  await ada.keyboard.press('Enter')
  await expect(item(bo, 'Quick Wins, Quick Win, Bild: Ein Lastenrad')).toBeVisible()
  await expect(item(bo, 'Quick Wins').getByTestId('picture')).toBeVisible()

  await hand(ada, 'drop', await pngOf(300, 200), 'image/png', 'Herausforderungen')
  await ada.getByText('Nur Schmuck').click()
  await ada.getByRole('button', { name: 'Hinzufügen', exact: true }).click()
  await expect(item(bo, 'Herausforderungen').getByTestId('picture')).toBeVisible()
  await item(ada, 'Herausforderungen').click()
  await ada.keyboard.press('Control+z')
  await expect(item(bo, 'Herausforderungen').getByTestId('picture')).toHaveCount(0)

  // The picture of what I see has it, too.
  await ada.getByRole('button', { name: 'Kopien', exact: true }).click()
  const seen = ada.waitForEvent('download')
  await ada.getByRole('button', { name: 'Bild machen' }).click()
  expect(await redIn(await (await seen).path())).toBeGreaterThan(1_000)
  await ada.keyboard.press('Escape')

  // By keyboard alone: the menu of the idea, other words, a look.
  await item(ada, 'Quick Wins').click()
  await ada.keyboard.press('Shift+F10')
  await ada.getByRole('menuitem', { name: 'Alternativtext ändern' }).press('Enter')
  await expect(words(ada)).toHaveValue('Ein Lastenrad')
  await words(ada).fill('Ein Lastenrad vor dem Rathaus')
  await ada.keyboard.press('Enter')
  await expect(item(bo, 'Quick Wins, Quick Win, Bild: Ein Lastenrad vor dem Rathaus')).toBeVisible()
  await expect(ada.getByTestId('saving')).toContainText('Gespeichert')
  await item(bo, 'Quick Wins').getByTestId('look-at-picture').click()
  await expect(bo.getByRole('img', { name: 'Ein Lastenrad vor dem Rathaus' })).toBeVisible()
  await expectAccessible(bo)
  await bo.keyboard.press('Escape')

  const anna = await openWindow(browser, server.url)
  await enterBoard(anna.page, links.organiser, 'Anna')
  await anna.page.getByRole('button', { name: 'Exportieren', exact: true }).click()
  const download = anna.page.waitForEvent('download')
  await anna.page.getByRole('button', { name: 'Als PDF kopieren' }).click()
  await anna.page
    .getByTestId('copy')
    .getByRole('button', { name: /herunterladen/ })
    .click({ timeout: 60_000 })
  const { objects } = readPdf(readFileSync(await (await download).path()))
  const parts = [...objects.values()].map(({ dictionary }) => dictionary)
  expect(parts).toContainEqual(expect.stringContaining('/S /Figure'))
  expect(parts).toContainEqual(expect.stringContaining('/DCTDecode'))
  for (const { troubles } of [...windows, anna]) expect(troubles).toEqual([])
})

test('[P3] a picture without a line waits on the device and is on the board once there is one', async ({ browser }) => {
  const { pages, windows } = await openMap(browser, server.url, ['Ada', 'Bo'])
  const [ada, bo] = pages
  if (!ada || !bo) throw new Error('no windows')
  await item(ada, 'Quick Wins').click()
  // The dialog comes in a file of its own: it is here before the line is gone.
  await hand(ada, 'paste', await pngOf(300, 200), 'image/png')
  await expect(words(ada)).toBeVisible()
  await windows[0]?.context.setOffline(true)
  await words(ada).fill('Zwei Farben')
  await ada.keyboard.press('Enter')
  await expect(toast(ada, 'Das Bild wartet auf diesem Gerät')).toBeVisible()
  await windows[0]?.context.setOffline(false)
  await expect(item(bo, 'Quick Wins, Quick Win, Bild: Zwei Farben')).toBeVisible({ timeout: 30_000 })
  await expect(toast(ada, 'jetzt auf dem Board')).toBeVisible()
})
