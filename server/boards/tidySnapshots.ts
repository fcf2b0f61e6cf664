import type { BoardId } from '../../shared/domain/board.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { Installation } from '../installation.ts'
import { readSnapshot } from './readSnapshot.ts'
import {
  allSnapshots,
  forgetSnapshot,
  listSnapshots,
  nextNumber,
  snapshotFolder,
  type SnapshotRecord,
} from './snapshotRecords.ts'
import { mentions } from './usedPictures.ts'

type Means = Pick<Installation, 'records' | 'blobs' | 'clock'>

/** So long the file of a snapshot that was let go stays: no backup takes longer. */
const SPARED = 60 * 60 * 1000

/** Removes what is left of snapshots that were let go, once nobody goes on from them, and of one that a crash has kept from being there. */
export async function tidySnapshots({ records, blobs, clock }: Means, board: BoardId): Promise<void> {
  const all = await allSnapshots(records, board)
  const now = clock.now()
  const isOver = ({ goneAt }: SnapshotRecord) => goneAt !== undefined && Math.abs(now - goneAt) >= SPARED
  const needed = new Set(all.flatMap((record) => (isOver(record) ? [] : [record.base])))
  for (const record of all) {
    // The last one keeps its number.
    if (!isOver(record) || needed.has(record.number) || record === all.at(-1)) continue
    // The record goes last: as long as it is there, what is left of the files is found.
    await blobs.delete(snapshotFolder(board, record.number))
    await forgetSnapshot(records, board, record.number)
  }
  await blobs.delete(snapshotFolder(board, nextNumber(all)))
}

/** Which of these pictures a snapshot speaks of. One that cannot be read may speak of any of them. */
export async function picturesInSnapshots(
  means: Pick<Means, 'records' | 'blobs'>,
  board: BoardId,
  pictures: readonly PictureId[],
): Promise<ReadonlySet<PictureId>> {
  const found = new Set<PictureId>()
  for (const record of await listSnapshots(means.records, board)) {
    if (found.size === pictures.length) break
    const map = await readSnapshot(means, board, record)
    for (const picture of pictures) if (!map || mentions(map, picture)) found.add(picture)
  }
  return found
}
