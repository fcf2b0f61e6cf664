import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { api, syncFolder, syncRoom } from '../../../../shared/wire/paths.ts'
import { openInstallation, type TestBoard, type TestInstallation } from './installation.ts'

/** The stock client, as the browser uses it: the credential travels as a sub-protocol. */
function connect(
  { url }: TestInstallation,
  { board }: TestBoard,
  document: string,
  credential: string,
  generation?: string,
) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(url.replace('http', 'ws') + syncFolder(board), document, doc, {
    protocols: ['kt1', `kt.${credential}`],
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    params: generation === undefined ? {} : { generation },
  })
  onTestFinished(() => provider.destroy())
  return { doc, provider }
}

const synced = (provider: WebsocketProvider) => new Promise<void>((resolve) => provider.once('sync', () => resolve()))
/** The code that ended the provider's attempts for good. */
const closedFor = (provider: WebsocketProvider) =>
  new Promise<number>((resolve) => provider.on('connection-close', (event) => resolve(event?.code ?? 0)))

const open = (
  installation: TestInstallation,
  path: string,
  options: { protocols?: string[]; headers?: Record<string, string> },
) => {
  const socket = new WebSocket(installation.url.replace('http', 'ws') + path, options.protocols ?? [], {
    headers: options.headers ?? {},
  })
  onTestFinished(() => socket.terminate())
  socket.on('error', () => {})
  return socket
}
const closeCode = async (socket: WebSocket) => Number((await once(socket, 'close'))[0])
const httpStatus = async (socket: WebSocket) => Number((await once(socket, 'unexpected-response'))[1].statusCode)

describe('sockets', () => {
  it('[P2] what one participant writes reaches the other, through the stock client', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const [a, b] = await Promise.all([board.session(board.secrets.participant), board.session(board.secrets.organiser)])
    const left = connect(installation, board, 'map', a.ticket, a.generation)
    const right = connect(installation, board, 'map', b.ticket)
    await Promise.all([synced(left.provider), synced(right.provider)])
    const arrived = once(right.doc as never, 'update')
    left.doc.getMap('meta').set('title', 'Neu')
    await arrived
    expect(right.doc.getMap('meta').get('title')).toBe('Neu')
  })

  it('a wrong link, another generation and a deleted board end the stock client’s attempts, each with its code', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    expect(await closedFor(connect(installation, board, 'map', 'A'.repeat(22)).provider)).toBe(4401)
    expect(await closedFor(connect(installation, board, 'map', board.secrets.viewer, 'old').provider)).toBe(4409)
    await installation.ask('DELETE', api.board(board.board), board.secrets.organiser)
    expect(await closedFor(connect(installation, board, 'map', board.secrets.viewer).provider)).toBe(4410)
  })

  it('deleting a board sends home everybody who is on it', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const { provider } = connect(installation, board, 'map', board.secrets.participant)
    await synced(provider)
    const closed = closedFor(provider)
    await installation.ask('DELETE', api.board(board.board), board.secrets.organiser)
    expect(await closed).toBe(4410)
  })

  it('[P6] a viewer’s words reach nobody, and the stage is the organiser’s', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const organiser = connect(installation, board, 'map', board.secrets.organiser)
    const viewer = connect(installation, board, 'map', board.secrets.viewer)
    const participant = connect(installation, board, 'stage', board.secrets.participant)
    await Promise.all([organiser, viewer, participant].map(({ provider }) => synced(provider)))
    viewer.doc.getMap('meta').set('title', 'vom Leser')
    participant.doc.getMap('tally').set('root', 99)
    organiser.doc.getMap('meta').set('language', 'en')
    const late = connect(installation, board, 'map', board.secrets.viewer)
    const lateStage = connect(installation, board, 'stage', board.secrets.viewer)
    await Promise.all([synced(late.provider), synced(lateStage.provider)])
    expect(late.doc.getMap('meta').get('title')).toBe('Klima')
    expect(lateStage.doc.getMap('tally').size).toBe(0)
  })

  it('[P7] another site’s page gets no socket; our own address and tools do', async () => {
    const installation = await openInstallation({ env: { PUBLIC_URL: 'https://tisch.example.org' } })
    const { board, secrets } = await installation.createBoard()
    const path = syncRoom(board, 'map')
    const protocols = ['kt1', `kt.${secrets.viewer}`]
    expect(await httpStatus(open(installation, path, { protocols, headers: { Origin: 'https://evil.example' } }))).toBe(
      403,
    )
    expect(await httpStatus(open(installation, path, { protocols, headers: { Origin: 'null' } }))).toBe(403)
    const own = open(installation, path, { protocols, headers: { Origin: 'https://tisch.example.org' } })
    await once(own, 'message')
    expect(own.protocol).toBe('kt1')
    const same = open(installation, path, { protocols, headers: { Origin: installation.url } })
    await once(same, 'message')
    const tool = open(installation, path, { headers: { Authorization: `Bearer ${secrets.viewer}` } })
    await once(tool, 'message')
  })

  it('an address that is no room is refused, whatever it tries', async () => {
    const installation = await openInstallation()
    const { board, secrets } = await installation.createBoard()
    const protocols = ['kt1', `kt.${secrets.organiser}`]
    for (const path of [
      '/',
      '/sync',
      `/sync/${board}`,
      `/sync/${board}/secrets`,
      `/sync/../${board}/map`,
      `/sync/%2e%2e/map`,
      `/sync/${board}/map/x`,
      '//',
    ])
      expect(await httpStatus(open(installation, path, { protocols }))).toBe(404)
    expect(await closeCode(open(installation, syncRoom('a'.repeat(20), 'map'), { protocols }))).toBe(4401)
    expect((await installation.ask('GET', '/healthz')).status).toBe(200)
  })

  it('too many sockets are told to come back later, and the first ones stay', async () => {
    const installation = await openInstallation({ env: { LIMIT_CONNECTIONS_PER_BOARD: '2' } })
    const { board, secrets } = await installation.createBoard()
    const come = () => open(installation, syncRoom(board, 'map'), { protocols: ['kt1', `kt.${secrets.viewer}`] })
    const [first, second] = [come(), come()]
    await Promise.all([once(first, 'message'), once(second, 'message')])
    expect(await closeCode(come())).toBe(1013)
    const left = once(first, 'close')
    first.close()
    await left
    expect(second.readyState).toBe(WebSocket.OPEN)
    await expect
      .poll(async () => {
        const again = come()
        return Promise.race([once(again, 'message').then(() => 'in'), once(again, 'close').then(() => 'out')])
      })
      .toBe('in')
  })

  it('sockets do not compress: a small bomb must stay small', async () => {
    const installation = await openInstallation()
    const { board, secrets } = await installation.createBoard()
    const socket = open(installation, syncRoom(board, 'map'), { protocols: ['kt1', `kt.${secrets.viewer}`] })
    await once(socket, 'open')
    expect(socket.extensions).toBe('')
  })
})
