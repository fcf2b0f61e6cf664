import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { DocumentName } from '../../../../shared/domain/board.ts'
import { CREDENTIAL_PREFIX, SUBPROTOCOL } from '../../../../shared/wire/messages.ts'
import { syncRoom } from '../../../../shared/wire/paths.ts'
import { message } from '../sync/syncHouse.ts'

export interface RawVisitor {
  readonly socket: WebSocket
  readonly heard: Uint8Array[]
  readonly closed: Promise<number>
  /** Numbers become bytes, bytes get their length before them. */
  send(...parts: (number | Uint8Array)[]): void
  /** The first message, also an earlier one, that is so. */
  hear(is: (bytes: Uint8Array) => boolean): Promise<Uint8Array>
  /** Resolves once so many messages are so. */
  hearTimes(is: (bytes: Uint8Array) => boolean, times: number): Promise<void>
  /** Whether it was let in: it then hears the server's first question. */
  readonly outcome: Promise<'in' | number>
  /** Has asked for everything and answered that it has nothing. */
  admitted(): Promise<void>
  /** Everything heard so far, as a document. */
  doc(): Y.Doc
}

export const NOTHING = Uint8Array.from([0, 0])
export const isLast = (bytes: Uint8Array): boolean => bytes[0] === 0 && bytes[1] === 1

/** Somebody at the real door who says whatever the test wants. */
export function rawVisitor(url: string, board: string, document: DocumentName, credential: string): RawVisitor {
  const socket = new WebSocket(url.replace('http', 'ws') + syncRoom(board, document), [
    SUBPROTOCOL,
    CREDENTIAL_PREFIX + credential,
  ])
  onTestFinished(() => socket.terminate())
  const heard: Uint8Array[] = []
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => heard.push(data))
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  const hear: RawVisitor['hear'] = (is) =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = heard.find(is)
        if (!found) return
        socket.off('message', look)
        resolve(found)
      }
      socket.on('message', look)
      look()
    })
  const hearTimes: RawVisitor['hearTimes'] = async (is, times) => {
    await hear(() => heard.filter(is).length >= times)
  }
  const send: RawVisitor['send'] = (...parts) => socket.send(message(...parts))
  return {
    socket,
    heard,
    closed,
    send,
    hear,
    hearTimes,
    outcome: Promise.race([hear((bytes) => bytes[0] === 0).then(() => 'in' as const), closed]),
    async admitted() {
      await hear((bytes) => bytes[0] === 0 && bytes[1] === 0)
      send(0, 0, Uint8Array.from([0]))
      send(0, 1, NOTHING)
      await hear(isLast)
    },
    doc() {
      const doc = new Y.Doc()
      for (const bytes of heard) if (bytes[0] === 0 && bytes[1] === 2) Y.applyUpdate(doc, updateIn(bytes))
      return doc
    },
  }
}

/** What stands behind the two numbers and the length. */
function updateIn(bytes: Uint8Array): Uint8Array {
  let at = 2
  while ((bytes[at] ?? 0) >= 128) at++
  return bytes.subarray(at + 1)
}

/** What a fresh reader of the room is given. */
export async function seenBy(url: string, board: string, document: DocumentName, credential: string): Promise<Y.Doc> {
  const reader = rawVisitor(url, board, document, credential)
  await reader.admitted()
  reader.socket.close()
  return reader.doc()
}
