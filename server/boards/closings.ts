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
  /** Call it now and then with the boards that somebody is on: a board is forgotten on which nobody was the last time either. */
  keepOf(boards: ReadonlySet<BoardId>): void
}

const NEVER: Closing = {}

export function createClosings(clock: Pick<Clock, 'now'>): Closings {
  const known = new Map<BoardId, Closing>()
  /** Nobody was on them at the last look. Whoever is coming in just now may have read the record before something was decided. */
  const deserted = new Set<BoardId>()
  const learn = (board: BoardId, { closedAt, commentsUntil }: Closing): void => {
    known.set(board, { closedAt, commentsUntil })
    deserted.delete(board)
  }
  return {
    know: (board, closing) => void (known.has(board) || learn(board, closing)),
    decide: learn,
    now(board) {
      const closing = known.get(board) ?? NEVER
      return { ...closing, state: stateAt(closing, clock.now()) }
    },
    keepOf(boards) {
      for (const board of known.keys()) {
        if (boards.has(board)) deserted.delete(board)
        else if (deserted.delete(board)) known.delete(board)
        else deserted.add(board)
      }
    },
  }
}
