import type { BoardId } from '../../shared/domain/board.ts'
import type { PackedMap } from '../exporting/packMap.ts'
import type { SnapshotMaker } from '../exporting/makeSnapshot.ts'
import type { Installation } from '../installation.ts'
import { hashOfBytes } from './hashOfBytes.ts'
import { readSnapshot } from './readSnapshot.ts'
import {
  allSnapshots,
  beginRemoval,
  endRemoval,
  keepSnapshot,
  mapBlob,
  otherMapOf,
  snapshotFolder,
  type SnapshotRecord,
} from './snapshotRecords.ts'

interface Means extends Pick<Installation, 'records' | 'blobs' | 'clock'> {
  readonly maker: Pick<SnapshotMaker, 'pack'>
}

/**
 * Removes a snapshot with everything of it, at once and for good: somebody's words must not be in it any more. Those that went on from its file
 * are packed anew before that goes; each can be read at every moment. What a crash interrupts is done once more, from here, at the next start.
 */
export async function removeSnapshot(means: Means, board: BoardId, number: number): Promise<void> {
  const { records, blobs, clock } = means
  await beginRemoval(records, board, number)
  const all = await allSnapshots(records, board)
  const record = all.find((one) => one.number === number)
  if (record) await keepSnapshot(records, board, emptied(record, clock.now()))
  await packAnew(
    means,
    board,
    all.filter(({ base, goneAt }) => base === number && goneAt === undefined),
  )
  await blobs.delete(snapshotFolder(board, number))
  // What a crash has left of packing anew goes on from what is gone.
  for (const one of await allSnapshots(records, board))
    if (one.file.name !== undefined) await blobs.delete(mapBlob(board, one.number, otherMapOf(one)))
  await endRemoval(records, board, number)
}

/** The first of them stands by itself from here on, and the others go on from that one. */
async function packAnew(means: Means, board: BoardId, snapshots: readonly SnapshotRecord[]): Promise<void> {
  const { records, blobs, maker } = means
  let base: (PackedMap & { readonly number: number }) | undefined
  for (const before of snapshots) {
    const map = await readSnapshot(means, board, before)
    // One that could not be read before cannot be read afterwards either.
    if (!map) continue
    const { file, goesOn } = await maker.pack({ map, base })
    const { base: _base, ...snapshot } = before
    const name = otherMapOf(snapshot)
    await blobs.put(mapBlob(board, snapshot.number, name), file)
    await keepSnapshot(records, board, {
      ...snapshot,
      file: { name, bytes: file.byteLength, hash: hashOfBytes(file) },
      ...(goesOn && base && { base: base.number }),
    })
    base ??= { number: snapshot.number, file, bytes: snapshot.bytes }
  }
}

/** What stays for a while, so that its number is not given again and a backup that runs meanwhile notices. */
const emptied = ({ name: _name, ...record }: SnapshotRecord, now: number): SnapshotRecord => ({
  ...record,
  goneAt: now,
  isRemoved: true,
})
