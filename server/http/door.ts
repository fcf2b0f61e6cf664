import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { accessTo } from '../../shared/domain/access.ts'
import { DOCUMENT_NAMES, type DocumentName } from '../../shared/domain/board.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { CLOSE, SUBPROTOCOL } from '../../shared/wire/messages.ts'
import { readBoard } from '../boards/boardRecord.ts'
import type { Installation } from '../installation.ts'
import { clientAddress } from '../access/clientAddress.ts'
import { newConnectionCounts } from '../access/connectionCounts.ts'
import { credentialOfSocket } from '../access/credential.ts'
import { whoIs } from '../access/whoIs.ts'

export interface Door {
  /** Answers one request to become a socket: into the room, or out with a reason that the client can show. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/**
 * The entrance of all sockets. Who may not come in is let in for one moment and sent away with a close code: a refused handshake
 * tells a browser nothing, and the stock client would knock for ever. Only what no honest client does is refused at once.
 */
export function createDoor({ config, records, rooms, log }: Installation): Door {
  const open = newConnectionCounts()
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // The answer to the first question may be as large as a whole map; rooms are stricter about everything after it.
    maxPayload: LIMITS.syncStep2 + 1024,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  })

  const enter = async (socket: WebSocket, request: IncomingMessage, wanted: Wanted): Promise<void> => {
    const address = clientAddress(request, config.trustedProxies)
    const visitor = await whoIs(records, wanted.board, credentialOfSocket(request.headers))
    if (visitor === 'gone') return socket.close(CLOSE.gone, 'gone')
    if (!visitor) return socket.close(CLOSE.unauthorised, 'unauthorised')
    if (wanted.generation !== null && wanted.generation !== visitor.record.generation)
      return socket.close(CLOSE.gone, 'another generation')
    const { connectionsPerBoard, connectionsPerAddress } = config.limits
    if (open.count(wanted.board) >= connectionsPerBoard || open.count(address) >= connectionsPerAddress)
      return socket.close(CLOSE.tryLater, 'too many connections')
    if (socket.readyState !== socket.OPEN) return

    for (const key of [wanted.board, address]) {
      open.add(key)
      socket.once('close', () => open.remove(key))
    }
    rooms.acceptSocket(socket, {
      board: wanted.board,
      document: wanted.document,
      access: accessTo(visitor.role, wanted.document),
      // A tool may come with a link's secret and no ticket: it is nobody in the roster.
      participant: visitor.person?.participant ?? `guest-${visitor.role}`,
      name: visitor.person?.name ?? undefined,
    })
    // Between whoIs and acceptSocket nothing is awaited; but the board may have been erased while whoIs was read.
    if ((await readBoard(records, wanted.board))?.record.state !== 'live') socket.close(CLOSE.gone, 'gone')
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const wanted = wantedRoom(request.url ?? '')
      if (!wanted) return refuse(socket, 404)
      if (!sameOrigin(request, config.publicUrl)) return refuse(socket, 403)
      sockets.handleUpgrade(request, socket, head, (accepted) => {
        // Without a listener one broken frame would end the whole server.
        accepted.on('error', () => accepted.terminate())
        // What arrives while we look up who it is must reach the room: the stock client speaks first.
        accepted.pause()
        enter(accepted, request, wanted)
          .catch((error: unknown) => {
            log.error({ error }, 'entering failed')
            accepted.close(CLOSE.tryLater, 'try again later')
          })
          .finally(() => accepted.resume())
      })
    },
    close: () => sockets.close(),
  }
}

interface Wanted {
  readonly board: string
  readonly document: DocumentName
  readonly generation: string | null
}
const ROOM = /^\/sync\/([a-z0-9]{1,40})\/([a-z0-9-]{1,40})$/

function wantedRoom(address: string): Wanted | undefined {
  if (!URL.canParse(address, 'http://localhost')) return undefined
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const [, board, name] = ROOM.exec(pathname) ?? []
  const document = DOCUMENT_NAMES.find((known) => known === name)
  return board && document ? { board, document, generation: searchParams.get('generation') } : undefined
}

/** Another site's page must not open sockets with what it may have got hold of. Tools send no Origin. */
function sameOrigin({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || (publicUrl !== undefined && origin === new URL(publicUrl).origin)
}

function refuse(socket: Duplex, status: 403 | 404): void {
  const reason = { 403: 'Forbidden', 404: 'Not Found' }[status]
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
