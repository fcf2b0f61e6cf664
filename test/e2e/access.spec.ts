import { expect, test, type Browser, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { expectAccessible } from '../support/accessible.ts'
import { addChild, idea } from '../support/boardPage.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { enter, newBoard, onServer } from '../support/visit.ts'

// Several people in several browsers, each looked at by axe.
test.describe.configure({ timeout: 120_000 })

// What the service worker fetches counts, too.
test.use({ serviceWorkers: 'allow' })

let server: TestServer
test.beforeAll(async () => void (server = await startServer({ env: { LOG_LEVEL: 'debug' } })))
test.afterAll(() => server.stop())

const personIn = async (browser: Browser): Promise<Page> => (await browser.newContext({ locale: 'de-DE' })).newPage()
const openShare = (page: Page): Promise<void> => page.getByRole('button', { name: 'Teilen', exact: true }).click()

test('[P15] a renewed link: who came by it is told calmly and keeps what was not saved, and comes back by the new one as the same person', async ({
  page,
  browser,
}) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  const ben = await personIn(browser)
  let inTunnel = false
  await ben.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!inTunnel) server.send(message)
    })
  })
  await enter(ben, server.url, links.participant, 'Ben')
  await ben.locator('[data-testid="map"][data-ideas]').waitFor()

  await openShare(page)
  await page.getByRole('button', { name: 'Link verwalten: Mitmachen' }).click()
  await page.getByRole('button', { name: 'Link erneuern: Mitmachen' }).click()
  // Ben is on a train just now, and what he writes does not get through.
  inTunnel = true
  await addChild(ben, idea(ben, 'Quick Wins'), 'Im Tunnel gedacht')
  await page.getByRole('button', { name: 'Jetzt erneuern' }).click()
  await expect(page.getByTestId('announced')).toContainText('Der Link ist erneuert')
  await expect(page.getByLabel('Link: Mitmachen', { exact: true })).not.toHaveValue(links.participant)
  inTunnel = false

  await expect(ben.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr', { timeout: 20_000 })
  await expect(ben.getByText(/Es liegt auf diesem Gerät und wird nachgereicht/)).toBeVisible()
  await expectAccessible(ben)
  const download = ben.waitForEvent('download')
  await ben.getByRole('button', { name: 'Meine Fassung als Text sichern' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Im Tunnel gedacht')

  const renewed = await page.getByLabel('Link: Mitmachen', { exact: true }).inputValue()
  await ben.goto(onServer(server.url, renewed))
  await expect(idea(ben, 'Im Tunnel gedacht')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(idea(page, 'Im Tunnel gedacht')).toBeVisible()
  await page.getByTestId('faces').click()
  await expect(page.getByRole('dialog').getByText('Ben')).toHaveCount(1)
  await ben.context().close()
})

test('[P15] a link switched off is a pause: everybody by it sees why, and comes back when it is on again', async ({
  page,
  browser,
}) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  const reader = await personIn(browser)
  await reader.goto(onServer(server.url, links.viewer))
  await reader.locator('[data-testid="map"][data-ideas]').waitFor()
  await openShare(page)
  await page.getByRole('button', { name: 'Link verwalten: Lesen' }).click()
  await page.getByText('Eingeschaltet', { exact: true }).click()
  await expect(page.getByTestId('standing-viewer')).toHaveText('Ausgeschaltet: Der Link öffnet gerade nichts.')
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Der Link ist gerade ausgeschaltet')
  await page.getByText('Eingeschaltet', { exact: true }).click()
  await expect(page.getByTestId('standing-viewer')).toHaveText('Gilt ohne Ende.')
  await reader.getByRole('button', { name: 'Noch einmal versuchen' }).click()
  await expect(reader.locator('[data-testid="map"][data-ideas]')).toBeVisible()
  await page.getByLabel('Gilt bis (freiwillig)').fill('2099-12-31')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('standing-viewer')).toHaveText('Gilt bis einschließlich 31. Dezember 2099.')
  await page.getByRole('button', { name: 'Ohne Ende' }).click()
  await expect(page.getByTestId('standing-viewer')).toHaveText('Gilt ohne Ende.')
  await reader.context().close()
})

