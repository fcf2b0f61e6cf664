import type { BoardId } from '../../shared/domain/board.ts'
import type { Installation } from '../installation.ts'
import { keepClosing } from './keepClosing.ts'
import { changeBoard, type LiveBoard } from './boardRecord.ts'
import { watchVisited } from './watchVisited.ts'

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

/** Tells everybody on a board when its session ends or comments do, and has the map kept that was closed. Answers how to stop. */
export function watchClosings(means: Means & Pick<Installation, 'config'>): () => void {
  const { config, rooms, closings, log } = means
  return watchVisited(means, {
    stateOf: (board) => {
      const { state, closedAt } = closings.now(board)
      return closedAt === undefined ? undefined : `${state} ${closedAt}`
    },
    act: (board) => {
      rooms.tellClosing(board)
      if (config.readOnly) return
      keepClosing(means, board).catch((error: unknown) => log.error({ error, board }, 'keeping a closed map failed'))
    },
    looked: closings.keepOf,
  })
}
