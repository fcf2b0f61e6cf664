import type { RawData, WebSocket } from 'ws'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'
import { CLOSE } from '../../shared/wire/messages.ts'

export interface Reception {
  open(): Promise<Room>
  connect(room: Room): Connection
  refuse(reason: unknown): void
  /** The room was loaded for somebody who has gone meanwhile. */
  abandon(room: Room): void
}

const NOT_BINARY = 'not a binary message'

/** Listens to a new socket from its first moment; nothing is read from it until its room is loaded. */
export function acceptSocket(socket: WebSocket, reception: Reception): void {
  let connection: Connection | undefined
  const early: Uint8Array[] = []

  // without a listener a single bad frame would end the process; `close` follows and does the work
  socket.on('error', () => {})
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!isBinary || !(data instanceof Uint8Array))
      return connection ? connection.end(CLOSE.garbage, NOT_BINARY) : socket.close(CLOSE.garbage, NOT_BINARY)
    if (connection) connection.receive(data)
    else early.push(data)
  })
  socket.on('pong', () => connection?.pong())
  socket.on('close', () => connection?.left())
  socket.pause()

  const enter = (): Promise<void> =>
    reception.open().then(
      (room) => {
        // unloaded in the very moment we came
        if (room.hasEnded) return enter()
        if (socket.readyState !== socket.OPEN) return reception.abandon(room)
        connection = reception.connect(room)
        connection.greet()
        for (const bytes of early) connection.receive(bytes)
        socket.resume()
      },
      (error: unknown) => {
        socket.resume()
        reception.refuse(error)
      },
    )
  void enter()
}
