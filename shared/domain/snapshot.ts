/** Why a snapshot was taken. */
export type SnapshotCause = (typeof SNAPSHOT_CAUSES)[number]
export const SNAPSHOT_CAUSES = [
  'asked',
  'activity',
  'import',
  'bulkDelete',
  'restore',
  'publication',
  'closing',
] as const

/** What everybody on the board knows of one of its snapshots: the map frozen, never changed but for its name. */
export interface SnapshotCard {
  /** From 1 for each board, without gaps at the time of taking. */
  readonly number: number
  readonly name?: string
  readonly cause: SnapshotCause
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly ideas: number
  /** Since the one before. */
  readonly changes: SnapshotChanges
  /** Who was there, as numbers only. */
  readonly people: { readonly organisers: number; readonly participants: number; readonly viewers: number }
  readonly bytes: number
}

export interface SnapshotChanges {
  readonly added: number
  readonly changed: number
  readonly moved: number
  readonly removed: number
}
