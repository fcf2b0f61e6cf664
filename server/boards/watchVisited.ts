import type { BoardId } from '../../shared/domain/board.ts'
import type { Installation } from '../installation.ts'

interface Watch {
  /** In words; undefined where there is nothing to act on. */
  readonly stateOf: (board: BoardId) => Promise<string | undefined> | string | undefined
  readonly act: (board: BoardId) => Promise<void> | void
  /** Which boards somebody was on at this look. */
  readonly looked?: (boards: ReadonlySet<BoardId>) => void
}

/** So long at most nobody hears of what only the clock has brought about. */
const EVERY = 1_000

/**
 * Looks at each board that somebody is on and acts once where it is in another state than it was last acted on. Nothing is kept of a board that
 * everybody has left. Answers how to stop.
 */
export function watchVisited(
  { rooms, clock, log }: Pick<Installation, 'rooms' | 'clock' | 'log'>,
  { stateOf, act, looked }: Watch,
): () => void {
  const acted = new Map<BoardId, string | undefined>()
  let stopped = false
  let cancel = (): void => {}

  const look = async (): Promise<void> => {
    const here = rooms.boards()
    looked?.(here)
    for (const board of acted.keys()) if (!here.has(board)) acted.delete(board)
    for (const board of here) {
      try {
        const state = await stateOf(board)
        if (state === acted.get(board)) continue
        await act(board)
        acted.set(board, state)
      } catch (error) {
        log.error({ error, board }, 'looking after a board that somebody is on failed; it is tried again')
      }
    }
  }
  const again = (): void => {
    if (!stopped) cancel = clock.after(EVERY, () => void look().finally(again))
  }
  again()
  return () => {
    stopped = true
    cancel()
  }
}
