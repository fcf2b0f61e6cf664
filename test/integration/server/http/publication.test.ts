import { unzipSync, strFromU8 } from 'fflate'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CopyMaker } from '../../../../server/exporting/makeCopy.ts'
import { createSmtpMailer } from '../../../../server/mail/smtpMailer.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import { api } from '../../../../shared/wire/paths.ts'
import type { PublicationAnswer } from '../../../../shared/wire/requests.ts'
import { openSmtpSink, textIn } from '../../../support/smtpSink.ts'
import { seenBy } from '../access/rawVisitor.ts'
import { bodyOf, openInstallation, revalidating, type TestBoard, type TestInstallation } from './installation.ts'

/** Draws nothing and says what it was given; can be held in the middle of it. */
function painter() {
  let release = () => {}
  let held: Promise<void> = Promise.resolve()
  let drawn = 0
  const makeCopy: CopyMaker['makeCopy'] = async ({ mapUpdate, format, title, names, link }) => {
    drawn++
    await held
    if (format === 'svg') throw new Error('out of ink')
    const map = createHash('sha256').update(mapUpdate).digest('hex')
    return {
      title: 'Größe',
      bytes: Buffer.from(`${format} ${title} ${map} ${names ? 'named' : 'nameless'} ${link}`),
      fileName: `${format === 'handout' ? 'Handout ' : ''}Größe 2026-11-28.${format === 'handout' ? 'pdf' : format}`,
      report: { missingLetters: [], scale: 1 },
    }
  }
  return {
    makeCopy,
    drawn: () => drawn,
    hold: () => void (held = new Promise<void>((resolve) => (release = resolve))),
    goOn: () => release(),
  }
}

const nextDate = {
  title: 'Runde 2',
  start: Date.UTC(2027, 0, 12, 9),
  end: Date.UTC(2027, 0, 12, 10, 30),
  place: 'Rathaus; Saal 2',
}

