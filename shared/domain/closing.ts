/** What a board takes: everything; comments only; nothing any more. */
export const BOARD_STATES = ['open', 'closed', 'frozen'] as const
export type BoardState = (typeof BOARD_STATES)[number]

/** When a session ends, in milliseconds since 1970. */
export interface Closing {
  /** From then on nobody writes the map. Absent: the session goes on. */
  readonly closedAt?: number | undefined
  /** Until then a closed board takes comments. Absent: it takes none. */
  readonly commentsUntil?: number | undefined
}

/** The same at one moment. */
export interface ClosingNow extends Closing {
  readonly state: BoardState
}

export function stateAt({ closedAt, commentsUntil }: Closing, now: number): BoardState {
  if (closedAt === undefined || now < closedAt) return 'open'
  return commentsUntil !== undefined && now < commentsUntil ? 'closed' : 'frozen'
}
