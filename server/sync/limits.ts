import { LIMITS } from '../../shared/domain/limits.ts'

/** What one connection and one room may cost. Sizes in bytes, times in milliseconds. */
export const SYNC_LIMITS = {
  frame: LIMITS.frame,
  syncStep2: LIMITS.syncStep2,
  connectionsPerBoard: LIMITS.connectionsPerBoard,
  /** Not more than a client can send at once, so that everybody can bring back a board that the server has lost. */
  boardBytes: LIMITS.syncStep2,
  /** Deleted ideas count, for they can be taken back: twice as many as a map may show. */
  ideas: 2 * LIMITS.ideas,
  /** Sustained writing of one connection. Who is over it is read later, nothing is lost. */
  bytesPerSecond: 256 * 1024,
  bytesBurst: 1024 * 1024,
  messagesPerSecond: 60,
  /** Small updates are merged by the tick and cost microseconds: a burst of these takes a fraction of a second in all. */
  messagesBurst: 20_000,
  /** Presence comes back from every stock client as an echo, so its bytes have a budget of their own. */
  presenceBytesPerSecond: 512 * 1024,
  presenceBytesBurst: 4 * 1024 * 1024,
  /** States of one's own; a viewer has no cursor to show. */
  presencePerSecond: 30,
  presenceViewerPerSecond: 1,
  /** Updates that came before they could be understood. */
  heldBytes: 1024 * 1024,
  heldFor: 10_000,
  /** How often a connection may send something that hangs on nothing, and be asked anew for what is missing. */
  resyncs: 5,
  /** Yjs client ids that one connection may write under: each page load is one, an import never more than a few. */
  clientsPerConnection: 64,
  clientsPerStep2: 8_192,
  /** Queued bytes beyond which presence is left out, and beyond which updates wait for one catch-up. */
  presenceQueue: 64 * 1024,
  updateQueue: 2 * 1024 * 1024,
  stuckFor: 30_000,
  /** The stock client gives up after 30 s without a message. */
  silentFor: 20_000,
  pingEvery: 15_000,
  /** A tail beyond this is compacted. */
  tailUpdates: 2_000,
  tailBytes: 256 * 1024,
  /** Also one that is older: deleted text leaves the disk although somebody never leaves the board. */
  tailAge: 3_600_000,
  longestTick: 50,
  closeWithin: 5_000,
}
export type SyncLimits = { readonly [limit in keyof typeof SYNC_LIMITS]: number }
