import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import type { PackedBase } from '../exporting/packMap.ts'
import { unpack } from '../exporting/packMap.ts'
import type { Installation } from '../installation.ts'
import { allSnapshots, snapshotBlob, type SnapshotRecord } from './snapshotRecords.ts'

type Means = Pick<Installation, 'records' | 'blobs'>

export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

/** The map as it was frozen, to the byte; undefined when what lies on the disk is not that. */
export async function readSnapshot(
  means: Means,
  board: BoardId,
  record: SnapshotRecord,
): Promise<Uint8Array | undefined> {
  return (await readPacked(means, board, record))?.map
}

/** The same, with its file. */
export async function readPacked(
  { records, blobs }: Means,
  board: BoardId,
  record: SnapshotRecord,
): Promise<PackedBase | undefined> {
  const stored = await blobs.get(snapshotBlob(board, record.number, 'map'))
  if (!stored) return undefined
  const file = new Uint8Array(await buffer(stored.stream))
  if (hashOfBytes(file) !== record.file.hash) return undefined
  const base = record.base === undefined ? undefined : await baseOf({ records, blobs }, board, record.base)
  if (record.base !== undefined && !base) return undefined
  const map = await unpack(file, record.bytes, base).catch(() => undefined)
  return map && hashOfBytes(map) === record.hash ? { map, file } : undefined
}

async function baseOf(means: Means, board: BoardId, number: number): Promise<PackedBase | undefined> {
  const base = (await allSnapshots(means.records, board)).find((record) => record.number === number)
  // A base stands by itself: whoever says otherwise would lead us in a circle.
  return base && base.base === undefined ? readPacked(means, board, base) : undefined
}
