import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { CopyMaker, NewCopy } from '../../../../server/exporting/makeCopy.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import type { CopyCard } from '../../../../shared/domain/copy.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { api, syncFolder } from '../../../../shared/wire/paths.ts'
import { createPerson } from '../../../support/scriptedPerson.ts'
import { startServer } from '../../../support/server.ts'
import { bodyOf, openInstallation, revalidating } from './installation.ts'

/** Draws nothing and says what it was given: here the desk is on trial, not the painters. */
function painter() {
  let drawn = 0
  let release = () => {}
  let held: Promise<void> = Promise.resolve()
  const makeCopy: CopyMaker['makeCopy'] = async ({ mapUpdate, format, title }) => {
    drawn++
    await held
    const digest = createHash('sha256').update(mapUpdate).digest('hex')
    return {
      bytes: Buffer.from(`${format} ${title} ${digest}`),
      fileName: `${title} 2026-11-22.${format}`,
      title,
      report: { missingLetters: ['𓀀'], scale: 1 },
    }
  }
  return {
    makeCopy,
    drawn: () => drawn,
    hold: () => void (held = new Promise<void>((resolve) => (release = resolve))),
    goOn: () => release(),
  }
}

describe('copies', () => {
  it('a copy is made once, kept, announced to everybody on the board and named in UTF-8', async () => {
    const { makeCopy, drawn } = painter()
    const { ask, createBoard, url } = await openInstallation({ makeCopy })
    const { board, secrets } = await createBoard({ title: 'Größe & Maß' })
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(url.replace('http', 'ws') + syncFolder(board), 'stage', doc, {
      protocols: ['kt1', `kt.${secrets.viewer}`],
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    })

    const made = await ask('POST', api.copies(board), secrets.organiser, { format: 'pdf' })
    expect(made.status).toBe(201)
    const card = await made.json()
    expect(card).toMatchObject({ format: 'pdf', fileName: 'Größe & Maß 2026-11-22.pdf', missingLetters: ['𓀀'] })
    expect(card).not.toHaveProperty('scale')
    expect(made.headers.get('location')).toBe(api.copy(board, card.id))
    await expect.poll(() => readStage(doc).copies).toEqual([card])
    provider.destroy()

    const file = await ask('GET', api.copy(board, card.id), secrets.viewer)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Grosse _ Mass 2026-11-22.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F%202026-11-22.pdf`,
    )
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await file.arrayBuffer()).byteLength).toBe(card.bytes)
    const fresh = await ask('GET', api.copy(board, card.id), secrets.viewer, undefined, revalidating(file))
    expect(fresh.status).toBe(304)

    const again = await ask('POST', api.copies(board), secrets.organiser, { format: 'pdf' })
    expect(await again.json()).toEqual(card)
    expect(drawn()).toBe(1)
    expect(await (await ask('GET', api.copies(board), secrets.viewer)).json()).toEqual([card])
  })

  it('[P14] names leave the roster only for a copy that is to bear them, and such a copy says so', async () => {
    const orders: NewCopy[] = []
    const { makeCopy } = painter()
    const { ask, createBoard } = await openInstallation({
      makeCopy: (order) => {
        orders.push(order)
        return makeCopy(order)
      },
    })
    const { board, secrets } = await createBoard()
    await ask('POST', api.session(board), secrets.participant, { name: 'Anna', organisation: 'Stadt' })
    const make = (body: object) => bodyOf(ask('POST', api.copies(board), secrets.organiser, body))
    const without = await make({ format: 'md', names: false, sharpness: 4, paper: 'A3' })
    expect(orders.at(-1)).not.toHaveProperty('people')
    expect(without).not.toHaveProperty('names')
    const named = await make({ format: 'md', names: true })
    expect(orders.at(-1)?.people).toMatchObject([{ name: 'Anna', organisation: 'Stadt' }])
    expect(named).toMatchObject({ names: true })
    // What does not concern the format makes no second copy of the same.
    expect(await make({ format: 'md' })).toEqual(without)
    expect(await make({ format: 'md', names: true })).toEqual(named)
    await ask('POST', api.session(board), secrets.participant, { name: 'Ben' })
    expect((await make({ format: 'md', names: true }))['id']).not.toBe(named['id'])
  })

  it('[P11] a copy that nobody could open is refused with its reason', async () => {
    const { ask, createBoard } = await openInstallation({
      makeCopy: () => Promise.resolve({ refused: 'copyTooManyPixels', limit: 480 }),
    })
    const { board, secrets } = await createBoard()
    const refused = await ask('POST', api.copies(board), secrets.organiser, { format: 'png', sharpness: 4 })
    expect(refused.status).toBe(422)
    const { code, detail } = await refused.json()
    expect(code).toBe('copyTooManyPixels')
    expect(detail).toContain('480')
  })

  it('of a snapshot: the map as it was then, drawn once, also when the board has gone on; it says which one', async () => {
    const orders: Parameters<CopyMaker['makeCopy']>[0][] = []
    const { makeCopy, drawn } = painter()
    const { ask, createBoard, url } = await openInstallation({
      makeCopy: (order) => {
        orders.push(order)
        return makeCopy(order)
      },
    })
    const { board, secrets, session } = await createBoard()
    const frozen = await bodyOf<SnapshotCard>(ask('POST', api.snapshots(board), secrets.organiser, {}))
    const then = await (await ask('GET', api.snapshot(board, frozen.number), secrets.viewer)).arrayBuffer()
    const anna = createPerson({
      ...{ server: url, random: Math.random, now: () => 0 },
      session: await session(secrets.participant, { name: 'Anna' }),
    })
    onTestFinished(anna.leave)
    await anna.online()
    const copy = (body: object) => bodyOf<CopyCard>(ask('POST', api.copies(board), secrets.organiser, body))
    const first = await copy({ format: 'md', snapshot: 1 })
    expect(first.snapshot).toBe(1)
    anna.does(addIdea, { id: 'neu', parent: 'root', after: null, title: 'Neu' })
    await anna.everythingSaved()
    expect(await copy({ format: 'md', snapshot: 1 })).toEqual(first)
    expect(await copy({ format: 'md' })).not.toHaveProperty('snapshot')
    expect(drawn()).toBe(2)
    expect(orders[0]).toMatchObject({ snapshot: 1, now: frozen.takenAt })
    expect(Buffer.compare(orders[0]?.mapUpdate ?? new Uint8Array(), new Uint8Array(then))).toBe(0)
    const missing = await ask('POST', api.copies(board), secrets.organiser, { format: 'md', snapshot: 9 })
    expect([missing.status, (await missing.json()).code]).toEqual([404, 'snapshotNotFound'])
  })

  it('eighteen people who ask at once cost one drawing', async () => {
    const { makeCopy, drawn } = painter()
    const { ask, createBoard } = await openInstallation({ makeCopy })
    const { board, secrets } = await createBoard()
    const cards = await Promise.all(
      Array.from({ length: 18 }, () => bodyOf(ask('POST', api.copies(board), secrets.organiser, { format: 'png' }))),
    )
    expect(new Set(cards.map((card) => card['id'])).size).toBe(1)
    expect(drawn()).toBe(1)
  })

  it('[P11] when too many wait, the next one is told when to come back, and the waiting ones are served', async () => {
    const { makeCopy, hold, goOn } = painter()
    const { ask, createBoard } = await openInstallation({ makeCopy, env: { LIMIT_COPIES_WAITING: '1' } })
    const boards = await Promise.all([createBoard(), createBoard(), createBoard()])
    hold()
    const answers = boards.map(({ board, secrets }) =>
      ask('POST', api.copies(board), secrets.organiser, { format: 'svg' }),
    )
    const refused = await Promise.race(answers)
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'copiesBusy'])
    expect(refused.headers.get('retry-after')).toBe('30')
    goOn()
    expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([201, 201, 429])
  })

  it('[P11] a copy that cannot be drawn is a sentence, and the next one is tried', async () => {
    let broken = true
    const { makeCopy } = painter()
    const { ask, createBoard } = await openInstallation({
      makeCopy: (order) => (broken ? Promise.reject(new Error('paper jam')) : makeCopy(order)),
    })
    const { board, secrets } = await createBoard()
    const failed = await ask('POST', api.copies(board), secrets.organiser, { format: 'pdf' })
    expect([failed.status, (await failed.json()).code]).toEqual([500, 'copyFailed'])
    // Who only asks what there is to take away has nothing drawn.
    const head = await ask('HEAD', api.everything(board), secrets.organiser)
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect((await ask('GET', api.everything(board), secrets.organiser)).status).toBe(500)
    broken = false
    expect((await ask('POST', api.copies(board), secrets.organiser, { format: 'pdf' })).status).toBe(201)
  })

  it('a copy belongs to its board: others do not find it, and it goes with the board', async () => {
    const { makeCopy, hold, goOn } = painter()
    const { ask, createBoard, dataDir } = await openInstallation({ makeCopy })
    const [one, other] = await Promise.all([createBoard(), createBoard()])
    const { id } = await (await ask('POST', api.copies(one.board), one.secrets.organiser, { format: 'pdf' })).json()
    const elsewhere = await ask('GET', api.copy(other.board, id), other.secrets.organiser)
    expect([elsewhere.status, (await elsewhere.json()).code]).toEqual([404, 'copyNotFound'])
    expect((await ask('GET', api.copy(one.board, '..%2f..%2frecords'), one.secrets.organiser)).status).toBe(404)
    rmSync(path.join(dataDir, 'blobs', one.board, id))
    const lost = await ask('GET', api.copy(one.board, id), one.secrets.viewer)
    expect([lost.status, (await lost.json()).code]).toEqual([404, 'copyNotFound'])
    expect([lost.headers.get('etag'), lost.headers.get('content-disposition')]).toEqual([null, null])

    hold()
    const tooLate = ask('POST', api.copies(one.board), one.secrets.organiser, { format: 'png' })
    await ask('DELETE', api.board(one.board), one.secrets.organiser)
    goOn()
    expect((await tooLate).status).toBe(410)
    expect((await ask('GET', api.copy(one.board, id), one.secrets.viewer)).status).toBe(410)
  })

  it('[P8] the organiser gets the demo as PDF, PNG and SVG from a running server', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const created = await fetch(server.url + api.boards, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Größe', language: 'de', template: 'demo' }),
    })
    const { board, links } = await created.json()
    const headers = {
      Authorization: `Bearer ${new URL(links.organiser).hash.slice(1)}`,
      'Content-Type': 'application/json',
    }
    for (const [format, start] of [
      ['handout', '%PDF'],
      ['pdf', '%PDF-'],
      ['png', '\x89PNG'],
      ['svg', '<'],
    ]) {
      const made = await fetch(server.url + api.copies(board), {
        method: 'POST',
        headers,
        body: JSON.stringify({ format }),
      })
      const card = await made.json()
      expect([made.status, card.format]).toEqual([201, format])
      const file = await fetch(server.url + made.headers.get('location'), { headers })
      const bytes = Buffer.from(await file.arrayBuffer())
      expect(bytes.subarray(0, start?.length).toString('latin1')).toBe(start)
      expect(bytes.length).toBe(card.bytes)
    }
  })
})