/** The organiser's side of a result page. */
function deskOf({ ask }: TestInstallation, { board, secrets }: TestBoard) {
  const state = () => bodyOf<PublicationAnswer>(ask('GET', api.publication(board), secrets.organiser))
  const settled = async (): Promise<PublicationAnswer> => {
    await expect.poll(async () => (await state()).progress, { timeout: 20_000 }).toBeNull()
    return state()
  }
  const begin = (wanted: object) => ask('POST', api.publication(board), secrets.organiser, wanted)
  return {
    state,
    settled,
    begin,
    publish: async (wanted: object) => {
      expect((await begin(wanted)).status).toBe(202)
      return settled()
    },
    cancel: () => ask('DELETE', api.publicationProgress(board), secrets.organiser),
    withdraw: () => ask('DELETE', api.publication(board), secrets.organiser),
  }
}
const linkOf = ({ link }: PublicationAnswer): string => {
  if (link === null) throw new Error('no link')
  return link
}
/** As somebody without script, who has nothing but the address. */
const open = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers })
const editionsOnDisk = (dataDir: string, board: string): string[] => {
  const folder = path.join(dataDir, 'blobs', board, 'published')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a result page', () => {
  it('[P20] shows the map and gives all files to whoever has its address, and to nobody a secret of the board', async () => {
    const { makeCopy } = painter()
    const installation = await openInstallation({ makeCopy })
    const board = await installation.createBoard({ title: 'Größe', template: 'demo' })
    const desk = deskOf(installation, board)
    expect(await desk.state()).toEqual({
      ...{ publication: null, link: null, progress: null, problem: null, waiting: 0, letters: null },
    })
    const answer = await desk.publish({ formats: ['handout', 'md', 'svg', 'handout'], names: true, nextDate })
    expect(answer.problem).toBeNull()
    expect(answer.publication).toMatchObject({
      ...{ edition: 1, state: 'published', snapshot: 1, formats: ['handout', 'md'], missing: ['svg'] },
      ...{ names: true, nextDate },
    })
    const link = linkOf(answer)
    expect(link).toMatch(new RegExp(`^${installation.url}/p/[A-Za-z0-9_-]{22}$`))

    const page = await open(link)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    const html = await page.text()
    expect(html).toContain('Repair-Café als Türöffner')
    expect(html).toContain('Runde 2')
    expect(html).toContain('Rathaus; Saal 2')
    expect(html).not.toContain(board.board)
    for (const secret of Object.values(board.secrets)) expect(html).not.toContain(secret)
    expect((await open(page.url, revalidating(page))).status).toBe(304)

    const hrefs = [...html.matchAll(/href="([\w-]+\.(?:pdf|md|zip|ics))"/g)].map(([, href]) => href ?? '')
    expect([...new Set(hrefs)].sort()).toEqual(['date.ics', 'handout.pdf', 'mindmap.md', 'package.zip'])
    const file = (name: string) => open(new URL(name, page.url).href)
    const handout = await file('handout.pdf')
    expect(handout.headers.get('content-type')).toBe('application/pdf')
    expect(handout.headers.get('content-disposition')).toContain("filename*=UTF-8''Handout%20Gr%C3%B6%C3%9Fe")
    // The address is printed on what can be printed, and names are there only because they were asked for.
    expect(await handout.text()).toMatch(new RegExp(`^handout Größe \\w+ named ${link}$`))
    const calendar = await (await file('date.ics')).text()
    expect(calendar).toContain('DTSTART:20270112T090000Z')
    expect(calendar).toContain('LOCATION:Rathaus\\; Saal 2')

    const zip = unzipSync(new Uint8Array(await (await file('package.zip')).arrayBuffer()))
    expect(Object.keys(zip).sort()).toEqual([
      'Größe 2026-11-28.md',
      'Handout Größe 2026-11-28.pdf',
      'LIESMICH.txt',
      expect.stringMatching(/^Nächster Termin Größe \d{4}-\d\d-\d\d\.ics$/),
    ])
    const readMe = strFromU8(zip['LIESMICH.txt'] ?? new Uint8Array())
    for (const words of [link, 'Handout Größe 2026-11-28.pdf', 'Rathaus; Saal 2']) expect(readMe).toContain(words)

    for (const hidden of ['map', 'stage', 'nothing.pdf', '..%2f..%2fmeta.json', 'pictures/nothing'])
      expect((await file(hidden)).status, hidden).toBe(404)
    const stage = await seenBy(installation.url, board.board, 'stage', board.secrets.viewer)
    expect(readStage(stage).publication).toEqual(answer.publication)
  })

  it('[P20] does not change when the map does; taken back it says so, and published again it is at the same address', async () => {
    const { makeCopy } = painter()
    const installation = await openInstallation({ makeCopy })
    const board = await installation.createBoard({ template: 'demo' })
    const desk = deskOf(installation, board)
    const link = linkOf(await desk.publish({ formats: ['md'] }))
    expect(editionsOnDisk(installation.dataDir, board.board)).toEqual(['1'])

    const withdrawn = await bodyOf<PublicationAnswer>(desk.withdraw())
    expect(withdrawn.publication).toMatchObject({ edition: 2, state: 'withdrawn', formats: [] })
    expect(editionsOnDisk(installation.dataDir, board.board)).toEqual([])
    const gone = await open(link, { 'Accept-Language': 'en' })
    expect(gone.status).toBe(410)
    // In the language of the board.
    expect(await gone.text()).toContain('Die Organisation hat diese Ergebnisse zurückgezogen')
    expect((await open(`${link}/mindmap.md`)).status).toBe(410)
    const twice = await desk.withdraw()
    expect([twice.status, (await twice.json()).code]).toEqual([409, 'notPublished'])

    const again = await desk.publish({ formats: ['txt'] })
    expect(linkOf(again)).toBe(link)
    expect(again.publication).toMatchObject({ edition: 3, state: 'published' })
    expect((await open(`${link}/mindmap.txt`)).status).toBe(200)
    expect((await open(`${link}/mindmap.md`)).status).toBe(404)
    expect(editionsOnDisk(installation.dataDir, board.board)).toEqual(['3'])
    const stage = await seenBy(installation.url, board.board, 'stage', board.secrets.viewer)
    expect(readStage(stage).publication).toEqual(again.publication)
    expect((await open(`${installation.url}/p/${'A'.repeat(22)}`)).status).toBe(404)

    // What the page shows stays while it shows it.
    const remove = () =>
      installation.ask('DELETE', api.snapshot(board.board, again.publication?.snapshot ?? 0), board.secrets.organiser)
    const refused = await remove()
    expect([refused.status, (await refused.json()).code]).toEqual([409, 'snapshotPublished'])
    await desk.withdraw()
    expect((await remove()).status).toBe(204)
  })

  it('tells how far it is, can be cancelled, and what was there before stays', async () => {
    const { makeCopy, hold, goOn } = painter()
    const installation = await openInstallation({ makeCopy })
    const board = await installation.createBoard()
    const desk = deskOf(installation, board)
    const link = linkOf(await desk.publish({ formats: ['md'] }))
    hold()
    expect((await desk.begin({ formats: ['txt', 'csv'] })).status).toBe(202)
    await expect
      .poll(async () => (await desk.state()).progress)
      .toEqual({ step: 'copies', done: 1, of: 5, format: 'txt' })
    const second = await desk.begin({ formats: ['md'] })
    expect([second.status, (await second.json()).code]).toEqual([409, 'publicationRunning'])
    expect((await desk.withdraw()).status).toBe(409)
    await desk.cancel()
    goOn()
    const cancelled = await desk.settled()
    expect(cancelled.problem).toContain('abgebrochen')
    expect(cancelled.publication).toMatchObject({ edition: 1 })
    expect((await open(`${link}/mindmap.md`)).status).toBe(200)
    await expect.poll(() => editionsOnDisk(installation.dataDir, board.board)).toEqual(['1'])
  })

  it('[P16] goes with the board, also while it is being made', async () => {
    const { makeCopy, hold, goOn, drawn } = painter()
    const installation = await openInstallation({ makeCopy })
    const [shown, coming] = await Promise.all([installation.createBoard(), installation.createBoard()])
    const link = linkOf(await deskOf(installation, shown).publish({ formats: ['md'] }))
    hold()
    const before = drawn()
    await deskOf(installation, coming).begin({ formats: ['md'] })
    await expect.poll(drawn).toBeGreaterThan(before)
    for (const { board, secrets } of [shown, coming])
      expect((await installation.ask('DELETE', api.board(board), secrets.organiser)).status).toBe(204)
    goOn()
    expect((await open(link)).status).toBe(404)
    for (const { board } of [shown, coming])
      await expect.poll(() => existsSync(path.join(installation.dataDir, 'blobs', board))).toBe(false)
  })

  it('[P11] refuses what is no list of files or no date', async () => {
    const installation = await openInstallation()
    const desk = deskOf(installation, await installation.createBoard())
    for (const wrong of [
      { formats: ['exe'] },
      { formats: 'md' },
      { formats: [], nextDate: { ...nextDate, end: nextDate.start } },
      { formats: [], nextDate: { ...nextDate, title: '' } },
    ])
      expect((await desk.begin(wrong)).status).toBe(422)
    // A page without a single file is one all the same.
    expect((await desk.publish({ formats: [] })).publication).toMatchObject({ formats: [] })
  })
})