test('[P15] the organiser renews the own link and stays; lost, the recovery key makes it anew', async ({
  page,
  browser,
}) => {
  const { board, links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  await openShare(page)
  await page.getByRole('button', { name: 'Link erneuern: Organisation' }).click()
  await page.getByRole('button', { name: 'Jetzt erneuern' }).click()
  const card = page.getByTestId('recoveryKey')
  await expect(card).toContainText(/([2-9A-Z]{5}.*){5}/)
  const download = page.waitForEvent('download')
  await card.getByRole('button', { name: 'Als Datei sichern' }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file).toContain(`/recover/${board}`)
  const key = /[2-9A-Z]{5}(-[2-9A-Z]{5}){4}/.exec(file)?.[0] ?? ''
  expect(await page.getByLabel('Link: Mitmachen', { exact: true }).inputValue()).toBe(links.participant)
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByTestId('saving')).toHaveText('Gespeichert')

  const elsewhere = await personIn(browser)
  await elsewhere.goto(onServer(server.url, links.organiser))
  await elsewhere.getByRole('link', { name: 'Link der Organisation verloren?' }).click()
  await expect(elsewhere).toHaveURL(`${server.url}/recover/${board}`)
  const field = elsewhere.getByLabel('Wiederherstellungsschlüssel')
  await field.fill('ABC')
  await field.press('Enter')
  await expect(elsewhere.getByText('Das ist noch kein Schlüssel')).toBeVisible()
  await expectAccessible(elsewhere)
  await field.fill(key.toLowerCase())
  await field.press('Enter')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Du hast einen neuen Link')
  await expectAccessible(elsewhere)
  await elsewhere.getByRole('button', { name: 'Board öffnen' }).click()
  await elsewhere.getByLabel('Dein Name').fill('Anna Zwei')
  await elsewhere.keyboard.press('Enter')
  await expect(elsewhere.getByRole('button', { name: 'Teilen', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr')
  await elsewhere.context().close()
})

test('[P15] [P16] the organiser removes a person, erases names, and deletes the board: each is asked once more, by keyboard too', async ({
  page,
  browser,
}) => {
  const { links } = await newBoard(server.url)
  await enter(page, server.url, links.organiser, 'Anna')
  const ben = await personIn(browser)
  await enter(ben, server.url, links.participant, 'Ben')
  await page.getByTestId('faces').click()
  const menu = page.getByRole('button', { name: 'Was mit Ben geschehen kann' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Vom Board entfernen' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Entfernen', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await menu.press('Enter')
  await page.getByRole('menuitem', { name: 'Vom Board entfernen' }).press('Enter')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Entfernen', exact: true }).press('Enter')
  await expect(ben.getByRole('heading', { level: 1 })).toHaveText('Dein Zugang ist beendet')
  await expect(page.getByRole('dialog').getByText('Ben')).toHaveCount(0)
  await page.keyboard.press('Escape')

  await openShare(page)
  await page.getByRole('button', { name: 'Board verwalten' }).click()
  const days = page.getByLabel('Tage nach dem letzten Besuch')
  await days.fill('9999')
  await days.press('Enter')
  await expect(page.getByText('Möglich sind 1 bis 365 Tage.')).toBeVisible()
  await days.fill('7')
  await days.press('Enter')
  const inAWeek = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.now() + 7 * 864e5,
  )
  await expect(page.getByTestId('erasedOn')).toContainText(`Am ${inAWeek} wird alles gelöscht`)
  await page.getByRole('button', { name: 'Alle Namen löschen' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Namen löschen', exact: true }).click()
  await expect(page.getByTestId('announced')).toContainText('Alle Namen sind gelöscht')
  await page.getByRole('button', { name: 'Board löschen' }).click()
  await page.getByRole('button', { name: 'Für immer löschen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieses Board gibt es nicht mehr')
  await ben.context().close()
})

test('[P7] [bar 37] in a whole tour no secret stands in an address that the server sees, in a Referer, a title, a message or the log', async ({
  page,
  browser,
}) => {
  const seen: string[] = []
  const secrets = new Set<string>()
  const watch = (watched: Page): void => {
    watched.on('request', (request) => {
      seen.push(request.url().replace(/#.*/, ''), request.headers()['referer'] ?? '')
      const { authorization } = request.headers()
      if (authorization) secrets.add(authorization.replace('Bearer ', ''))
    })
    watched.on('response', async (response) => {
      if (!response.url().endsWith('/session') || !response.ok()) return
      const { ticket } = (await response.json().catch(() => ({}))) as { ticket?: string }
      if (ticket) secrets.add(ticket)
    })
    watched.on('websocket', (socket) => seen.push(socket.url()))
    watched.on('console', (message) => seen.push(message.text()))
  }
  watch(page)
  const { links } = await newBoard(server.url)
  for (const link of [links.organiser, links.participant, links.viewer]) secrets.add(new URL(link).hash.slice(1))
  await enter(page, server.url, links.organiser, 'Anna')
  seen.push(await page.title())
  const ben = await personIn(browser)
  watch(ben)
  await enter(ben, server.url, links.participant, 'Ben')
  seen.push(await ben.title())
  await openShare(page)
  await page.getByRole('button', { name: 'Link verwalten: Mitmachen' }).click()
  await page.getByRole('button', { name: 'Link erneuern: Mitmachen' }).click()
  await page.getByRole('button', { name: 'Jetzt erneuern' }).click()
  await expect(ben.getByTestId('error')).toBeVisible()
  seen.push(await ben.title(), (await ben.locator('body').textContent()) ?? '')
  secrets.add(new URL(await page.getByLabel('Link: Mitmachen', { exact: true }).inputValue()).hash.slice(1))
  await page.goto(`${server.url}/b/x#${'A'.repeat(22)}`)
  seen.push(await page.title())
  expect(secrets.size).toBeGreaterThanOrEqual(6)
  expect(seen.length).toBeGreaterThan(20)
  const said = [...seen, server.output()].join('\n')
  for (const secret of secrets) expect(said.includes(secret)).toBe(false)
  await ben.context().close()
})
