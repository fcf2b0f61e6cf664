import type { BoardId } from '../../shared/domain/board.ts'
import type { Installation } from '../installation.ts'
import { changeBoard, type LiveBoard } from './boardRecord.ts'

const DAY = 24 * 60 * 60 * 1000

export const wholeDay = (time: number): number => Math.floor(time / DAY) * DAY

/** How long a board may stay without a visit; `days` counts where the organiser has chosen nothing. */
export interface RetentionBounds {
  readonly days: number
  readonly least: number
  readonly most: number
}

export const retentionOf = ({ retentionDays }: Pick<LiveBoard, 'retentionDays'>, { days }: RetentionBounds): number =>
  retentionDays ?? days

/** The moment from which a board without visits is erased. */
export const erasedAt = (record: Pick<LiveBoard, 'retentionDays' | 'visitedAt'>, bounds: RetentionBounds): number =>
  wholeDay(record.visitedAt) + retentionOf(record, bounds) * DAY

/** The day of it, `YYYY-MM-DD`. */
export const erasedOn = (record: Pick<LiveBoard, 'retentionDays' | 'visitedAt'>, bounds: RetentionBounds): string =>
  new Date(erasedAt(record, bounds)).toISOString().slice(0, 10)

/** Puts off the day of erasing; at most one write a day. */
export async function noteVisit(
  { records, clock }: Pick<Installation, 'records' | 'clock'>,
  board: BoardId,
): Promise<LiveBoard | undefined> {
  const visitedAt = wholeDay(clock.now())
  return changeBoard(records, board, (record) => (record.visitedAt >= visitedAt ? undefined : { ...record, visitedAt }))
}
