import type { BoardId } from '../../shared/domain/board.ts'
import { PICTURE, type PictureId } from '../../shared/domain/picture.ts'
import type { PictureCard } from '../../shared/wire/requests.ts'
import type { PictureMaker } from '../exporting/makePicture.ts'
import { pictureHeader } from '../exporting/pictureHeader.ts'
import type { Installation } from '../installation.ts'
import { stillThere } from './eraseBoard.ts'
import {
  cardOfPicture,
  findPicture,
  keepPicture,
  listPictures,
  pictureBlob,
  SIZES,
  type PictureRecord,
} from './pictureRecords.ts'
import { hashOfBytes } from './hashOfBytes.ts'

/** No picture, and why. */
export class PictureRefused extends Error {
  constructor(
    readonly reason:
      'picturesBusy' | 'notAPicture' | 'pictureUnreadable' | 'tooManyPixels' | 'picturesFull' | 'boardGone',
    readonly limit?: number,
  ) {
    super(reason)
    this.name = 'PictureRefused'
  }
}

export interface PictureDesk {
  /** Takes a place for one file that is about to be read, so that no more of them are in memory than may; the answer gives it back. */
  take(board: BoardId): () => void
  /** Once it resolves, the picture is kept. One that is there already stays as it is. */
  add(board: BoardId, picture: PictureId, bytes: Uint8Array): Promise<PictureCard>
}

interface DeskOptions extends Pick<Installation, 'records' | 'updates' | 'rooms' | 'blobs' | 'clock' | 'log'> {
  readonly limits: Installation['config']['limits']
  readonly makePicture: PictureMaker['makePicture']
}

const MEGABYTE = 1024 * 1024

export function createPictureDesk({ limits, makePicture, ...means }: DeskOptions): PictureDesk {
  const { records, blobs, clock, log } = means
  const places = new Map<BoardId, number>()
  const inWork = new Map<string, Promise<PictureCard>>()
  /** What is being drawn counts as if it were kept already. */
  const coming = new Map<BoardId, number>()
  const count = (counts: Map<BoardId, number>, board: BoardId, by: number): void => {
    const next = (counts.get(board) ?? 0) + by
    if (next > 0) counts.set(board, next)
    else counts.delete(board)
  }

  const draw = async (board: BoardId, id: PictureId, bytes: Uint8Array): Promise<PictureCard> => {
    const drawn = await makePicture({ bytes }).catch((error: unknown) => {
      log.warn({ error, board }, 'a picture could not be drawn anew')
      return undefined
    })
    if (!drawn) throw new PictureRefused('pictureUnreadable')
    const fileOf = (file: Uint8Array) => ({
      bytes: file.byteLength,
      hash: hashOfBytes(file),
    })
    const picture: PictureRecord = {
      id,
      width: drawn.width,
      height: drawn.height,
      full: fileOf(drawn.full),
      small: fileOf(drawn.small),
      addedAt: clock.now(),
    }
    await orRefuse(board)
    for (const size of SIZES) await blobs.put(pictureBlob(board, id, size), drawn[size])
    await keepPicture(records, board, picture)
    await orRefuse(board)
    return cardOfPicture(picture)
  }

  const orRefuse = async (board: BoardId): Promise<void> => {
    if (!(await stillThere(means, board))) throw new PictureRefused('boardGone')
  }

  const mustHaveRoom = async (board: BoardId): Promise<void> => {
    const kept = await listPictures(records, board)
    const bytes = kept.reduce((sum, { full, small }) => sum + full.bytes + small.bytes, 0)
    const most = limits.pictureMegabytesPerBoard
    const drawing = coming.get(board) ?? 0
    if (kept.length + drawing >= limits.picturesPerBoard || bytes + drawing * PICTURE.bytes >= most * MEGABYTE)
      throw new PictureRefused('picturesFull')
  }

  const make = async (board: BoardId, id: PictureId, bytes: Uint8Array): Promise<PictureCard> => {
    const known = await findPicture(records, board, id)
    if (known) return cardOfPicture(known)
    const header = pictureHeader(bytes)
    if (!header) throw new PictureRefused('notAPicture')
    if (header.width * header.height > PICTURE.pixels)
      throw new PictureRefused('tooManyPixels', PICTURE.pixels / 1_000_000)
    await mustHaveRoom(board)
    count(coming, board, 1)
    try {
      return await draw(board, id, bytes)
    } finally {
      count(coming, board, -1)
    }
  }

  return {
    take(board) {
      const all = [...places.values()].reduce((sum, taken) => sum + taken, 0)
      // One board cannot take all places: others go on.
      if (all >= limits.picturesWaiting || (places.get(board) ?? 0) >= Math.ceil(limits.picturesWaiting / 2))
        throw new PictureRefused('picturesBusy')
      count(places, board, 1)
      return () => count(places, board, -1)
    },
    add(board, id, bytes) {
      const key = `${board}/${id}`
      const running = inWork.get(key)
      if (running) return running
      const made = make(board, id, bytes).finally(() => inWork.delete(key))
      inWork.set(key, made)
      return made
    },
  }
}
