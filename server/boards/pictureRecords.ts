import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { isPictureId, type PictureId } from '../../shared/domain/picture.ts'
import type { PictureCard } from '../../shared/wire/requests.ts'
import { asJson } from './asJson.ts'
import type { ReadableRecords, Records } from '../storage/ports.ts'

/** The two files of a picture. */
export const SIZES = ['full', 'small'] as const
export type PictureSize = (typeof SIZES)[number]

const file = z.object({
  bytes: z.number(),
  /** SHA-256, base64url. */
  hash: z.string(),
})
const pictureRecord = z.object({
  id: z.string(),
  width: z.number(),
  height: z.number(),
  full: file,
  small: file,
  addedAt: z.number(),
  /** When the map was first seen to speak of it no more. */
  unusedSince: z.number().optional(),
})
export type PictureRecord = z.infer<typeof pictureRecord>

const picturesOf = (board: BoardId): string => `picture/${board}/`

/** Where the files are kept. */
export const pictureFolder = (board: BoardId, picture: PictureId): string => `${board}/pictures/${picture}`
export const pictureBlob = (board: BoardId, picture: PictureId, size: PictureSize): string =>
  `${pictureFolder(board, picture)}/${size}`

export const cardOfPicture = ({ id, width, height, full }: PictureRecord): PictureCard => ({
  id,
  width,
  height,
  bytes: full.bytes,
})

export async function listPictures(records: ReadableRecords, board: BoardId): Promise<PictureRecord[]> {
  return (await records.scan(picturesOf(board))).map(({ value }) => pictureRecord.parse(value))
}

export async function findPicture(
  records: ReadableRecords,
  board: BoardId,
  picture: string,
): Promise<PictureRecord | undefined> {
  if (!isPictureId(picture)) return undefined
  const stored = await records.get(`${picturesOf(board)}${picture}`)
  return stored && pictureRecord.parse(stored.value)
}

export async function keepPicture(records: Records, board: BoardId, picture: PictureRecord): Promise<void> {
  await records.put(`${picturesOf(board)}${picture.id}`, asJson(picture), 'any')
}

export const forgetPicture = (records: Records, board: BoardId, picture: PictureId): Promise<void> =>
  records.delete(`${picturesOf(board)}${picture}`)

export const forgetPictures = (records: Records, board: BoardId): Promise<void> => records.deleteAll(picturesOf(board))
