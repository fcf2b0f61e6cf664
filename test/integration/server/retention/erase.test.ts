import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { api, syncFolder } from '../../../../shared/wire/paths.ts'
import { readBoard } from '../../../../server/boards/boardRecord.ts'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { eraseBoard, finishErasures } from '../../../../server/boards/eraseBoard.ts'
import { keepPicture, pictureBlob } from '../../../../server/boards/pictureRecords.ts'
import { join } from '../../../../server/boards/roster.ts'
import { createBoard as createByHttp, join as joinByHttp } from '../../../support/boardByHttp.ts'
import { startServer } from '../../../support/server.ts'
import { rawVisitor, seenBy } from '../access/rawVisitor.ts'
import { openInstallation } from '../http/installation.ts'
import { filesWith, movableClock, openHouse, type House } from './house.ts'

async function markedBoard({ means }: House): Promise<string> {
  const { board } = await createBoard(means, { title: 'Marke-Titel', language: 'de', template: 'blank' })
  await join(means, board, { role: 'participant', link: 1 }, { name: 'Marke-Name' })
  await means.blobs.put(`${board}/${'A'.repeat(16)}`, Buffer.from('Marke-Kopie'))
  const id = 'B'.repeat(22)
  const file = { bytes: 10, hash: 'Marke-Summe' }
  await means.blobs.put(pictureBlob(board, id, 'full'), Buffer.from('Marke-Bild'))
  await keepPicture(means.records, board, { id, width: 1, height: 1, full: file, small: file, addedAt: 0 })
  await means.snapshots.take(board, { cause: 'asked', name: 'Marke-Stand' })
  return board
}

