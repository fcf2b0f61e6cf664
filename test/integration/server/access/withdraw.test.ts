import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE } from '../../../../shared/wire/messages.ts'
import { api, syncFolder, syncRoom } from '../../../../shared/wire/paths.ts'
import type { LinksAnswer } from '../../../../shared/wire/requests.ts'
import { bodyOf, openInstallation, type TestInstallation } from '../http/installation.ts'
import { message } from '../sync/syncHouse.ts'
import { rawVisitor, seenBy, type RawVisitor } from './rawVisitor.ts'

const newSecret = (): string => randomBytes(16).toString('base64url')
const secretIn = (link: string): string => new URL(link).hash.slice(1)

const updateOf = (key: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('kind').set(key, 1)
  return Y.encodeStateAsUpdate(doc)
}

async function comeIn(url: string, board: string, credential: string): Promise<RawVisitor> {
  const visitor = rawVisitor(url, board, 'map', credential)
  await visitor.admitted()
  return visitor
}
const code = async (answer: Promise<Response>) => {
  const { status } = await answer
  return [status, ((await (await answer).json()) as { code: string }).code]
}

describe('[P15] what a link has given can be taken back', () => {
  it('a renewed link lets nobody in, ends who came by it within two seconds, and leaves everybody else alone', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Ben' })
    const out = await Promise.all([secrets.participant, ticket].map((by) => comeIn(url, board, by)))
    const staying = await Promise.all([secrets.organiser, secrets.viewer].map((by) => comeIn(url, board, by)))
    const links = await bodyOf<LinksAnswer>(ask('POST', api.renewal(board, 'participant'), secrets.organiser, {}))
    expect(await Promise.all(out.map(({ closed }) => closed))).toEqual([CLOSE.withdrawn, CLOSE.withdrawn])
    expect(staying.map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
    expect(await rawVisitor(url, board, 'map', secrets.participant).outcome).toBe(CLOSE.unauthorised)
    expect(await rawVisitor(url, board, 'map', ticket).outcome).toBe(CLOSE.withdrawn)
    expect(await code(ask('GET', api.board(board), ticket))).toEqual([403, 'linkRenewed'])
    expect((await ask('GET', api.board(board), secrets.participant)).status).toBe(401)
    expect(await rawVisitor(url, board, 'map', secretIn(links.participant)).outcome).toBe('in')
    expect([secretIn(links.viewer), secretIn(links.organiser)]).toEqual([secrets.viewer, secrets.organiser])
  })

  it('who shows the new link and the old ticket stays the same person', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const ben = await session(secrets.participant, { name: 'Ben', organisation: 'Stadtwerke' })
    const { participant: link } = await bodyOf<LinksAnswer>(
      ask('POST', api.renewal(board, 'participant'), secrets.organiser, {}),
    )
    const again = await session(secretIn(link), { former: ben.ticket })
    expect([again.participant, again.name, again.ticket]).toEqual([ben.participant, 'Ben', ben.ticket])
    // But nobody gets a higher role, or another person's ticket back to life, by the reading link.
    const asViewer = await session(secrets.viewer, { former: ben.ticket })
    expect([asViewer.role, asViewer.name]).toEqual(['viewer', null])
  })

  it('a link that is off opens nothing, and everything again when it is on', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Ben' })
    const inside = await comeIn(url, board, ticket)
    const change = (on: boolean) => ask('PATCH', api.link(board, 'participant'), secrets.organiser, { on })
    expect((await (await change(false)).json()).states.participant).toEqual({ on: false, until: null })
    expect(await inside.closed).toBe(CLOSE.withdrawn)
    for (const by of [secrets.participant, ticket]) {
      expect(await code(ask('GET', api.board(board), by))).toEqual([403, 'linkOff'])
      expect(await rawVisitor(url, board, 'map', by).outcome).toBe(CLOSE.withdrawn)
    }
    await change(true)
    for (const by of [secrets.participant, ticket]) expect(await rawVisitor(url, board, 'map', by).outcome).toBe('in')
  })

  it('at its end a link ends, for those who are inside too; it can be extended', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard()
    const change = (until: number | null) => ask('PATCH', api.link(board, 'viewer'), secrets.organiser, { until })
    expect(await code(change(Date.now() - 1))).toEqual([422, 'endInThePast'])
    const inside = await comeIn(url, board, secrets.viewer)
    const until = Date.now() + 1_500
    expect((await (await change(until)).json()).states.viewer).toEqual({ on: true, until })
    expect(inside.socket.readyState).toBe(WebSocket.OPEN)
    expect(await inside.closed).toBe(CLOSE.withdrawn)
    expect(await code(ask('GET', api.board(board), secrets.viewer))).toEqual([403, 'linkEnded'])
    await change(null)
    expect(await rawVisitor(url, board, 'map', secrets.viewer).outcome).toBe('in')
  })

  it('a removed person is out at once and is told so; the name is gone, what was written stays', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const [anna, ben] = [
      await session(secrets.organiser, { name: 'Anna' }),
      await session(secrets.participant, { name: 'Ben' }),
    ]
    const inside = await comeIn(url, board, ben.ticket)
    inside.send(0, 2, updateOf('vonBen'))
    inside.send(64, 0, 1)
    await inside.hear((bytes) => bytes[0] === 64 && bytes[1] === 1)
    expect(await code(ask('DELETE', api.person(board, anna.participant), anna.ticket))).toEqual([422, 'notYourself'])
    expect((await ask('DELETE', api.person(board, ben.participant), anna.ticket)).status).toBe(204)
    expect(await inside.closed).toBe(CLOSE.withdrawn)
    expect(await code(ask('POST', api.session(board), ben.ticket, { name: 'Ben' }))).toEqual([403, 'removed'])
    expect(await code(ask('POST', api.session(board), ben.ticket, {}))).toEqual([403, 'removed'])
    expect(await (await ask('GET', api.people(board), anna.ticket)).json()).toHaveLength(1)
    expect((await seenBy(url, board, 'map', secrets.viewer)).getMap('kind').has('vonBen')).toBe(true)
    // The link is still good: whoever has it is somebody new.
    expect((await session(secrets.participant, { name: 'Ben', former: ben.ticket })).participant).not.toBe(
      ben.participant,
    )
  })

  it('a removed person cannot come back by renaming in the very moment', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const anna = await session(secrets.organiser, { name: 'Anna' })
    for (let round = 0; round < 10; round++) {
      const eve = await session(secrets.participant, { name: 'Eve' })
      const rename = (n: number) => ask('POST', api.session(board), eve.ticket, { name: `Eve ${n}` })
      const [, removed] = await Promise.all([
        rename(1),
        ask('DELETE', api.person(board, eve.participant), anna.ticket),
        ...[2, 3, 4].map(rename),
      ])
      expect(removed.status).toBe(204)
      expect(await code(rename(5))).toEqual([403, 'removed'])
      expect(await (await ask('GET', api.people(board), anna.ticket)).json()).toHaveLength(1)
    }
  })

  it('what is sent after the end does not count, also by a client that does not hear the goodbye; nor does a replay', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Eve' })
    const deaf = await comeIn(url, board, ticket)
    deaf.send(0, 2, updateOf('vorher'))
    deaf.send(64, 0, 1)
    await deaf.hear((bytes) => bytes[0] === 64 && bytes[1] === 1)
    deaf.socket.pause()
    await ask('POST', api.renewal(board, 'participant'), secrets.organiser, {})
    for (let n = 0; n < 50; n++) {
      deaf.send(0, 2, updateOf(`nachher${n}`))
      deaf.send(0, 1, updateOf(`nachher${n}`))
    }
    const replay = new WebSocket(url.replace('http', 'ws') + syncRoom(board, 'map'), ['kt1', `kt.${ticket}`])
    onTestFinished(() => replay.terminate())
    replay.on('open', () => {
      for (const frame of [
        message(0, 0, Uint8Array.from([0])),
        message(0, 1, updateOf('replay')),
        message(0, 2, updateOf('replay')),
      ])
        replay.send(frame)
    })
    expect((await once(replay, 'close'))[0]).toBe(CLOSE.withdrawn)
    deaf.socket.resume()
    expect(await deaf.closed).toBe(CLOSE.withdrawn)
    const kept = [...(await seenBy(url, board, 'map', secrets.viewer)).getMap('kind').keys()]
    expect(kept).toEqual(['vorher'])
  })

  it('the stock client stops knocking', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard()
    const provider = new WebsocketProvider(url.replace('http', 'ws') + syncFolder(board), 'map', new Y.Doc(), {
      protocols: ['kt1', `kt.${secrets.participant}`],
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    })
    onTestFinished(() => provider.destroy())
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
    const closed = new Promise<number>((resolve) => provider.on('closed', (event) => resolve(event.code)))
    await ask('PATCH', api.link(board, 'participant'), secrets.organiser, { on: false })
    expect(await closed).toBe(CLOSE.withdrawn)
    expect(provider.shouldConnect).toBe(false)
  })

  it('it holds over a restart', async () => {
    const first = await openInstallation()
    const { board, secrets, session } = await first.createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Ben' })
    await first.ask('PATCH', api.link(board, 'viewer'), secrets.organiser, { on: false })
    await first.ask('POST', api.renewal(board, 'participant'), secrets.organiser, {})
    await first.close()
    const { ask } = await openInstallation({ dataDir: first.dataDir })
    expect(await code(ask('GET', api.board(board), secrets.viewer))).toEqual([403, 'linkOff'])
    expect(await code(ask('GET', api.board(board), ticket))).toEqual([403, 'linkRenewed'])
  })
})

