import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { COPY_FORMATS, PAPERS, type CopyCard, type SmallLetters } from '../../shared/domain/copy.ts'
import { asJson } from './asJson.ts'
import type { ReadableRecords, Records } from '../storage/ports.ts'

const copyRecord = z.object({
  id: z.string(),
  format: z.enum(COPY_FORMATS),
  fileName: z.string(),
  bytes: z.number(),
  madeAt: z.number(),
  snapshot: z.number().optional(),
  missingLetters: z.array(z.string()).default([]),
  scale: z.number().default(1),
  missingPictures: z.array(z.string()).default([]),
  smallLetters: z.object({ points: z.number(), paper: z.enum(PAPERS).optional() }).optional(),
  names: z.literal(true).optional(),
  /** SHA-256 of the file, base64url: its ETag. */
  hash: z.string(),
  /** SHA-256 of everything the file was made from: who asks again gets the same one. */
  source: z.string(),
})
export type CopyRecord = z.infer<typeof copyRecord>

const copiesOf = (board: BoardId): string => `copy/${board}/`
const COPY_ID = /^[A-Za-z0-9]{16}$/

export const cardOfCopy = ({
  id,
  format,
  fileName,
  bytes,
  madeAt,
  snapshot,
  missingLetters,
  scale,
  missingPictures,
  smallLetters,
  names,
}: CopyRecord): CopyCard => ({
  id,
  format,
  fileName,
  bytes,
  madeAt,
  ...(snapshot !== undefined && { snapshot }),
  ...(missingLetters.length > 0 && { missingLetters }),
  ...(scale < 1 && { scale }),
  ...(missingPictures.length > 0 && { missingPictures }),
  ...(smallLetters && { smallLetters: sizeIn(smallLetters) }),
  ...(names && { names }),
})

const sizeIn = ({ points, paper }: NonNullable<CopyRecord['smallLetters']>): SmallLetters => ({
  points,
  ...(paper && { paper }),
})

/** Newest first. */
export async function listCopies(records: ReadableRecords, board: BoardId): Promise<CopyRecord[]> {
  const copies = (await records.scan(copiesOf(board))).map(({ value }) => copyRecord.parse(value))
  return copies.sort((a, b) => b.madeAt - a.madeAt)
}

export async function findCopy(records: Records, board: BoardId, copy: string): Promise<CopyRecord | undefined> {
  if (!COPY_ID.test(copy)) return undefined
  const stored = await records.get(`${copiesOf(board)}${copy}`)
  return stored && copyRecord.parse(stored.value)
}

export async function keepCopy(records: Records, board: BoardId, copy: CopyRecord): Promise<void> {
  await records.put(`${copiesOf(board)}${copy.id}`, asJson(copy), 'new')
}

export const forgetCopies = (records: Records, board: BoardId): Promise<void> => records.deleteAll(copiesOf(board))

/** Where the file is kept. */
export const copyBlob = (board: BoardId, copy: string): string => `${board}/${copy}`
