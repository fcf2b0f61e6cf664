import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { Installation } from '../installation.ts'
import { listPictures, pictureBlob } from './pictureRecords.ts'

/** Whether a document speaks of a picture, for sure or perhaps no longer: its id stands in the bytes as it is. Nothing is unpacked for it. */
export const mentions = (update: Uint8Array, picture: PictureId): boolean =>
  Buffer.from(update.buffer, update.byteOffset, update.byteLength).includes(picture, 0, 'latin1')

/** The pictures that a map speaks of, small, as far as they are there. */
export async function readPictures(
  { records, blobs }: Pick<Installation, 'records' | 'blobs'>,
  board: BoardId,
  mapUpdate: Uint8Array,
): Promise<ReadonlyMap<PictureId, Uint8Array>> {
  const files = new Map<PictureId, Uint8Array>()
  for (const { id } of await listPictures(records, board)) {
    if (!mentions(mapUpdate, id)) continue
    const file = await blobs.get(pictureBlob(board, id, 'small'))
    if (file) files.set(id, await buffer(file.stream))
  }
  return files
}
