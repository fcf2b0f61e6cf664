import { expect, test } from '@playwright/test'
import { createBoard } from '../support/boardByHttp.ts'
import { addChild, enterBoard, idea, openWindow, savedState } from '../support/boardPage.ts'
import { expectAccessible } from '../support/accessible.ts'
import { atRest, boxOf, item, titleEditor, toast } from '../support/mapPage.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('[P10] I follow somebody from my outline on a phone, back on the map, and an own move ends it', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'demo' })
  const anna = await openWindow(browser, server.url)
  const ben = await openWindow(browser, server.url, { viewport: { width: 390, height: 844 } })
  await enterBoard(anna.page, board.links.participant, 'Anna')
  await ben.page.goto(board.links.participant)
  await ben.page.getByRole('textbox').first().fill('Ben')
  await ben.page.keyboard.press('Enter')
  await ben.page.getByRole('button', { name: 'Gliederung', exact: true }).click()
  await expect(item(ben.page, 'Herausforderungen')).toBeAttached()

  await ben.page.getByTestId('faces').click()
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Anna folgen' }).click()
  const chip = ben.page.getByTestId('following')
  await expect(chip).toContainText('Du folgst Anna')
  await item(anna.page, 'Quick Wins').click()
  await expect(item(ben.page, 'Quick Wins')).toBeInViewport()
  // Seen, heard, and in words in the list of people.
  await expect(item(ben.page, 'Quick Wins')).toHaveAccessibleName(/Anna ist hier/)
  await expect(item(ben.page, 'Quick Wins').getByTestId('row-watchers').first()).toBeVisible()
  await item(anna.page, 'Herausforderungen').click()
  await expect(item(ben.page, 'Herausforderungen')).toBeInViewport()
  await expectAccessible(ben.page)

  // In the other view it goes on.
  await ben.page.getByRole('button', { name: 'Mindmap', exact: true }).click()
  await anna.page.keyboard.press('Home')
  await expect(item(ben.page, 'Herausforderungen')).toBeInViewport()
  await expect(chip).toBeVisible()
  await ben.page.keyboard.press('Escape')
  await expect(chip).toHaveCount(0)
  const before = await atRest(ben.page, () => boxOf(ben.page, 'Herausforderungen'))
  await item(anna.page, 'Quick Wins').click()
  await expect(item(ben.page, 'Quick Wins')).toHaveAccessibleName(/Anna ist hier/)
  expect(await boxOf(ben.page, 'Herausforderungen')).toEqual(before)

  // Two who follow each other stay where they are.
  await anna.page.getByRole('button', { name: 'Ben folgen' }).click()
  await ben.page.getByTestId('faces').click()
  await expect(ben.page.getByRole('dialog')).toContainText('folgt Dir')
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Anna folgen' }).click()
  await expect(chip).toBeVisible()
  await anna.page.getByTestId('map').click({ position: { x: 8, y: 8 } })
  await expect(anna.page.getByTestId('following')).toHaveCount(0)
  expect([...anna.troubles, ...ben.troubles]).toEqual([])
})

