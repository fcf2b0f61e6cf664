import type { BoardId } from '../../shared/domain/board.ts'
import { stateAt } from '../../shared/domain/closing.ts'
import type { Installation } from '../installation.ts'
import { readBoard } from './boardRecord.ts'

/** Freezes a map in which something was written; everybody may have left it since, and its session may have ended. */
export async function freezeWritten(
  { records, snapshots, clock }: Pick<Installation, 'records' | 'snapshots' | 'clock'>,
  board: BoardId,
): Promise<void> {
  const known = await readBoard(records, board)
  const isOpen = known?.record.state !== 'live' || stateAt(known.record, clock.now()) === 'open'
  await snapshots.take(board, { cause: isOpen ? 'activity' : 'closing' })
}
