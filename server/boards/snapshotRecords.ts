import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { SNAPSHOT_CAUSES, type SnapshotCard } from '../../shared/domain/snapshot.ts'
import type { ReadableRecords, Records } from '../storage/ports.ts'
import { asJson } from './asJson.ts'

const count = z.number().int().nonnegative()
const snapshotRecord = z.object({
  number: count,
  name: z.string().optional(),
  cause: z.enum(SNAPSHOT_CAUSES),
  takenAt: z.number(),
  ideas: count,
  changes: z.object({ added: count, changed: count, moved: count, removed: count }),
  people: z.object({ organisers: count, participants: count, viewers: count }),
  /** Of the map. */
  bytes: count,
  /** SHA-256 of the map, base64url: its ETag. */
  hash: z.string(),
  /** As it lies on the disk. Absent name: `map`. */
  file: z.object({ bytes: count, hash: z.string(), name: z.enum(['map', 'map2']).optional() }),
  /** The snapshot from whose file this one's goes on. Absent where it can be read by itself. */
  base: count.optional(),
  /** Somebody has asked for just this one, or it was published: it is let go last, or never. */
  wanted: z.enum(['asked', 'published']).optional(),
  /** When it was let go. Its file goes later: a backup may be reading it, and others may go on from it. */
  goneAt: z.number().optional(),
  /** Let go because the organiser wanted so: nothing else is left of it. */
  isRemoved: z.literal(true).optional(),
})
export type SnapshotRecord = z.infer<typeof snapshotRecord>

const SNAPSHOTS = 'snapshot/'
const snapshotsOf = (board: BoardId): string => `${SNAPSHOTS}${board}/`
const snapshotKey = (board: BoardId, number: number): string =>
  `${snapshotsOf(board)}${String(number).padStart(8, '0')}`

export const cardOfSnapshot = (record: SnapshotRecord): SnapshotCard => {
  const { number, name, cause, takenAt, ideas, changes, people, bytes } = record
  return { number, ...(name !== undefined && { name }), cause, takenAt, ideas, changes, people, bytes }
}

/** Oldest first, those that were let go among them. */
export async function allSnapshots(records: ReadableRecords, board: BoardId): Promise<SnapshotRecord[]> {
  return (await records.scan(snapshotsOf(board))).map(({ value }) => snapshotRecord.parse(value))
}

/** Those that people see, oldest first. */
export const listSnapshots = async (records: ReadableRecords, board: BoardId): Promise<SnapshotRecord[]> =>
  (await allSnapshots(records, board)).filter(({ goneAt }) => goneAt === undefined)

/** One by its number, also where it was let go. */
export async function getSnapshot(
  records: ReadableRecords,
  board: BoardId,
  number: number,
): Promise<SnapshotRecord | undefined> {
  const stored = await records.get(snapshotKey(board, number))
  return stored && snapshotRecord.parse(stored.value)
}

/** One that people see. */
export async function findSnapshot(
  records: ReadableRecords,
  board: BoardId,
  number: number,
): Promise<SnapshotRecord | undefined> {
  const record = await getSnapshot(records, board, number)
  return record?.goneAt === undefined ? record : undefined
}

/** The snapshots that are being removed: a crash may have left something of them. */
const REMOVALS = 'removing/'
const removalKey = (board: BoardId, number: number): string => `${REMOVALS}${board}/${number}`

export const beginRemoval = async (records: Records, board: BoardId, number: number): Promise<void> =>
  void (await records.put(removalKey(board, number), {}, 'any'))

export const endRemoval = (records: Records, board: BoardId, number: number): Promise<void> =>
  records.delete(removalKey(board, number))

export async function unfinishedRemovals(
  records: ReadableRecords,
): Promise<{ readonly board: BoardId; readonly number: number }[]> {
  return (await records.scan(REMOVALS)).map(({ key }) => {
    const [board = '', number = ''] = key.slice(REMOVALS.length).split('/')
    return { board, number: Number(number) }
  })
}

/** What tells for an hour, by comparing, on which boards a snapshot was removed: `…/<board>/…`. */
export async function tracesOfRemovals(records: ReadableRecords): Promise<string[]> {
  const done = (await records.scan(SNAPSHOTS)).filter(({ value }) => snapshotRecord.safeParse(value).data?.isRemoved)
  return [...(await records.scan(REMOVALS)), ...done].map(({ key }) => key)
}

/** Numbers are never used again: also one that was let go keeps its own until a later one is there. */
export const nextNumber = (all: readonly SnapshotRecord[]): number => (all.at(-1)?.number ?? 0) + 1

export async function keepSnapshot(records: Records, board: BoardId, snapshot: SnapshotRecord): Promise<void> {
  await records.put(snapshotKey(board, snapshot.number), asJson(snapshot), 'any')
}

export const forgetSnapshot = (records: Records, board: BoardId, number: number): Promise<void> =>
  records.delete(snapshotKey(board, number))

export async function forgetSnapshots(records: Records, board: BoardId): Promise<void> {
  await records.deleteAll(snapshotsOf(board))
  await records.deleteAll(`${REMOVALS}${board}/`)
}

/** Where what belongs to it lies. */
export const snapshotFolder = (board: BoardId, number: number): string => `${board}/snapshots/${number}`
export const pictureBlobOf = (board: BoardId, number: number): string => `${snapshotFolder(board, number)}/picture`
export const mapBlob = (board: BoardId, number: number, name: MapName = 'map'): string =>
  `${snapshotFolder(board, number)}/${name}`

type MapName = NonNullable<SnapshotRecord['file']['name']>
/** The name under which its map can be packed anew, while the other one is still read. */
export const otherMapOf = ({ file: { name = 'map' } }: Pick<SnapshotRecord, 'file'>): MapName =>
  name === 'map' ? 'map2' : 'map'
