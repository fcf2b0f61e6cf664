import type { BoardId } from '../../shared/domain/board.ts'
import type { Installation } from '../installation.ts'
import { changeBoard, readBoard } from './boardRecord.ts'

type Means = Pick<Installation, 'records' | 'snapshots' | 'clock' | 'log'>

/**
 * Freezes the map of a session that has ended, once for each end. Trouble with it does not open the session again: it is tried again later.
 */
export async function keepClosing({ records, snapshots, clock, log }: Means, board: BoardId): Promise<void> {
  const known = await readBoard(records, board)
  if (known?.record.state !== 'live') return
  const { closedAt, closingKept } = known.record
  if (closedAt === undefined || clock.now() < closedAt || closingKept === closedAt) return
  try {
    await snapshots.take(board, { cause: 'closing' })
    await changeBoard(records, board, (record) =>
      record.closedAt === closedAt ? { ...record, closingKept: closedAt } : undefined,
    )
  } catch (error) {
    log.warn({ error, board }, 'the map of a closed session was not frozen; it is tried again')
  }
}
