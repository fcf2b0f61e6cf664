import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/domain/board.ts'
import { CLOSING, CREDENTIAL_PREFIX, MESSAGE, SAVED, SUBPROTOCOL } from '../../shared/wire/messages.ts'
import { syncFolder } from '../../shared/wire/paths.ts'
import { BOARD_STATES, type ClosingNow } from '../../shared/domain/closing.ts'
import type { ClosingAnswer, SessionAnswer } from '../../shared/wire/requests.ts'
import { createCondition, type BoardCondition } from './condition.ts'
import { holdWhileComposing } from './holdWhileComposing.ts'
import { createSavedState, type SavedStateInput } from './savedState.ts'
import { sendLargeUpdates } from './sendLargeUpdates.ts'
import { sendOwnPresence } from './sendOwnPresence.ts'

/** The line of one document to the server. */
export interface Line {
  readonly provider: WebsocketProvider
  readonly saved: SavedStateInput
  readonly condition: BoardCondition
  /** The server ended it for good: the close code. */
  onEnd(listener: (code: number) => void): void
  /** Comes back now instead of at the next attempt. */
  hurry(): void
  close(): void
}

const clock = {
  now: () => Date.now(),
  after(milliseconds: number, deed: () => void) {
    const timer = setTimeout(deed, milliseconds)
    return () => clearTimeout(timer)
  },
}

export function connect(doc: Y.Doc, document: DocumentName, session: SessionAnswer): Line {
  const server = `${location.origin.replace(/^http/, 'ws')}${syncFolder(session.board)}`
  const provider = new WebsocketProvider(server, document, doc, {
    protocols: [SUBPROTOCOL, CREDENTIAL_PREFIX + session.ticket],
    params: { generation: session.generation },
    // Two tabs meet on the server: what one has from the other is not yet saved.
    disableBc: true,
    connect: false,
    maxBackoffTime: 5_000,
  })
  sendOwnPresence(provider)
  sendLargeUpdates(provider)
  const stopHolding = holdWhileComposing(provider)
  const saved = createSavedState((number) => provider.ws?.send(question(number)), clock)

  const condition = createCondition(session.closing && closingOf(session.closing))
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const kind = decoding.readVarUint(decoder)
    const value = decoding.readVarUint(decoder)
    if (kind === SAVED.condition) return condition.heard(value)
    if (kind === SAVED.closing)
      return condition.heardClosing(
        closingOf({
          state: BOARD_STATES.find((state) => CLOSING[state] === value) ?? 'frozen',
          closedAt: decoding.readVarUint(decoder) || null,
          commentsUntil: decoding.readVarUint(decoder) || null,
        }),
      )
    if (kind === SAVED.done) condition.acknowledged()
    saved.heard(kind, value)
  }
  // The first answer of ours to the server's question leaves before `sync`: what is asked then covers offline edits too.
  provider.on('sync', (synced) => {
    if (synced) saved.synced()
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') saved.disconnected()
    if (status === 'connected') condition.connected()
  })
  provider.on('connection-error', () => saved.unreachable())
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) saved.edited()
  })

  const hurry = (): void => {
    if (!provider.shouldConnect || provider.wsconnected || provider.wsconnecting) return
    provider.wsUnsuccessfulReconnects = 0
    provider.connect()
  }
  const wake = (): void => {
    if (!window.document.hidden) hurry()
  }
  window.addEventListener('online', hurry)
  window.document.addEventListener('visibilitychange', wake)
  provider.connect()

  return {
    provider,
    saved,
    condition,
    hurry,
    onEnd: (listener) => void provider.on('closed', ({ code }) => listener(code)),
    close() {
      window.removeEventListener('online', hurry)
      window.document.removeEventListener('visibilitychange', wake)
      saved.stop()
      stopHolding()
      provider.destroy()
    },
  }
}

const closingOf = ({ state, closedAt, commentsUntil }: ClosingAnswer): ClosingNow => ({
  state,
  ...(closedAt !== null && { closedAt }),
  ...(commentsUntil !== null && { commentsUntil }),
})

function question(number: number): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.saved)
  encoding.writeVarUint(encoder, SAVED.ask)
  encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}
