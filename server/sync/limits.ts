import { LIMITS } from '../../shared/domain/limits.ts'

/** What one connection and one room may cost. Sizes in bytes, times in milliseconds. */
export const SYNC_LIMITS = {
  frame: LIMITS.frame,
  syncStep2: LIMITS.syncStep2,
  presence: LIMITS.presence,
  connectionsPerBoard: LIMITS.connectionsPerBoard,
}
export type SyncLimits = typeof SYNC_LIMITS
