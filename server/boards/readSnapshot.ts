import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import { unpack, type PackedMap } from '../exporting/packMap.ts'
import type { Installation } from '../installation.ts'
import { hashOfBytes } from './hashOfBytes.ts'
import { getSnapshot, mapBlob, type SnapshotRecord } from './snapshotRecords.ts'

type Means = Pick<Installation, 'records' | 'blobs'>

/** The map as it was frozen, to the byte; undefined when what lies on the disk is not that. */
export async function readSnapshot(
  means: Means,
  board: BoardId,
  record: SnapshotRecord,
): Promise<Uint8Array | undefined> {
  const packed = await readPacked(means, board, record)
  const map = packed && (await unpack(packed).catch(() => undefined))
  return map && hashOfBytes(map) === record.hash ? map : undefined
}

/** What lies on the disk of it, if that is what was put there. */
export async function readPacked(means: Means, board: BoardId, record: SnapshotRecord): Promise<PackedMap | undefined> {
  const file = await fileOf(means, board, record)
  if (!file || record.base === undefined) return file
  const base = await getSnapshot(means.records, board, record.base)
  const before = base && base.base === undefined ? await fileOf(means, board, base) : undefined
  return before && { ...file, base: before }
}

async function fileOf(
  { blobs }: Pick<Means, 'blobs'>,
  board: BoardId,
  { number, file: { hash, name }, bytes }: SnapshotRecord,
): Promise<PackedMap | undefined> {
  const stored = await blobs.get(mapBlob(board, number, name))
  const file = stored && new Uint8Array(await buffer(stored.stream))
  return file && hashOfBytes(file) === hash ? { file, bytes } : undefined
}