describe('[P16] erasing', () => {
  type Means = House['means']
  const fault = (): Promise<never> => Promise.reject(Object.assign(new Error('broken off'), { code: 'EIO' }))
  /** Where erasing can break off, one after the other. */
  const steps: Record<string, (means: Means) => Means> = {
    'before the words are gone': (means) => ({
      ...means,
      updates: Object.assign(Object.create(means.updates), { erase: fault }),
    }),
    'before the copies’ cards are gone': (means) => ({
      ...means,
      records: Object.assign(Object.create(means.records), proxyOf(means, 'copy/')),
    }),
    'before the snapshots’ cards are gone': (means) => ({
      ...means,
      records: Object.assign(Object.create(means.records), proxyOf(means, 'snapshot/')),
    }),
    'before the pictures’ cards are gone': (means) => ({
      ...means,
      records: Object.assign(Object.create(means.records), proxyOf(means, 'picture/')),
    }),
    'before the copies are gone': (means) => ({
      ...means,
      blobs: Object.assign(Object.create(means.blobs), { delete: fault }),
    }),
    'before the names are gone': (means) => ({
      ...means,
      records: Object.assign(Object.create(means.records), proxyOf(means, 'person/')),
    }),
  }
  const proxyOf = ({ records }: Means, broken: string) => ({
    get: (key: string) => records.get(key),
    scan: (prefix: string) => records.scan(prefix),
    put: (...args: Parameters<Means['records']['put']>) => records.put(...args),
    delete: (key: string) => records.delete(key),
    deleteAll: (prefix: string) => (prefix.startsWith(broken) ? fault() : records.deleteAll(prefix)),
  })
  for (const [where, breaking] of Object.entries(steps))
    it(`[bar 38] that breaks off ${where} is shut at once and finished at the next start`, async () => {
      const house = await openHouse(movableClock())
      const board = await markedBoard(house)
      await expect(eraseBoard(breaking(house.means), board)).rejects.toThrow('broken off')
      expect((await readBoard(house.means.records, board))?.record).toMatchObject({ state: 'erased', finished: false })
      await house.restart()
      await finishErasures(house.means)
      expect((await readBoard(house.means.records, board))?.record).toMatchObject({ state: 'erased', finished: true })
      expect(house.filesWith('Marke-')).toEqual([])
    })

  it('[bar 38] killed in the middle, the next start ends it: nothing of the board is left, whenever it was', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    for (let round = 0; round < 6; round++) {
      const { board, secrets } = await createByHttp(server.url, { title: 'Marke-Titel' })
      await joinByHttp(server.url, board, secrets.participant, 'Marke-Name')
      const erasing = fetch(server.url + api.board(board), {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${secrets.organiser}` },
      }).then(
        ({ status }) => status,
        () => 'broken off' as const,
      )
      // A little later each round: before, in and after the erasing.
      await new Promise((resolve) => setTimeout(resolve, round * 3))
      await server.kill('SIGKILL')
      const answered = await erasing
      await server.restart()
      const { status } = await fetch(server.url + api.board(board), {
        headers: { Authorization: `Bearer ${secrets.viewer}` },
      })
      if (answered === 204) expect(status).toBe(410)
      if (status === 410)
        expect(filesWith(server.dataDir, board).filter((file) => !/meta|erased/.test(file))).toEqual([])
      else
        await fetch(server.url + api.board(board), {
          method: 'DELETE',
          headers: { Authorization: `Bearer ${secrets.organiser}` },
        })
      expect(filesWith(server.dataDir, 'Marke-')).toEqual([])
    }
  })

  it('[bar 38] a late browser with the whole board in it is told that it is gone, and brings nothing back', async () => {
    const { url, ask, createBoard, dataDir } = await openInstallation()
    const { board, secrets, session } = await createBoard({ title: 'Marke-Titel' })
    const { ticket } = await session(secrets.participant, { name: 'Marke-Name' })
    const doc = await seenBy(url, board, 'map', ticket)
    doc.getMap('meta').set('title', 'Marke-Spät')
    expect((await ask('DELETE', api.board(board), secrets.organiser)).status).toBe(204)
    const provider = new WebsocketProvider(url.replace('http', 'ws') + syncFolder(board), 'map', doc, {
      protocols: ['kt1', `kt.${ticket}`],
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
      connect: false,
    })
    onTestFinished(() => provider.destroy())
    const closed = new Promise<number>((resolve) => provider.on('closed', ({ code }) => resolve(code)))
    provider.connect()
    expect(await closed).toBe(4410)
    const late = await ask('POST', api.session(board), ticket, { name: 'Marke-Wieder' })
    expect([late.status, (await late.json()).code]).toEqual([410, 'boardGone'])
    expect(filesWith(dataDir, 'Marke-')).toEqual([])
  })

  it('who comes in while the board is being erased leaves no name behind', async () => {
    const { ask, createBoard, dataDir } = await openInstallation()
    for (let round = 0; round < 5; round++) {
      const { board, secrets } = await createBoard()
      await Promise.all([
        ...Array.from({ length: 8 }, (_, n) =>
          ask('POST', api.session(board), secrets.participant, { name: `Marke-${n}` }),
        ),
        ask('DELETE', api.board(board), secrets.organiser),
      ])
      expect(filesWith(dataDir, 'Marke-')).toEqual([])
    }
  })

  it('[bar 38] text that a user has deleted is on no disk any more once the last one has left', async () => {
    const { url, ask, createBoard, dataDir } = await openInstallation()
    const { board, secrets } = await createBoard()
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(url.replace('http', 'ws') + syncFolder(board), 'map', doc, {
      protocols: ['kt1', `kt.${secrets.participant}`],
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    })
    await once(provider as never, 'sync')
    const text = new Y.XmlText()
    const titles = doc.getMap('title')
    const fragment = new Y.XmlFragment()
    titles.set('i1', fragment)
    fragment.insert(0, [text])
    text.insert(0, 'Marke-Wort und was bleibt')
    const saved = new Promise<void>((resolve) => {
      provider.messageHandlers[64] = () => resolve()
    })
    provider.ws?.send(Uint8Array.from([64, 0, 1]))
    await saved
    expect(filesWith(dataDir, 'Marke-Wort').length).toBeGreaterThan(0)
    text.delete(0, 'Marke-Wort'.length)
    provider.destroy()
    await expect.poll(() => filesWith(dataDir, 'Marke-Wort'), { timeout: 20_000 }).toEqual([])
    expect(filesWith(dataDir, 'was bleibt').length).toBeGreaterThan(0)
    expect((await ask('GET', api.board(board), secrets.viewer)).status).toBe(200)
  })
})

describe('[P14] [P16] names', () => {
  it('are erased, one or all, and the map stays; whoever is there is shown without', async () => {
    const { url, ask, createBoard, dataDir } = await openInstallation()
    const { board, secrets, session } = await createBoard({ template: 'demo' })
    const [ada, ben] = [
      await session(secrets.participant, { name: 'Marke-Ada', organisation: 'Marke-Werk' }),
      await session(secrets.participant, { name: 'Marke-Ben' }),
    ]
    const map = (await seenBy(url, board, 'map', secrets.viewer)).getMap('title').size
    expect((await ask('POST', api.snapshots(board), secrets.organiser, {})).status).toBe(201)
    const inside = rawVisitor(url, board, 'map', ada.ticket)
    await inside.admitted()
    // Everybody may erase the own name, nobody another one's; the organiser may erase any.
    expect((await ask('DELETE', api.name(board, ben.participant), ada.ticket)).status).toBe(403)
    expect((await ask('DELETE', api.name(board, ada.participant), ada.ticket)).status).toBe(204)
    expect(await inside.closed).toBe(1001)
    expect(filesWith(dataDir, 'Marke-Ada')).toEqual([])
    expect(filesWith(dataDir, 'Marke-Werk')).toEqual([])
    expect(filesWith(dataDir, 'Marke-Ben').length).toBeGreaterThan(0)
    expect(await session(ada.ticket)).toMatchObject({ participant: ada.participant, name: null })
    expect((await ask('DELETE', api.names(board), secrets.organiser)).status).toBe(204)
    expect(await (await ask('GET', api.people(board), secrets.organiser)).json()).toEqual([])
    expect(filesWith(dataDir, 'Marke-Ben')).toEqual([])
    expect((await seenBy(url, board, 'map', secrets.viewer)).getMap('title').size).toBe(map)
    // Nor do they stand in what was frozen before.
    for (const address of [api.snapshot(board, 1), api.snapshots(board)])
      expect(await (await ask('GET', address, secrets.viewer)).text()).not.toContain('Marke-')
    expect((await ask('DELETE', api.name(board, 'nobody'), secrets.organiser)).status).toBe(404)
  })

  it('[P11] how long a board is kept can be chosen within bounds, by the organiser', async () => {
    const { ask, createBoard } = await openInstallation({ env: { RETENTION_DAYS: '30', RETENTION_DAYS_MOST: '60' } })
    const { board, secrets, session } = await createBoard()
    const shown = await (await ask('GET', api.board(board), secrets.viewer)).json()
    expect(shown.retention).toMatchObject({ days: 30, least: 1, most: 60 })
    const change = (retentionDays: unknown) => ask('PATCH', api.board(board), secrets.organiser, { retentionDays })
    const changed = await (await change(60)).json()
    expect(changed.retention.days).toBe(60)
    expect((await session(secrets.viewer)).erasedOn).toBe(changed.retention.erasedOn)
    for (const wrong of [0, 61]) {
      const refused = await change(wrong)
      expect([refused.status, (await refused.json()).code]).toEqual([422, 'retentionOutOfBounds'])
    }
    expect((await change('lange')).status).toBe(422)
    expect((await (await change(null)).json()).retention.days).toBe(30)
  })
})
