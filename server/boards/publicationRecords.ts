import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { COPY_FORMATS } from '../../shared/domain/copy.ts'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import type { PublicationCard, PublicationId } from '../../shared/domain/publication.ts'
import { CREDENTIAL } from '../access/links.ts'
import type { ReadableRecords, Records, Version } from '../storage/ports.ts'
import { asJson } from './asJson.ts'

const nextDate = z.object({ title: z.string(), start: z.number(), end: z.number(), place: z.string().optional() })
const file = z.object({
  /** Its name in addresses and on the disk. */
  name: z.string(),
  /** `map` and `stage`: what the page is written from; they are given to nobody. */
  what: z.enum(['copy', 'package', 'calendar', 'picture', 'map', 'stage']),
  format: z.enum(COPY_FORMATS).optional(),
  /** Its name for people. */
  fileName: z.string(),
  bytes: z.number(),
  /** SHA-256, base64url: its ETag. */
  hash: z.string(),
})
const publicationRecord = z.object({
  id: z.string(),
  edition: z.number().int(),
  state: z.enum(['published', 'withdrawn']),
  at: z.number(),
  snapshot: z.number().int(),
  /** When that was taken: the day that the page and its files show. */
  takenAt: z.number(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  /** Where it is, as the organiser saw it. */
  link: z.string(),
  files: z.array(file),
  missing: z.array(z.enum(COPY_FORMATS)).default([]),
  names: z.boolean(),
  nextDate: nextDate.optional(),
  /** Somebody still waits for a letter. */
  lettersDue: z.boolean(),
})
export type PublicationRecord = z.infer<typeof publicationRecord>
export type PublicationFile = z.infer<typeof file>

const PUBLICATIONS = 'publication/'
const publicationKey = (board: BoardId): string => `${PUBLICATIONS}${board}`
const idKey = (id: PublicationId): string => `publishedAs/${id}`
/** An edition that is coming or going: its files may have to be removed. */
const UNFINISHED = 'publishing/'
const unfinishedOf = (board: BoardId): string => `${UNFINISHED}${board}/`

/** Where the files of an edition lie. */
export const editionFolder = (board: BoardId, edition: number): string => `${board}/published/${edition}`
export const publicationBlob = (board: BoardId, edition: number, name: string): string =>
  `${editionFolder(board, edition)}/${name}`

export const cardOfPublication = (record: PublicationRecord): PublicationCard => {
  const { id, edition, state, at, snapshot, files, missing, names, nextDate } = record
  return {
    ...{ id, edition, state, at, snapshot },
    formats: files.flatMap(({ format }) => format ?? []),
    ...(missing.length > 0 && { missing }),
    ...(names && { names }),
    ...(nextDate && { nextDate: dateIn(nextDate) }),
  }
}

const dateIn = ({ place, ...date }: z.infer<typeof nextDate>) => ({ ...date, ...(place !== undefined && { place }) })

export async function readPublication(
  records: Pick<Records, 'get'>,
  board: BoardId,
): Promise<{ readonly record: PublicationRecord; readonly version: Version } | undefined> {
  const stored = await records.get(publicationKey(board))
  return stored && { record: publicationRecord.parse(stored.value), version: stored.version }
}

/** Every board with a result page, withdrawn ones among them. */
export async function allPublications(
  records: Pick<Records, 'scan'>,
): Promise<{ readonly board: BoardId; readonly record: PublicationRecord }[]> {
  return (await records.scan(PUBLICATIONS)).map(({ key, value }) => ({
    board: key.slice(PUBLICATIONS.length),
    record: publicationRecord.parse(value),
  }))
}

/** Which board an address belongs to. */
export async function boardOfPublication(records: Pick<Records, 'get'>, id: string): Promise<BoardId | undefined> {
  if (!CREDENTIAL.test(id)) return undefined
  const stored = await records.get(idKey(id))
  return stored && z.object({ board: z.string() }).parse(stored.value).board
}

/** False when somebody else was faster. The address is there first: without its record it leads nowhere. */
export async function keepPublication(
  records: Records,
  board: BoardId,
  record: PublicationRecord,
  expect: Version | 'new',
): Promise<boolean> {
  await records.put(idKey(record.id), { board }, 'any')
  return (await records.put(publicationKey(board), asJson(record), expect)).ok
}

export const beginEdition = async (records: Records, board: BoardId, edition: number): Promise<void> =>
  void (await records.put(`${unfinishedOf(board)}${edition}`, {}, 'any'))

export const finishEdition = (records: Records, board: BoardId, edition: number): Promise<void> =>
  records.delete(`${unfinishedOf(board)}${edition}`)

export const isPublishing = async (records: ReadableRecords, board: BoardId): Promise<boolean> =>
  (await records.scan(unfinishedOf(board))).length > 0

/** The number of the snapshot that the result page shows; undefined while there is none. */
export async function shownSnapshot(records: Pick<Records, 'get'>, board: BoardId): Promise<number | undefined> {
  const known = await readPublication(records, board)
  return known?.record.state === 'published' ? known.record.snapshot : undefined
}

export async function unfinishedEditions(
  records: ReadableRecords,
): Promise<{ readonly board: BoardId; readonly edition: number }[]> {
  return (await records.scan(UNFINISHED)).map(({ key }) => {
    const [board = '', edition = ''] = key.slice(UNFINISHED.length).split('/')
    return { board, edition: Number(edition) }
  })
}

export async function forgetPublication(records: Records, board: BoardId): Promise<void> {
  const known = await readPublication(records, board)
  if (known) await records.delete(idKey(known.record.id))
  await records.deleteAll(unfinishedOf(board))
  await records.delete(publicationKey(board))
}
