import type { BoardId } from '../../shared/domain/board.ts'
import { stateAt, type Closing, type ClosingNow } from '../../shared/domain/closing.ts'
import type { Clock } from '../storage/ports.ts'

/** When the boards that somebody is on end, in memory: every message on a socket asks. The records hold the same. */
export interface Closings {
  /** What a board's record said when somebody came. What was decided since it was read stands. */
  know(board: BoardId, closing: Closing): void
  /** Its record says so from now on. */
  decide(board: BoardId, closing: Closing): void
  now(board: BoardId): ClosingNow
}

const NEVER: Closing = {}

export function createClosings(clock: Pick<Clock, 'now'>): Closings {
  const known = new Map<BoardId, Closing>()
  return {
    know: (board, closing) => void (known.has(board) || known.set(board, datesOf(closing))),
    decide: (board, closing) => void known.set(board, datesOf(closing)),
    now(board) {
      const closing = known.get(board) ?? NEVER
      return { ...closing, state: stateAt(closing, clock.now()) }
    },
  }
}

const datesOf = ({ closedAt, commentsUntil }: Closing): Closing => ({ closedAt, commentsUntil })
