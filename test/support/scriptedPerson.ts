import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Command, Result } from '../../shared/commands/command.ts'
import { run } from '../../shared/commands/command.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { DocumentName } from '../../shared/domain/board.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { CREDENTIAL_PREFIX, MESSAGE, SAVED, SAVING, SUBPROTOCOL } from '../../shared/wire/messages.ts'
import { syncFolder } from '../../shared/wire/paths.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'

/** Somebody on a board without a browser: an own replica and the stock y-websocket client. */
export interface ScriptedPerson {
  readonly doc: Y.Doc
  readonly map: MindMap
  readonly provider: WebsocketProvider
  /** The highest question that the server has answered with "durable". */
  readonly saved: () => number
  /** Asks the server to tell when everything sent so far is durable; answers the question's number. */
  readonly askSaved: () => number
  /** Resolves when everything sent so far is durable. */
  readonly everythingSaved: () => Promise<void>
  /** Resolves when the last that the server said of its storage (see SAVING) is this. */
  readonly hearsOfSaving: (state: number) => Promise<void>
  /** Resolves when the last that the server said of the board (see CONDITION; 0 if nothing) is this. */
  readonly hearsOfCondition: (flags: number) => Promise<void>
  readonly does: <A>(command: Command<A>, args: A) => Result
  readonly point: (x: number, y: number) => void
  /** Lets the others see where this person is: see `Other` in client/presence. */
  readonly shows: (fields: Readonly<Record<string, unknown>>) => void
  readonly online: () => Promise<void>
  readonly offline: () => void
  /** The process is gone: nothing is said any more. */
  readonly crash: () => void
  readonly leave: () => void
}

interface Options {
  readonly server: string
  readonly session: SessionAnswer
  readonly document?: DocumentName
  readonly random: () => number
  readonly now: () => number
}

// Each y-websocket client listens for the end of the process; a session has more of them than Node expects.
process.setMaxListeners(0)

/** As the real client: not more than ten pointer positions a second. */
const POINTER_EVERY = 100

export function createPerson({ server, session, document = 'map', random, now }: Options): ScriptedPerson {
  const doc = new Y.Doc()
  const { map, stop } = watchMindMap(doc, () => undefined)
  const origin = {}
  const provider = new WebsocketProvider(server.replace(/^http/, 'ws') + syncFolder(session.board), document, doc, {
    // The polyfill's type is the browser's class; ws has all of it that y-websocket uses.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [SUBPROTOCOL, CREDENTIAL_PREFIX + session.ticket],
    params: { generation: session.generation },
    disableBc: true,
    connect: false,
    maxBackoffTime: 200,
  })
  let asked = 0
  let saved = 0
  let saving: number = SAVING.ok
  let condition = 0
  const waiting = new Set<() => void>()
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const what = decoding.readVarUint(decoder)
    const value = decoding.readVarUint(decoder)
    if (what === SAVED.done) saved = Math.max(saved, value)
    if (what === SAVED.state) saving = value
    if (what === SAVED.condition) condition = value
    for (const wake of [...waiting]) wake()
  }
  const person = {
    person: { participant: session.participant, name: session.name, colour: '#0e6b57' },
    editing: null,
    selection: [],
  }
  provider.awareness.setLocalState({ ...person, pointer: null })
  let pointedAt = 0

  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  const askSaved = () => {
    // Goes out with the next question: the server answers that one after it has everything from here.
    if (!provider.wsconnected) return asked + 1
    const encoder = encoding.createEncoder()
    for (const number of [MESSAGE.saved, SAVED.ask, ++asked]) encoding.writeVarUint(encoder, number)
    provider.ws?.send(encoding.toUint8Array(encoder))
    return asked
  }
  // A question that went with a lost line is never answered: whoever waits asks anew on the next one.
  provider.on('sync', (synced) => {
    if (synced && waiting.size > 0) askSaved()
  })
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    stop()
    provider.destroy()
    // Else the timer of the presence keeps all of it in memory.
    doc.destroy()
  }

  return {
    doc,
    map,
    provider,
    saved: () => saved,
    askSaved,
    everythingSaved: () => {
      const question = askSaved()
      return until(() => saved >= question)
    },
    hearsOfSaving: (state) => until(() => saving === state),
    hearsOfCondition: (flags) => until(() => condition === flags),
    does: (command, args) => run(doc, map, command, args, { by: session.participant, now: now(), random, origin }),
    point: (x, y) => {
      if (performance.now() - pointedAt < POINTER_EVERY) return
      pointedAt = performance.now()
      provider.awareness.setLocalStateField('pointer', { x, y })
    },
    shows: (fields) => provider.awareness.setLocalState({ ...provider.awareness.getLocalState(), ...fields }),
    online: async () => {
      if (provider.synced) return
      const synced = new Promise<void>((resolve, reject) => {
        const hear = (is: boolean) => {
          if (!is) return
          provider.off('sync', hear)
          resolve()
        }
        provider.on('sync', hear)
        provider.on('closed', ({ code, reason }) => reject(new Error(`the server closed with ${code} ${reason}`)))
      })
      provider.connect()
      await synced
    },
    offline: () => provider.disconnect(),
    crash: () => {
      if (provider.ws instanceof WebSocket) provider.ws.terminate()
      end()
    },
    leave: end,
  }
}