test('[P10] the organiser invites everybody: who writes is asked and goes when ready, and finds the way back', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const anna = await openWindow(browser, server.url)
  const ben = await openWindow(browser, server.url)
  await enterBoard(anna.page, board.links.organiser, 'Anna')
  await enterBoard(ben.page, board.links.participant, 'Ben')
  await addChild(anna.page, idea(anna.page, 'Quick Wins'), 'Wirkung messen')
  // Else it would be read out just when the invitation is.
  await expect(ben.page.getByTestId('announced')).toContainText('Neue Idee von Anna: Wirkung messen')

  await item(ben.page, 'Gute Praktiken').click()
  await ben.page.keyboard.press('Tab')
  await ben.page.keyboard.type('Ich schreibe')
  await item(anna.page, 'Wirkung messen').click()
  await anna.page.getByRole('button', { name: 'Menü', exact: true }).click()
  await anna.page.getByRole('menuitem', { name: 'Alle zu mir holen' }).click()
  await expect(toast(anna.page, 'Alle sind zu „Wirkung messen“ eingeladen')).toBeVisible()
  await expect(anna.page.getByTestId('invitation')).toHaveCount(0)

  const invitation = ben.page.getByTestId('invitation')
  await expect(invitation).toContainText('Anna lädt Dich zu „Wirkung messen“ ein.')
  await expect(ben.page.getByTestId('announced')).toContainText('Anna lädt Dich')
  await expect(titleEditor(ben.page)).toBeFocused()
  await ben.page.keyboard.type(' weiter')
  await ben.page.keyboard.press('Enter')
  await expect(item(ben.page, 'Ich schreibe weiter')).toBeFocused()
  await expectAccessible(ben.page)
  // By keyboard: the notices are a region of their own.
  await ben.page.keyboard.press('F6')
  await expect(ben.page.getByRole('region', { name: 'Hinweise zur Zusammenarbeit' })).toBeFocused()
  await ben.page.keyboard.press('Tab')
  await ben.page.keyboard.press('Enter')
  await expect(item(ben.page, 'Wirkung messen')).toBeFocused()
  await expect(invitation).toHaveCount(0)
  await toast(ben.page, 'Du bist bei').getByRole('button', { name: 'Zurück' }).click()
  await expect(item(ben.page, 'Ich schreibe weiter')).toBeFocused()
  expect([...anna.troubles, ...ben.troubles]).toEqual([])
})

test('a reader who comes back is told what is new, walks through it by key, and reads it in a list', async ({
  browser,
}) => {
  const board = await createBoard(server.url, { template: 'regionalgespraech' })
  const anna = await openWindow(browser, server.url)
  const reader = await openWindow(browser, server.url)
  await enterBoard(anna.page, board.links.participant, 'Anna')
  await enterBoard(reader.page, board.links.viewer, 'Leserin')
  await expect(reader.page.getByTestId('saving')).toContainText('Live')
  await reader.page.goto('about:blank')
  await addChild(anna.page, idea(anna.page, 'Quick Wins'), 'Wirkung messen')
  await addChild(anna.page, idea(anna.page, 'Gute Praktiken'), 'Ein Tisch für alle')
  await expect(savedState(anna.page)).toBeVisible()

  await enterBoard(reader.page, board.links.viewer, 'Leserin')
  const news = reader.page.getByTestId('news')
  await expect(news).toContainText(/^2 neue Ideen seit \d\d:\d\d/)
  await expect(item(reader.page, 'Wirkung messen')).toHaveAccessibleName(/, neu/)
  await expectAccessible(reader.page)
  for (const title of ['Ein Tisch für alle', 'Wirkung messen']) {
    await reader.page.keyboard.press('F8')
    await expect(item(reader.page, title)).toBeFocused()
    await expect(item(reader.page, title)).not.toHaveAccessibleName(/, neu/)
  }
  await reader.page.getByRole('button', { name: 'Alles Neue zeigen' }).click()
  const list = reader.page.getByRole('dialog')
  await expect(list.getByRole('button', { name: /Wirkung messen.*neu von Anna/ })).toBeVisible()
  await expectAccessible(reader.page)
  await list.getByRole('button', { name: 'Alles gesehen' }).click()
  await expect(news).toHaveCount(0)

  // While I am here it is read out, unless I want to hear nothing, and can be read again.
  await addChild(anna.page, idea(anna.page, 'Quick Wins'), 'Gleich morgen')
  await expect(reader.page.getByTestId('announced')).toContainText(
    'Neue Idee von Anna: Gleich morgen, unter Quick Wins',
  )
  await reader.page.getByRole('button', { name: 'Menü', exact: true }).click()
  await reader.page.getByRole('menuitem', { name: 'Ansagen' }).click()
  await expect(list).toContainText('Neue Idee von Anna: Gleich morgen')
  await expectAccessible(reader.page)
  await list.getByRole('radio', { name: 'Nichts' }).check()
  expect([...anna.troubles, ...reader.troubles]).toEqual([])
})
