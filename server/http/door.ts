import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { accessTo, mayModerate } from '../../shared/domain/access.ts'
import { DOCUMENT_NAMES, type DocumentName } from '../../shared/domain/board.ts'
import { CLOSE, SUBPROTOCOL } from '../../shared/wire/messages.ts'
import type { Installation } from '../installation.ts'
import { clientAddress } from '../access/clientAddress.ts'
import { newConnectionCounts } from '../access/connectionCounts.ts'
import { credentialOfSocket } from '../access/credential.ts'
import { whoIs, type NoVisitor, type Visitor } from '../access/whoIs.ts'
import { newParticipantId } from '../boards/randomId.ts'
import type { Allowances } from './allowance.ts'

export interface Door {
  /** Answers one request to become a socket: into the room, or out with a reason that the client can show. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/**
 * The entrance of all sockets. Who may not come in is let in for one moment and sent away with a close code: a refused handshake
 * tells a browser nothing, and the stock client would knock for ever. Only what no honest client does is refused at once.
 */
export function createDoor(installation: Installation, { failures }: Pick<Allowances, 'failures'>): Door {
  const { config, rooms, closings, log } = installation
  const open = newConnectionCounts()
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // The answer to the first question may be as large as a whole map; rooms are stricter about everything after it.
    maxPayload: config.limits.sync.syncStep2 + 1024,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  })

  /** Why somebody whom we know, or do not, may not come into this room. */
  const closeCode = (
    visitor: Visitor | NoVisitor,
    { board, generation }: Wanted,
    address: string,
  ): Goodbye | undefined => {
    if (visitor === 'gone') return [CLOSE.gone, 'gone']
    if (visitor === 'unknown') return [CLOSE.unauthorised, 'unauthorised']
    if (typeof visitor === 'string') return [CLOSE.withdrawn, visitor]
    if (generation !== null && generation !== visitor.record.generation) return [CLOSE.begunAnew, 'another generation']
    const { connectionsPerBoard, connectionsPerAddress } = config.limits
    const full = open.count(board) >= connectionsPerBoard || open.count(address) >= connectionsPerAddress
    return full ? [CLOSE.tryLater, 'too many connections'] : undefined
  }

  const enter = (socket: WebSocket, visitor: Visitor, { board, document }: Wanted, address: string): void => {
    for (const key of [board, address]) {
      open.add(key)
      socket.once('close', () => open.remove(key))
    }
    const { role } = visitor
    // What is said in talk is said by somebody.
    const isNobody = document === 'talk' && !visitor.person
    closings.know(board, visitor.record)
    rooms.acceptSocket(socket, {
      board,
      document,
      access: config.readOnly || isNobody ? 'read' : accessTo(role, document, 'open'),
      moderates: () => mayModerate(role, closings.now(board).state),
      isOpen: () => accessTo(role, document, closings.now(board).state) === 'write',
      // Readers and tools may come with a link's secret and no ticket: then they are nobody in the roster.
      participant: visitor.person?.participant ?? newParticipantId(),
      name: visitor.person?.name ?? undefined,
      role: visitor.role,
      credential: visitor.credentialHash,
    })
  }

  const letIn = async (request: IncomingMessage, socket: Duplex, head: Buffer, wanted: Wanted): Promise<void> => {
    const address = clientAddress(request, config.trustedProxies)
    const visitor = await whoIs(installation, wanted.board, credentialOfSocket(request.headers))
    const wait = visitor === 'unknown' ? failures.spend(address) : undefined
    if (wait !== undefined) return refuse(socket, 429, `Retry-After: ${wait}\r\n`)
    // Asked while the socket is opened, in one go with entering: nobody slips in between.
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // Without a listener one broken frame would end the whole server.
      accepted.on('error', () => accepted.terminate())
      const goodbye = closeCode(visitor, wanted, address)
      if (goodbye) return accepted.close(...goodbye)
      if (typeof visitor === 'string') return accepted.terminate()
      enter(accepted, visitor, wanted, address)
      // The right may have been withdrawn while it was looked up.
      whoIs(installation, wanted.board, credentialOfSocket(request.headers)).then(
        (now) => {
          if (typeof now !== 'string') return
          const code = now === 'gone' ? CLOSE.gone : CLOSE.withdrawn
          rooms.review(wanted.board, ({ credential }) => (credential === visitor.credentialHash ? code : undefined))
        },
        (error: unknown) => log.error({ error }, 'looking again at who came in failed'),
      )
    })
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const wanted = wantedRoom(request.url ?? '')
      if (!wanted) return refuse(socket, 404)
      if (!sameOrigin(request, config.publicUrl)) return refuse(socket, 403)
      letIn(request, socket, head, wanted).catch((error: unknown) => {
        log.error({ error }, 'entering failed')
        refuse(socket, 503)
      })
    },
    close: () => sockets.close(),
  }
}

type Goodbye = readonly [code: number, reason: string]

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

const REASONS = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests', 503: 'Service Unavailable' } as const

function refuse(socket: Duplex, status: keyof typeof REASONS, headers = ''): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}
