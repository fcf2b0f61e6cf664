import type { BoardId } from '../../shared/domain/board.ts'
import { CLOSE } from '../../shared/wire/messages.ts'
import type { Installation } from '../installation.ts'
import { asJson } from './asJson.ts'
import { BOARDS, boardKey, readBoard, type ErasedBoard } from './boardRecord.ts'
import { forgetCopies } from './copyRecords.ts'
import { forgetPictures } from './pictureRecords.ts'
import { forgetPublication } from './publicationRecords.ts'
import { forgetPeople } from './roster.ts'
import { forgetSnapshots } from './snapshotRecords.ts'

type Means = Pick<Installation, 'records' | 'updates' | 'blobs' | 'rooms' | 'clock' | 'log'>

/** Removes a board and everything of it for good. What stays is the fact that it is gone, so that nobody's browser can bring it back. */
export async function eraseBoard(means: Means, board: BoardId): Promise<void> {
  const known = await readBoard(means.records, board)
  if (!known) return
  const tombstone: ErasedBoard =
    known.record.state === 'erased'
      ? known.record
      : { state: 'erased', language: known.record.language, erasedAt: means.clock.now(), finished: false }
  // From here on the door is shut; the rest is finished at the next start if we die in between.
  if (known.record.state === 'live') await means.records.put(boardKey(board), asJson(tombstone), 'any')
  await eraseContent(means, board)
  await means.records.put(boardKey(board), asJson({ ...tombstone, finished: true }), 'any')
  means.log.info({ board }, 'board erased')
}

async function eraseContent({ records, updates, blobs, rooms }: Means, board: BoardId): Promise<void> {
  rooms.closeBoard(board, CLOSE.gone)
  await updates.erase(board)
  await forgetCopies(records, board)
  await forgetPublication(records, board)
  await forgetPictures(records, board)
  await forgetSnapshots(records, board)
  await blobs.delete(board)
  await forgetPeople(records, board)
}

/**
 * For whoever has just written something of a board beside its record: erasing may have passed by meanwhile. Answers whether the board is
 * still there; otherwise what was left behind is gone as well.
 */
export async function stillThere(means: Means, board: BoardId): Promise<boolean> {
  if ((await readBoard(means.records, board))?.record.state === 'live') return true
  await eraseContent(means, board)
  return false
}

/** Ends what a crash or a full disk interrupted. Trouble with one board leaves it for the next time and holds up no other. */
export async function finishErasures(means: Means): Promise<void> {
  for (const { key } of await means.records.scan(BOARDS)) {
    const board = key.slice(BOARDS.length)
    try {
      const known = await readBoard(means.records, board)
      if (known?.record.state === 'erased' && !known.record.finished) await eraseBoard(means, board)
    } catch (error) {
      means.log.error({ error, board }, 'erasing is not finished; it goes on later')
    }
  }
}
