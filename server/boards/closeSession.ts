import type { BoardId } from '../../shared/domain/board.ts'
import type { Installation } from '../installation.ts'
import { keepClosing } from './keepClosing.ts'
import { changeBoard, type LiveBoard } from './boardRecord.ts'

type Means = Pick<Installation, 'records' | 'rooms' | 'closings' | 'snapshots' | 'clock' | 'log'>

export interface WantedClosing {
  /** Absent: now. */
  readonly at?: number | undefined
  /** `null`: no comments are taken after closing. */
  readonly commentsUntil: number | null
}

/** Ends the session now or at a time to come; again: another time, or other comments. Undefined: the board is gone. */
export function closeSession(
  means: Means,
  board: BoardId,
  { at, commentsUntil }: WantedClosing,
): Promise<LiveBoard | undefined> {
  const now = means.clock.now()
  return settle(means, board, (record) => ({
    ...record,
    // What is closed since yesterday is not closed since now.
    closedAt: at ?? Math.min(now, record.closedAt ?? now),
    commentsUntil: commentsUntil ?? undefined,
  }))
}

/** The session goes on. */
export const reopenSession = (means: Means, board: BoardId): Promise<LiveBoard | undefined> =>
  settle(means, board, ({ closedAt: _closedAt, commentsUntil: _commentsUntil, ...record }) => record)

async function settle(
  means: Means,
  board: BoardId,
  change: (record: LiveBoard) => LiveBoard,
): Promise<LiveBoard | undefined> {
  const changed = await changeBoard(means.records, board, change)
  if (!changed) return undefined
  means.closings.decide(board, changed)
  means.rooms.tellClosing(board)
  means.log.info({ board, state: means.closings.now(board).state }, 'closing of the session changed')
  await keepClosing(means, board)
  return changed
}

/** How often the clock is looked at: so long at most nobody hears that a session has just ended. What is written then is refused all the same. */
const EVERY = 1_000

/** Tells everybody on a board when its session ends or comments do. Answers how to stop. */
export function watchClosings(means: Means): () => void {
  const { rooms, closings, clock, log } = means
  /** Which end of a board's session was looked after. */
  const kept = new Map<BoardId, number>()
  let cancel = (): void => {}
  const again = (): void => {
    cancel = clock.after(EVERY, () => {
      for (const board of rooms.boards()) {
        const { state, closedAt } = closings.now(board)
        if (closedAt === undefined) continue
        rooms.tellClosing(board)
        if (state === 'open' || kept.get(board) === closedAt) continue
        kept.set(board, closedAt)
        keepClosing(means, board).catch((error: unknown) => log.error({ error, board }, 'keeping a closed map failed'))
      }
      again()
    })
  }
  again()
  return () => cancel()
}
