import { expect, test, type Page, type WebSocketRoute } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { expectAccessible } from '../support/accessible.ts'
import { addChild, idea } from '../support/boardPage.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard } from '../support/visit.ts'

// Two people in two browsers, each looked at by axe.
test.describe.configure({ timeout: 120_000 })

let server: TestServer
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(() => server.stop())

test('[P19] two people talk about an idea; the session closes without a reload, talking goes on until it ends, and late words are offered', async ({
  page,
  browser,
}) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  const ben = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  let inTunnel = false
  const lines: WebSocketRoute[] = []
  await ben.routeWebSocket(/\/sync\//, (socket) => {
    const line = socket.connectToServer()
    lines.push(socket)
    socket.onMessage((message) => {
      if (!inTunnel) line.send(message)
    })
  })
  await enter(ben, server.url, links.participant, 'Ben')
  await addChild(ben, idea(ben, 'Quick Wins'), 'Rufbus')
  const comment = async (who: Page, text: string) => {
    await idea(who, 'Rufbus').click()
    await expect(idea(who, 'Rufbus')).toBeFocused()
    const field = who.getByLabel('Kommentar schreiben')
    // The click's own focus may come after the key: nobody is that fast.
    await expect(async () => {
      await who.keyboard.press('F4')
      await expect(field).toBeFocused({ timeout: 500 })
    }).toPass()
    await field.fill(text)
    await field.press('Enter')
  }
  await comment(ben, 'Fährt er auch sonntags?')
  const badge = idea(page, 'Rufbus').getByTestId('talk-badge')
  await expect(badge).toHaveText('1')
  await expect(badge).toHaveAttribute('data-new')
  await expect(page.getByTestId('announced')).toContainText('Ben hat „Rufbus“ kommentiert')
  await badge.click()
  await expect(page.getByTestId('comment')).toContainText('Fährt er auch sonntags?')
  await page.keyboard.press('Escape')
  await expect(badge).not.toHaveAttribute('data-new')
  await expect(idea(page, 'Rufbus')).toBeFocused()
  await page.keyboard.press('Shift+F4')
  await expect(ben.getByRole('button', { name: /^Unterstütze ich/ })).toHaveText('Unterstütze ich1')
  await expectAccessible(ben)

  const closeNow = async () => {
    await page.getByRole('button', { name: 'Menü' }).click()
    await page.getByRole('menuitem', { name: 'Sitzung schließen …' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Jetzt schließen' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await closeNow()
  const notice = ben.getByTestId('notice')
  await expect(notice).toContainText('Die Sitzung ist geschlossen.')
  await expect(notice).toContainText('kommentieren bis')
  await comment(ben, 'Ich frage nach.')
  await expect(badge).toContainText('2')
  await idea(ben, 'Rufbus').click()
  await ben.keyboard.press('Enter')
  await expect(ben.getByText('An der Mindmap wird nicht mehr geschrieben').first()).toBeVisible()
  await expectAccessible(ben)

  await page.getByRole('button', { name: 'Ändern …' }).click()
  await page.getByText('Keine: alles bleibt, wie es ist').click()
  await page.getByRole('button', { name: 'Übernehmen' }).click()
  await expect(notice).toContainText('Die Sitzung ist abgeschlossen.')
  await expect(ben.getByLabel('Kommentar schreiben')).toHaveCount(0)
  await expect(ben.getByTestId('comment')).toHaveCount(2)

  await page.getByRole('button', { name: 'Ändern …' }).click()
  await page.getByRole('button', { name: 'Wieder öffnen' }).click()
  await expect(notice).toHaveCount(0)
  inTunnel = true
  await addChild(ben, idea(ben, 'Quick Wins'), 'Im Tunnel gedacht')
  await expect(idea(ben, 'Im Tunnel gedacht')).toBeVisible()
  await closeNow()
  inTunnel = false
  for (const line of lines) await line.close({ code: 1001 }).catch(() => undefined)
  await expect(ben.getByText('Deine letzten Änderungen kamen erst nach dem Schluss an.')).toBeVisible({
    timeout: 20_000,
  })
  await expect(idea(ben, 'Im Tunnel gedacht')).toHaveCount(0)
  await expect(idea(ben, 'Rufbus')).toBeVisible()
  const download = ben.waitForEvent('download')
  await ben.getByRole('button', { name: 'Als Text sichern' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Im Tunnel gedacht')
  await ben.context().close()
})
