import { expect, test } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { createBoard } from '../support/boardByHttp.ts'
import { enterBoard, openWindow } from '../support/boardPage.ts'
import { item, plant, titleEditor, toast } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P18] a named snapshot is looked at, compared and partly brought back while somebody goes on; undo takes that back, and all see it', async ({
  browser,
}) => {
  test.slow()
  const { links } = await createBoard(server.url, { template: 'regionalgespraech' })
  const [ada, ben] = [await openWindow(browser, server.url), await openWindow(browser, server.url)]
  const [here, there] = [ada.page, ben.page]
  await enterBoard(here, links.organiser, 'Ada')
  await enterBoard(there, links.participant, 'Ben')
  await plant(here, 'Gute Praktiken', 'Leihladen', 'Repaircafé')
  await expect(item(there, 'Repaircafé')).toBeVisible()

  await here.getByRole('button', { name: 'Menü' }).click()
  await here.getByRole('menuitem', { name: 'Stände' }).click()
  const panel = here.getByTestId('history')
  await panel.getByLabel('Name des Standes').fill('Vor der Pause')
  await here.keyboard.press('Enter')
  const snapshot = panel.getByTestId('snapshot').filter({ hasText: 'Vor der Pause' })
  await expect(snapshot).toContainText('5 Ideen')

  await item(there, 'Leihladen').click()
  await there.keyboard.press('F2')
  await expect(titleEditor(there)).toBeFocused()
  await there.keyboard.press('End')
  await there.keyboard.type(' am Markt')
  await there.keyboard.press('Enter')
  await item(there, 'Repaircafé').click()
  await there.keyboard.press('Delete')
  await plant(there, 'Gute Praktiken', 'Neu danach')
  await plant(there, 'Quick Wins', 'Mitfahrbank')
  await expect(item(here, 'Mitfahrbank')).toBeVisible()

  // Looking back moves nothing that lives, and the line stays.
  await snapshot.getByRole('button').first().click()
  const banner = here.getByTestId('past-banner')
  await expect(banner).toContainText(/Stand 1: Vor der Pause von \d\d:\d\d – nur zum Ansehen/)
  await expect(item(here, 'Repaircafé')).toBeVisible()
  await expect(item(here, 'Mitfahrbank')).toHaveCount(0)
  await item(here, 'Repaircafé').focus()
  await here.keyboard.press('Delete')
  await expect(item(here, 'Repaircafé')).toBeVisible()

  await panel.getByLabel('Vergleichen mit').selectOption('now')
  const list = panel.getByRole('group', { name: 'Was anders ist' })
  await expect(list.getByRole('heading')).toHaveText([/2 neue Ideen/, /1 geänderte Idee/, /1 Idee weg/])
  await expect(list.getByRole('button', { name: /Leihladen am Markt/ })).toContainText('vorher: Leihladen')
  await expect(item(here, 'Repaircafé, Gute Praxis, später weg')).toBeVisible()
  await expectAccessible(here)
  await here.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(here)
  await here.getByRole('button', { name: 'Gliederung' }).first().click()
  await expect(here.getByTestId('outline').locator('li', { hasText: 'Repaircafé' }).last()).toContainText('später weg')
  await here.getByRole('button', { name: 'Mindmap' }).first().click()

  // By the arrow keys to the present and back.
  const slider = here.getByRole('slider', { name: 'Zeitpunkt' })
  await slider.focus()
  await here.keyboard.press('End')
  await expect(banner).toContainText('Die Mindmap, wie sie jetzt ist')
  await expect(item(here, 'Mitfahrbank')).toBeVisible()
  await here.keyboard.press('ArrowLeft')
  await expect(item(here, 'Mitfahrbank')).toHaveCount(0)

  // One branch comes back; Ben's editor stays open, and what he writes stays.
  await item(here, 'Gute Praktiken').click()
  await item(there, 'Leihladen am Markt').click()
  await there.keyboard.press('F2')
  await expect(titleEditor(there)).toBeFocused()
  await there.keyboard.press('Home')
  await panel.getByRole('button', { name: 'Zweig „Gute Praktiken“ wiederherstellen' }).click()
  await expect(toast(here, 'Der Zweig „Gute Praktiken“ ist wieder wie in Stand 1')).toBeVisible()
  await expect(toast(there, 'Ada hat Stand 1 wiederhergestellt.')).toBeVisible()
  await there.keyboard.type('Unser ')
  await there.keyboard.press('Enter')
  for (const page of [here, there]) {
    await expect(item(page, 'Unser Leihladen,')).toBeVisible()
    await expect(item(page, 'Repaircafé')).toBeVisible()
    await expect(item(page, 'Neu danach')).toHaveCount(0)
    await expect(item(page, 'Mitfahrbank')).toBeVisible()
  }

  await toast(here, 'Der Zweig').getByRole('button', { name: 'Rückgängig' }).click()
  for (const page of [here, there]) {
    await expect(item(page, 'Unser Leihladen am Markt')).toBeVisible()
    await expect(item(page, 'Neu danach')).toBeVisible()
    await expect(item(page, 'Repaircafé')).toHaveCount(0)
  }

  // What was deleted lies in the bin, also for Ben, by keyboard.
  await there.keyboard.press('Control+Shift+P')
  await expect(there.getByRole('combobox', { name: 'Befehl oder Idee suchen' })).toBeFocused()
  await there.keyboard.type('Papierkorb')
  await there.keyboard.press('Enter')
  const bin = there.getByRole('dialog', { name: 'Papierkorb' })
  await bin.getByLabel('Im Papierkorb suchen').fill('repaircafe')
  await expectAccessible(there, '[role="dialog"]')
  await bin.getByRole('button', { name: '„Repaircafé“ wiederherstellen' }).press('Enter')
  await expect(item(here, 'Repaircafé')).toBeVisible()
  expect([...ada.troubles, ...ben.troubles]).toEqual([])
})
