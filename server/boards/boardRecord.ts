import { z } from 'zod'
import type { BoardCard, BoardId } from '../../shared/domain/board.ts'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import type { Json, Records, Version } from '../storage/ports.ts'
import { asJson } from './asJson.ts'
import { newGeneration } from './randomId.ts'

const hash = z.string().length(43)
const link = z.object({
  hash,
  number: z.number().int(),
  carry: z.string().optional(),
  off: z.boolean().optional(),
  until: z.number().optional(),
})
const links = z.object({ organiser: link, participant: link, viewer: link })

const liveBoard = z.object({
  state: z.literal('live'),
  title: z.string(),
  language: z.enum(LANGUAGES),
  generation: z.string(),
  createdAt: z.number(),
  /** Kept to the day, so that a busy board does not write its record all the time. */
  visitedAt: z.number(),
  links,
  recovery: z.object({ hash, veiled: z.string() }).optional(),
  /** Days without a visit after which the board is erased, if the organiser has chosen. */
  retentionDays: z.number().int().optional(),
  /** See Closing. */
  closedAt: z.number().optional(),
  commentsUntil: z.number().optional(),
  /** Of which end of the session the last state was kept as a snapshot. */
  closingKept: z.number().optional(),
})
/** What stays of a deleted board, so that it cannot come back through a late visitor. */
const erasedBoard = z.object({
  state: z.literal('erased'),
  language: z.enum(LANGUAGES),
  erasedAt: z.number(),
  /** False until really everything is gone; finished at the next start after a crash, or by the sweeper. */
  finished: z.boolean(),
})
const boardRecord = z.discriminatedUnion('state', [liveBoard, erasedBoard])

/** Records of 0.1 had one number for all links. */
const earlierLinks = z.object({
  links: z.object({ organiser: hash, participant: hash, viewer: hash }),
  linkNumber: z.number().int(),
})

export type LiveBoard = z.infer<typeof liveBoard>
export type ErasedBoard = z.infer<typeof erasedBoard>
export interface KnownBoard {
  readonly record: LiveBoard | ErasedBoard
  readonly version: Version
}

const BOARD_ID = /^[a-z0-9]{20}$/
export const BOARDS = 'board/'
export const boardKey = (board: BoardId): string => `${BOARDS}${board}`
/** Whether it is a board's own record, not one of its people or copies. */
export const isBoardKey = (key: string): boolean => key.startsWith(BOARDS) && BOARD_ID.test(key.slice(BOARDS.length))

/** The record of a board; undefined when the id is none of ours. */
export async function readBoard(records: Pick<Records, 'get'>, board: string): Promise<KnownBoard | undefined> {
  if (!BOARD_ID.test(board)) return undefined
  const stored = await records.get(boardKey(board))
  return stored && { record: boardRecord.parse(ofToday(stored.value)), version: stored.version }
}

function ofToday(value: Json): unknown {
  const earlier = earlierLinks.safeParse(value)
  if (!earlier.success || typeof value !== 'object') return value
  const { links, linkNumber: number } = earlier.data
  const linkOf = (hash: string) => ({ hash, number })
  return {
    ...value,
    links: {
      organiser: linkOf(links.organiser),
      participant: linkOf(links.participant),
      viewer: linkOf(links.viewer),
    },
  }
}

/** The record of a board that is put back to an earlier state: browsers that know a later one are refused. */
export function begunAnew(value: Json): Json {
  const record = boardRecord.parse(ofToday(value))
  return record.state === 'live' ? asJson({ ...record, generation: newGeneration() }) : value
}

export const cardOf = (board: BoardId, { title, language }: LiveBoard): BoardCard => ({ board, title, language })

/**
 * Changes the record of a live board, and again when somebody else was faster. Undefined when the board was deleted meanwhile; `change`
 * may answer undefined to leave all as it is.
 */
export async function changeBoard(
  records: Records,
  board: BoardId,
  change: (record: LiveBoard) => LiveBoard | undefined,
): Promise<LiveBoard | undefined> {
  for (;;) {
    const known = await readBoard(records, board)
    if (known?.record.state !== 'live') return undefined
    const changed = change(known.record)
    if (!changed) return known.record
    const put = await records.put(boardKey(board), asJson(changed), known.version)
    if (put.ok) return changed
  }
}