describe('[P15] the organiser’s link', () => {
  const renew = ({ ask }: TestInstallation, board: string, by: string, secret: string, keep?: string) =>
    ask('POST', api.renewal(board, 'organiser'), by, { secret, ...(keep !== undefined && { keep }) })

  it('renewed, it leaves me and the other two links in peace and ends everybody else who came by it', async () => {
    const installation = await openInstallation()
    const { url, ask } = installation
    const { board, secrets, session } = await installation.createBoard()
    const [me, other] = [
      await session(secrets.organiser, { name: 'Anna' }),
      await session(secrets.organiser, { name: 'Eve' }),
    ]
    const [mine, hers, participants] = await Promise.all(
      [me.ticket, other.ticket, secrets.participant].map((by) => comeIn(url, board, by)),
    )
    const secret = newSecret()
    const renewed = await bodyOf<LinksAnswer>(renew(installation, board, secrets.organiser, secret, me.ticket))
    expect(secretIn(renewed.organiser)).toBe(secret)
    expect([secretIn(renewed.participant), secretIn(renewed.viewer)]).toEqual([secrets.participant, secrets.viewer])
    expect(renewed.recoveryKey).toMatch(/^[2-9A-Z]{25}$/)
    expect(await hers?.closed).toBe(CLOSE.withdrawn)
    expect([mine?.socket.readyState, participants?.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN])
    expect(await bodyOf(ask('GET', api.board(board), me.ticket))).toMatchObject({ board })
    expect(await code(ask('DELETE', api.board(board), other.ticket))).toEqual([403, 'linkRenewed'])
    expect((await ask('GET', api.links(board), secrets.organiser)).status).toBe(401)
    expect((await (await ask('GET', api.links(board), secret)).json()).recoverable).toBe(true)
  })

  it('of two renewals at the same moment one wins, and the other is told', async () => {
    const installation = await openInstallation()
    const { board, secrets } = await installation.createBoard()
    const wanted = [newSecret(), newSecret()]
    const answers = await Promise.all(wanted.map((secret) => renew(installation, board, secrets.organiser, secret)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner = ''] = wanted.filter((_, at) => answers[at]?.status === 200)
    expect((await installation.ask('GET', api.links(board), winner)).status).toBe(200)
  })

  it('lost, it is made anew with the recovery key, once; the other links go on', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, recoveryKey, session } = await createBoard()
    const ben = await session(secrets.participant, { name: 'Ben' })
    const secret = newSecret()
    const typed = ` ${recoveryKey.toLowerCase().replace(/(.{5})/g, '$1-')}`
    const recovered = await bodyOf<LinksAnswer>(ask('POST', api.recovery(board), typed.replace(/[ ]/g, ''), { secret }))
    expect(secretIn(recovered.organiser)).toBe(secret)
    expect(secretIn(recovered.participant)).toBe(secrets.participant)
    expect((await ask('GET', api.board(board), ben.ticket)).status).toBe(200)
    expect((await ask('GET', api.board(board), secrets.organiser)).status).toBe(401)
    expect(await code(ask('POST', api.recovery(board), recoveryKey, { secret: newSecret() }))).toEqual([
      401,
      'notAuthorised',
    ])
    const next = newSecret()
    expect((await ask('POST', api.recovery(board), recovered.recoveryKey, { secret: next })).status).toBe(200)
    expect((await ask('GET', api.links(board), next)).status).toBe(200)
  })

  it('[P7] a recovery key cannot be guessed: wrong ones wait as wrong links do, and tell nothing of the board', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, recoveryKey } = await createBoard()
    const body = { secret: newSecret() }
    const german = { 'Accept-Language': 'de' }
    const [wrong, none] = await Promise.all([
      ask('POST', api.recovery(board), 'A'.repeat(25), body, german),
      ask('POST', api.recovery('a'.repeat(20)), recoveryKey, body, german),
    ])
    expect([wrong.status, await wrong.text()]).toEqual([none.status, await none.text()])
    const many = await Promise.all(
      Array.from({ length: 30 }, () => ask('POST', api.recovery(board), 'B'.repeat(25), body)),
    )
    expect(many.filter(({ status }) => status === 429)).toHaveLength(12)
    expect((await ask('POST', api.recovery(board), recoveryKey, body)).status).toBe(200)
  })

  it('[P11] a secret that somebody has thought up is refused when it is none', async () => {
    const installation = await openInstallation()
    const { board, secrets } = await installation.createBoard()
    for (const secret of ['', 'geheim', 'x'.repeat(22), `${'A'.repeat(21)}B`])
      expect(await code(renew(installation, board, secrets.organiser, secret))).toEqual([422, 'invalidBody'])
    expect((await installation.ask('GET', api.links(board), secrets.organiser)).status).toBe(200)
  })
})
