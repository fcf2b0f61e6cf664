import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { once } from 'node:events'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PAGE_STYLE } from '../../../../exports/html/pageStyle.ts'
import type { PageMaker } from '../../../../server/exporting/makePage.ts'
import { addComment } from '../../../../shared/commands/addComment.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { react } from '../../../../shared/commands/react.ts'
import { removeComment } from '../../../../shared/commands/removeComment.ts'
import { api, boardPage, readingLinkOf, readingPage } from '../../../../shared/wire/paths.ts'
import type { LinksAnswer } from '../../../../shared/wire/requests.ts'
import { createPerson } from '../../../support/scriptedPerson.ts'
import { movableClock, DAY } from '../retention/house.ts'
import { bodyOf, openInstallation, revalidating, type TestBoard, type TestInstallation } from './installation.ts'

const page = ({ board, secrets }: TestBoard): string => readingPage(board, secrets.viewer)

/** Somebody who writes on the board. */
async function writer({ url }: TestInstallation, { secrets, session }: TestBoard) {
  const person = createPerson({
    server: url,
    session: await session(secrets.participant, { name: 'Bernd' }),
    random: Math.random,
    now: () => 0,
  })
  onTestFinished(() => person.leave())
  await person.online()
  let last: string | null = null
  return async (title: string): Promise<void> => {
    const id: string = `idea${title.length}${last ?? ''}`.slice(0, 30)
    person.does(addIdea, { id, parent: 'root', after: last, title })
    last = id
    await person.everythingSaved()
  }
}

/** What a page hears of its board: each thing said, as it comes. */
function listen({ url }: TestInstallation, address: string) {
  const heard: string[] = []
  const news = new Set<() => void>()
  let over = false
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const done = (async () => {
    const answer = await fetch(url + address, { signal: stop.signal })
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      heard.push(
        ...decoder
          .decode(chunk as Uint8Array)
          .split('\n\n')
          .filter((said) => /^event/.test(said)),
      )
      for (const tell of [...news]) tell()
    }
    return answer.status
  })().finally(() => {
    over = true
    for (const tell of [...news]) tell()
  })
  done.catch(() => undefined)
  const hear = (count: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const said = heard[count - 1]
        if (said === undefined && !over) return
        news.delete(look)
        if (said === undefined) reject(new Error(`only ${heard.length} were heard`))
        else resolve(said)
      }
      news.add(look)
      look()
    })
  return { heard, hear, done, stop: () => stop.abort() }
}

