import { expect, test } from '@playwright/test'
import { createBoard } from '../support/boardByHttp.ts'
import { openWindow } from '../support/boardPage.ts'
import { atRest, boxOf, item } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('before a room there is nothing but the map, each branch as large as can be read, and afterwards all is as before: for readers, too', async ({
  browser,
}) => {
  const { links } = await createBoard(server.url, { template: 'demo' })
  const { page, troubles } = await openWindow(browser, server.url, { viewport: { width: 1920, height: 1080 } })
  await page.goto(links.viewer)
  await page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('combobox').fill('beamer')
  await page.keyboard.press('Enter')

  const stage = page.getByTestId('presentation')
  await expect(stage.getByText('Die ganze Mindmap')).toBeVisible()
  // As a whole it is looked at from afar: there the canvas draws it.
  await expect(page.getByTestId('map')).toHaveAttribute('data-drawn-by', 'canvas')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('group', { name: 'Ansicht' })).toHaveCount(0)
  await expect(stage.getByRole('img', { name: /QR/ })).toBeVisible()

  await page.keyboard.press('ArrowRight')
  await expect(stage.getByText('Herausforderungen')).toBeVisible()
  await atRest(page, () => boxOf(page, 'Zuständigkeiten'))
  // Its ideas stand free of what lies at the edges, and are read from the last row.
  const bar = await stage.getByRole('button', { name: 'Weiter' }).boundingBox()
  for (const title of ['Zuständigkeiten', 'Nachhaltigkeitsberichterstattungspflicht']) {
    const box = await boxOf(page, title)
    expect(box.width).toBeGreaterThan(180)
    expect(box.y).toBeGreaterThan(60)
    expect(box.y + box.height).toBeLessThan(bar?.y ?? 0)
  }
  await page.keyboard.press('ArrowDown')
  await expect(item(page, 'Wer ist für Ehrenamt')).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await expect(stage.getByText('Mit der Kamera scannen und mitlesen').first()).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(stage).toBeHidden()
  await expect(page.getByTestId('outline')).toBeVisible()
  await expect(page.getByRole('banner')).toBeVisible()
  expect(troubles).toEqual([])
})
