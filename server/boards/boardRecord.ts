import { z } from 'zod'
import type { BoardCard, BoardId } from '../../shared/domain/board.ts'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import type { Records, Version } from '../storage/ports.ts'

const hash = z.string().length(43)

const liveBoard = z.object({
  state: z.literal('live'),
  title: z.string(),
  language: z.enum(LANGUAGES),
  generation: z.string(),
  createdAt: z.number(),
  /** Kept to the day, so that a busy board does not write its record all the time. */
  visitedAt: z.number(),
  /** SHA-256 of each link's secret. The secrets themselves are stored nowhere. */
  links: z.object({ organiser: hash, participant: hash, viewer: hash }),
  linkNumber: z.number().int(),
})
/** What stays of a deleted board, so that it cannot come back through a late visitor. */
const erasedBoard = z.object({
  state: z.literal('erased'),
  language: z.enum(LANGUAGES),
  erasedAt: z.number(),
  /** False until really everything is gone; finished at the next start after a crash. */
  finished: z.boolean(),
})
const boardRecord = z.discriminatedUnion('state', [liveBoard, erasedBoard])

export type LiveBoard = z.infer<typeof liveBoard>
export type ErasedBoard = z.infer<typeof erasedBoard>
export interface KnownBoard {
  readonly record: LiveBoard | ErasedBoard
  readonly version: Version
}

export const BOARDS = 'board/'
export const boardKey = (board: BoardId): string => `${BOARDS}${board}`

const BOARD_ID = /^[a-z0-9]{20}$/

/** The record of a board; undefined when the id is none of ours. */
export async function readBoard(records: Records, board: string): Promise<KnownBoard | undefined> {
  if (!BOARD_ID.test(board)) return undefined
  const stored = await records.get(boardKey(board))
  return stored && { record: boardRecord.parse(stored.value), version: stored.version }
}

export const cardOf = (board: BoardId, { title, language }: LiveBoard): BoardCard => ({ board, title, language })

/** Gives the board another title. Undefined when it was deleted meanwhile. */
export async function renameBoard(records: Records, board: BoardId, title: string): Promise<BoardCard | undefined> {
  for (;;) {
    const known = await readBoard(records, board)
    if (known?.record.state !== 'live') return undefined
    const renamed = { ...known.record, title }
    const put = await records.put(boardKey(board), renamed, known.version)
    if (put.ok) return cardOf(board, renamed)
  }
}
