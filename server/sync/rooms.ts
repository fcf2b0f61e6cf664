import type { WebSocket } from 'ws'
import type { BoardId, DocumentName } from '../../shared/domain/board.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { Clock, UpdateLog } from '../storage/ports.ts'
import type { Compactor } from './compactor.ts'
import type { SyncLimits } from './limits.ts'
import type { SyncObserver } from './observe.ts'

/** Who comes, decided once, at the upgrade. */
export interface Visitor {
  readonly board: BoardId
  readonly document: DocumentName
  readonly access: 'read' | 'write'
  readonly participant: ParticipantId
  readonly name?: string | undefined
}

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly compactor: Compactor
  readonly clock: Clock
  readonly limits?: Partial<SyncLimits>
  readonly observe?: SyncObserver
}

/** All rooms of this process. */
export interface Rooms {
  /** Takes over an open socket for good. The room is loaded before the first answer. */
  acceptSocket(socket: WebSocket, visitor: Visitor): void
  /** The server's own update: resolves once it is durable. Rejects when the board is gone or the log refuses. */
  publish(board: BoardId, document: DocumentName, update: Uint8Array): Promise<void>
  /** The whole document as one update, with everything that was sent to anybody. */
  read(board: BoardId, document: DocumentName): Promise<Uint8Array>
  /** Ends all connections of a board and forgets its rooms; call it before the board is erased. */
  closeBoard(board: BoardId, code: number): void
  /** Saves, acknowledges, says goodbye with 1001. At most about five seconds. */
  close(): Promise<void>
}

export function createRooms(options: RoomsOptions): Rooms {
  void options
  const later = () => Promise.reject(new Error('not built yet'))
  return {
    acceptSocket: (socket) => socket.close(1013),
    publish: later,
    read: later,
    closeBoard: () => {},
    close: async () => {},
  }
}