describe('the result by mail', () => {
  it('goes to who asked for it, once; their addresses are gone, and the others wait', async () => {
    const sink = await openSmtpSink()
    onTestFinished(() => sink.close())
    const mailer = createSmtpMailer({ url: sink.url, from: 'Rathaus <rathaus@example.org>' }, { warn: () => {} })
    const { makeCopy } = painter()
    const installation = await openInstallation({ makeCopy, mailer })
    const board = await installation.createBoard({ title: 'Größe' })
    const desk = deskOf(installation, board)
    const tickets = await Promise.all(
      ['anna', 'ben', 'cem', ''].map(async (name) => {
        const given = { name: name || 'Dora', ...(name && { resultTo: `${name}@example.org` }) }
        return (await board.session(board.secrets.participant, given)).ticket
      }),
    )
    sink.refuse('ben@example.org', 550)
    sink.refuse('cem@example.org', 451)
    expect((await desk.state()).waiting).toBe(3)
    await desk.publish({ formats: ['md'] })
    expect(sink.letters).toEqual([])
    const sent = await desk.publish({ formats: ['md'], mail: true, nextDate })
    expect(sent).toMatchObject({ letters: { sent: 1, refused: 1, later: 1 }, waiting: 1 })
    expect(sink.letters.map(({ to }) => to)).toEqual([['anna@example.org']])
    const [letter] = sink.letters
    if (!letter) throw new Error('nothing came')
    expect(textIn(letter).replace(/=\r?\n/g, '')).toContain(linkOf(sent))
    expect(letter.raw).toContain('text/calendar')
    const addresses = await Promise.all(
      tickets.map(
        async (ticket) => (await bodyOf(installation.ask('GET', api.resultAddress(board.board), ticket)))['address'],
      ),
    )
    expect(addresses).toEqual([null, null, 'cem@example.org', null])

    sink.refuse('cem@example.org', undefined)
    await desk.publish({ formats: ['md'], mail: true })
    expect(sink.letters.map(({ to }) => to)).toEqual([['anna@example.org'], ['cem@example.org']])
    expect((await desk.state()).waiting).toBe(0)
  })
})
