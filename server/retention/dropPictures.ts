import type { BoardId } from '../../shared/domain/board.ts'
import { stillThere } from '../boards/eraseBoard.ts'
import {
  forgetPicture,
  keepPicture,
  listPictures,
  pictureFolder,
  type PictureRecord,
} from '../boards/pictureRecords.ts'
import { picturesInSnapshots } from '../boards/tidySnapshots.ts'
import { mentions } from '../boards/usedPictures.ts'
import type { Installation } from '../installation.ts'

const DAY = 24 * 60 * 60 * 1000
/** So long whoever took a picture away may take that back, also on a device that has no line. */
const SPARED = 7 * DAY

/**
 * Drops the pictures of which a board's map has not spoken for a week, nor any snapshot of it; answers how many. Call it when nobody is there: what somebody takes
 * back just now is in no map yet.
 */
export async function dropPictures(
  means: Pick<Installation, 'records' | 'updates' | 'blobs' | 'rooms' | 'clock' | 'log'>,
  board: BoardId,
): Promise<number> {
  const { records, blobs, rooms, clock } = means
  const pictures = await listPictures(records, board)
  if (pictures.length === 0) return 0
  const map = await rooms.readWhole(board, 'map')
  // What is missing in it may speak of any of them.
  if (!map) return 0
  const now = clock.now()
  const isOver = ({ id, unusedSince }: PictureRecord) =>
    unusedSince !== undefined && now - unusedSince >= SPARED && !mentions(map, id)
  const frozen = await picturesInSnapshots(
    means,
    board,
    pictures.filter(isOver).map(({ id }) => id),
  )
  let dropped = 0
  for (const { unusedSince, ...picture } of pictures) {
    if (rooms.isVisited(board)) break
    if (mentions(map, picture.id)) {
      if (unusedSince !== undefined) await keepPicture(records, board, picture)
    } else if (unusedSince === undefined) await keepPicture(records, board, { ...picture, unusedSince: now })
    else if (now - unusedSince >= SPARED && !frozen.has(picture.id)) {
      // The record goes last: as long as it is there, what is left of the files is found.
      await blobs.delete(pictureFolder(board, picture.id))
      await forgetPicture(records, board, picture.id)
      dropped++
    }
  }
  await stillThere(means, board)
  return dropped
}
