/** What an operator may count. Never a name, never content. */
export type SyncCount =
  | 'connected'
  | 'disconnected'
  | 'roomOpened'
  | 'roomClosed'
  | 'updates'
  | 'updateBytes'
  | 'flushes'
  | 'sentBytes'
  | 'acknowledged'
  | 'compacted'
  | 'refusedWrite'
  | 'boardFull'
  | 'garbage'
  | 'paused'
  | 'lagging'
  | 'presenceDropped'
  | 'loadFailed'
  | 'compactionFailed'

/** `connected` minus `disconnected` is the number of open sockets, and so on: every count only grows. */
export interface SyncObserver {
  count(what: SyncCount, by?: number): void
}