/** As it comes over the line, nothing unpacked. */
function raw(url: string, encoding: string): Promise<{ encoding: string | undefined; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    ask(url, { headers: { 'Accept-Encoding': encoding, Accept: 'text/html' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

describe('the page for reading', () => {
  it('is whole without script, is told in the links, and leads back to the board', async () => {
    const installation = await openInstallation()
    const { board, secrets } = await installation.createBoard({ template: 'demo', title: 'Größe' })
    const { viewer } = await bodyOf<LinksAnswer>(installation.ask('GET', api.links(board), secrets.organiser))
    const reading = readingLinkOf(viewer)
    expect(reading).toBe(installation.url + readingPage(board, secrets.viewer))

    const answer = await fetch(reading)
    const html = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain('Zuständigkeiten in der Verwaltung sind schwer zu finden')
    expect(html).toContain('<html lang="de">')
    expect(html).toMatch(/Wird am \d\d\.\d\d\.\d{4} gelöscht/)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`)
    expect(policy).not.toContain('unsafe')
    // The same page lies ready for all who read: no secret is in it.
    expect(html).not.toContain(secrets.viewer)

    const bare = await fetch(reading.replace(/\/$/, ''), { redirect: 'manual' })
    expect([bare.status, bare.headers.get('location')]).toEqual([308, readingPage(board, secrets.viewer)])
    const live = await fetch(`${reading}board`, { redirect: 'manual' })
    expect([live.status, live.headers.get('location')]).toEqual([303, boardPage(board, secrets.viewer)])
  })

  it('goes over the line packed as the browser likes it, and once', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard({ template: 'demo' })
    const address = installation.url + page(board)
    const plain = await raw(address, 'identity')
    for (const [wanted, unpack] of [
      ['br, gzip', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { encoding, bytes } = await raw(address, wanted)
      expect(encoding).toBe(wanted.split(',')[0])
      expect(unpack(bytes).equals(plain.bytes)).toBe(true)
      expect(bytes.length).toBeLessThan(30_000)
    }
    const answer = await fetch(address)
    const again = await fetch(address, { headers: revalidating(answer) })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('is written once for all who come at once, and anew only when something has changed', async () => {
    let written = 0
    const makePage: PageMaker['makePage'] = (order) => {
      written++
      return Promise.resolve({
        version: `v${order.mapUpdates.length}-${written}`,
        brotli: order.mapUpdates[0] ?? new Uint8Array(),
        gzip: new Uint8Array(),
      })
    }
    const clock = movableClock()
    const installation = await openInstallation({ makePage, clock })
    const board = await installation.createBoard()
    const version = async () =>
      (await fetch(installation.url + page(board), { headers: { 'Accept-Encoding': 'br' } })).headers.get('etag')
    const all = await Promise.all(Array.from({ length: 30 }, version))
    expect([new Set(all).size, written]).toEqual([1, 1])
    const write = await writer(installation, board)
    await write('Neu')
    // For a moment the one before will do.
    expect(await version()).toBe(all[0])
    clock.pass(60_000)
    expect(await version()).not.toBe(all[0])
    await version()
    expect(written).toBe(2)
    // Tomorrow it bears another date.
    clock.pass(DAY)
    await version()
    expect(written).toBe(3)
  })

  it('[P15] follows what the organiser does with the link, each time with a page that says why', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const { board: id, secrets } = board
    const open = async (address = page(board), language = 'en') => {
      const answer = await fetch(installation.url + address, { headers: { 'Accept-Language': language } })
      const html = await answer.text()
      expect(html).toContain('<!doctype html>')
      return [answer.status, /data-problem="(\w+)"/.exec(html)?.[1], /lang="(\w+)"/.exec(html)?.[1]]
    }
    const change = (body: object) => installation.ask('PATCH', api.link(id, 'viewer'), secrets.organiser, body)
    expect(await open()).toEqual([200, undefined, 'de'])
    await change({ on: false })
    expect(await open()).toEqual([403, 'linkOff', 'de'])
    await change({ on: true })
    expect(await open()).toEqual([200, undefined, 'de'])
    expect(await open(readingPage(id, 'A'.repeat(22)))).toEqual([401, 'notAuthorised', 'de'])
    expect(await open(readingPage('x'.repeat(20), secrets.viewer))).toEqual([401, 'notAuthorised', 'en'])
    expect(await open(readingPage('x'.repeat(20), secrets.viewer), 'de')).toEqual([401, 'notAuthorised', 'de'])
    await installation.ask('POST', api.renewal(id, 'viewer'), secrets.organiser, {})
    expect(await open()).toEqual([401, 'notAuthorised', 'de'])
    await installation.ask('DELETE', api.board(id), secrets.organiser)
    expect(await open()).toEqual([410, 'boardGone', 'de'])
  })

  it('[P7] opens by the viewers’ secret only: no stronger one should ever stand in an address', async () => {
    const installation = await openInstallation()
    const { board, secrets, session } = await installation.createBoard()
    const { ticket } = await session(secrets.viewer, { name: 'Vera' })
    for (const secret of [secrets.organiser, secrets.participant, ticket])
      for (const below of ['', 'board', 'news', 'files/a', 'pictures/a'])
        expect(
          (await fetch(`${installation.url}${readingPage(board, secret)}${below}`, { redirect: 'manual' })).status,
        ).toBe(401)
  })

  it('who guesses has to wait, who has the link does not', async () => {
    const installation = await openInstallation({ env: { LIMIT_FAILURES_PER_MINUTE: '3' } })
    const board = await installation.createBoard()
    const guess = () => fetch(installation.url + readingPage(board.board, 'A'.repeat(22)))
    const statuses = [await guess(), await guess(), await guess(), await guess()].map(({ status }) => status)
    expect(statuses).toEqual([401, 401, 401, 429])
    expect((await fetch(installation.url + page(board))).status).toBe(200)
  })

  it('a visit there keeps the board alive', async () => {
    const clock = movableClock()
    const installation = await openInstallation({ clock })
    const board = await installation.createBoard()
    const erasedOn = async () =>
      (
        await bodyOf<{ retention: { erasedOn: string } }>(
          installation.ask('GET', api.board(board.board), board.secrets.organiser),
        )
      ).retention.erasedOn
    const before = await erasedOn()
    clock.pass(10 * DAY)
    await fetch(installation.url + page(board))
    expect(Date.parse(await erasedOn()) - Date.parse(before)).toBe(10 * DAY)
  })

  it('[P11] a page that cannot be written is a sentence, and the next one is tried', async () => {
    let broken = true
    const installation = await openInstallation({
      makePage: () =>
        broken
          ? Promise.reject(new Error('no ink'))
          : Promise.resolve({ version: 'v', brotli: new Uint8Array(), gzip: new Uint8Array() }),
    })
    const board = await installation.createBoard()
    const failed = await fetch(installation.url + page(board))
    expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining('pageFailed')])
    broken = false
    expect((await fetch(installation.url + page(board), { headers: { 'Accept-Encoding': 'br' } })).status).toBe(200)
  })
})

describe('a page that is open', () => {
  it('hears of a change within seconds, once for many, with the version that it then gets', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const news = listen(installation, `${page(board)}news`)
    const first = await news.hear(1)
    const write = await writer(installation, board)
    for (const title of ['Eins', 'Zwei!', 'Drei!!']) await write(title)
    const second = await news.hear(2)
    expect(second).toMatch(/^event: version\ndata: [\w-]{16}$/)
    expect(second).not.toBe(first)
    const answer = await fetch(installation.url + page(board))
    expect(answer.headers.get('etag')).toBe(`W/"${second.split('data: ')[1]}"`)
    expect(await answer.text()).toContain('Drei!!')
    expect(news.heard).toHaveLength(2)
  })

  it('hears of what is said about ideas, too, shows it without a name, and no longer once it was taken away', async () => {
    const clock = movableClock()
    const installation = await openInstallation({ clock })
    const board = await installation.createBoard()
    const news = listen(installation, `${page(board)}news`)
    await news.hear(1)
    const session = await board.session(board.secrets.participant, { name: 'Bernd Beispiel' })
    const speaker = createPerson({
      ...{ server: installation.url, session, document: 'talk' },
      random: Math.random,
      now: () => Date.UTC(2027, 0, 10, 9),
    })
    onTestFinished(() => speaker.leave())
    await speaker.online()
    /** What stands on it, as soon as it may be written anew. */
    const words = async () => {
      clock.pass(60_000)
      const html = await (await fetch(installation.url + page(board))).text()
      return html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '|')
    }

    clock.pass(60_000)
    speaker.does(addComment, { idea: 'root', id: 'c1', text: 'Das übernehme ich <bald>' })
    speaker.does(react, { idea: 'root', reaction: 'join', on: true })
    await speaker.everythingSaved()
    await news.hear(2)
    await expect.poll(words).toMatch(/\|Mache ich mit \|1\|/)
    const said = await words()
    expect(said).toContain('|1 Kommentar|')
    expect(said).toContain('|Das übernehme ich &lt;bald&gt;|')
    expect(said).not.toMatch(new RegExp(`Bernd|${session.participant}`))

    speaker.does(removeComment, { key: `${session.participant}/root/c1` })
    await speaker.everythingSaved()
    await expect.poll(words).not.toMatch(/Kommentar|übernehme/)
  })

  it('[P15] is told in words when its link is switched off, ends, or the board is erased, and hears nothing after that', async () => {
    const installation = await openInstallation()
    for (const [close, says] of [
      [
        ({ board, secrets }: TestBoard) =>
          installation.ask('PATCH', api.link(board, 'viewer'), secrets.organiser, { on: false }),
        /ausgeschaltet/,
      ],
      [
        ({ board, secrets }: TestBoard) =>
          installation.ask('PATCH', api.link(board, 'viewer'), secrets.organiser, { until: Date.now() + 300 }),
        /vorbei/,
      ],
      [({ board, secrets }: TestBoard) => installation.ask('DELETE', api.board(board), secrets.organiser), /gelöscht/],
    ] as const) {
      const board = await installation.createBoard()
      const news = listen(installation, `${page(board)}news`)
      await news.hear(1)
      const began = performance.now()
      await close(board)
      expect(await news.done).toBe(200)
      expect(performance.now() - began).toBeLessThan(2_000)
      expect(news.heard.at(-1)).toMatch(/^event: end\ndata: /)
      expect(news.heard.at(-1)).toMatch(says)
    }
  })

  it('[P11] as many as may listen do; the next one reads all the same, and a place that is left is given away', async () => {
    const installation = await openInstallation({ env: { LIMIT_CONNECTIONS_PER_BOARD: '2' } })
    const board = await installation.createBoard()
    const listeners = [1, 2].map(() => listen(installation, `${page(board)}news`))
    await Promise.all(listeners.map(({ hear }) => hear(1)))
    const third = await fetch(`${installation.url}${page(board)}news`)
    expect([third.status, await third.text()]).toEqual([503, expect.stringContaining('tooManyReaders')])
    expect((await fetch(installation.url + page(board))).status).toBe(200)
    listeners[0]?.stop()
    await expect
      .poll(async () => {
        const stop = new AbortController()
        const { status } = await fetch(`${installation.url}${page(board)}news`, { signal: stop.signal })
        stop.abort()
        return status
      })
      .toBe(200)
  })

  it('[P11] two questions for news on one connection give their places back, both, when it is gone', async () => {
    const installation = await openInstallation({ env: { LIMIT_CONNECTIONS_PER_BOARD: '2' } })
    const board = await installation.createBoard()
    const address = `${page(board)}news`
    const { hostname, port } = new URL(installation.url)
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    const question = `GET ${address} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`
    socket.write(question + question)
    await once(socket, 'data')
    const status = async (): Promise<number> => {
      const stop = new AbortController()
      const answer = await fetch(installation.url + address, { signal: stop.signal })
      stop.abort()
      return answer.status
    }
    await expect.poll(status).toBe(503)
    socket.destroy()
    await expect.poll(status).toBe(200)
    // The first of the two was told; whether the second was shows when both places are wanted.
    const listener = listen(installation, address)
    await listener.hear(1)
    await expect.poll(status).toBe(200)
  })

  it('does not hold up a server that stops', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const news = listen(installation, `${page(board)}news`)
    await news.hear(1)
    const began = performance.now()
    await installation.close()
    expect(performance.now() - began).toBeLessThan(3_000)
    await news.done
    expect(news.heard).toHaveLength(1)
  })
})
