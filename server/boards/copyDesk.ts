import { createHash } from 'node:crypto'
import type { CopyRefusal } from '../../exports/exportRefused.ts'
import type { BoardId } from '../../shared/domain/board.ts'
import { announceCopyUpdate, readStage } from '../../shared/document/readStage.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { isDrawn, type CopyCard, type CopyFormat, type CopyOptions } from '../../shared/domain/copy.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { CopyRequest } from '../../shared/wire/requests.ts'
import type { CopyMaker, NewCopy } from '../exporting/makeCopy.ts'
import type { FinishedCopy } from '../exporting/renderCopy.ts'
import type { Installation } from '../installation.ts'
import type { LiveBoard } from './boardRecord.ts'
import { cardOfCopy, copyBlob, keepCopy, listCopies, type CopyRecord } from './copyRecords.ts'
import { stillThere } from './eraseBoard.ts'
import { FairQueue } from './fairQueue.ts'
import { newCopyId } from './randomId.ts'
import { peopleOf } from './roster.ts'
import { readSnapshot } from './readSnapshot.ts'
import { SnapshotRefused } from './snapshotDesk.ts'
import { findSnapshot } from './snapshotRecords.ts'
import { readPictures } from './usedPictures.ts'
import { hashOfBytes } from './hashOfBytes.ts'

/** A board at a moment, from which several copies are drawn. */
export interface FrozenBoard {
  readonly mapUpdate: Uint8Array
  readonly stageUpdate: Uint8Array
  /** What was said, for formats that hold it; only where it was asked for. */
  readonly talkUpdate?: Uint8Array
  /** The pictures of the map where they have been read already. */
  readonly pictures?: ReadonlyMap<PictureId, Uint8Array>
  /** Where the map can be read, to be printed. */
  readonly link?: string | undefined
  /** The day that copies show. */
  readonly now: number
  /** The number of the snapshot that it is; then `now` is when that was taken. */
  readonly snapshot?: number | undefined
}

/** No copy, and why. */
export class CopyRefused extends Error {
  constructor(
    readonly reason: 'copiesBusy' | 'copyFailed' | 'boardGone' | 'tooManyCopies' | CopyRefusal,
    readonly limit?: number,
  ) {
    super(reason)
    this.name = 'CopyRefused'
  }
}

export interface CopyDesk {
  /** A copy of the board as it is now, or of its map as it was. Once it resolves, the copy is kept and everybody on the board has been told. */
  make(board: BoardId, record: LiveBoard, wanted: CopyRequest): Promise<CopyCard>
  /** Draws a copy in its turn; nothing is kept, and nobody is told. */
  draw(
    board: BoardId,
    record: LiveBoard,
    wanted: CopyOptions & Pick<CopyRequest, 'format'>,
    frozen: FrozenBoard,
  ): Promise<FinishedCopy>
  /** The board as it is now, with what was said on it, to draw from. */
  freeze(board: BoardId): Promise<FrozenBoard>
}

interface DeskOptions extends Pick<Installation, 'records' | 'updates' | 'rooms' | 'blobs' | 'clock' | 'log'> {
  readonly limits: Installation['config']['limits']
  readonly makeCopy: CopyMaker['makeCopy']
}

/** One copy at a time, a bounded number waiting, boards in turn: drawing must not slow down the people who work on the map. */
export function createCopyDesk({ limits, makeCopy, ...means }: DeskOptions): CopyDesk {
  const { records, rooms, blobs, clock, log } = means
  const queue = new FairQueue(limits.copiesWaiting)
  const inWork = new Map<string, Promise<CopyCard>>()

  const draw = async (board: BoardId, order: NewCopy): Promise<FinishedCopy> => {
    const read = () => order.pictures ?? readPictures(means, board, order.mapUpdate)
    const pictures = isDrawn(order.format) ? await read() : undefined
    const drawn = await makeCopy({ ...order, pictures }).catch((error: unknown) => {
      log.error({ error, board, format: order.format }, 'copy failed')
      throw new CopyRefused('copyFailed')
    })
    if ('refused' in drawn) throw new CopyRefused(drawn.refused, drawn.limit)
    return drawn
  }

  const drawAndKeep = async (board: BoardId, order: NewCopy, source: string): Promise<CopyCard> => {
    const started = clock.monotonic()
    const { bytes, fileName, report } = await draw(board, order)
    const copy: CopyRecord = {
      id: newCopyId(),
      format: order.format,
      fileName,
      bytes: bytes.byteLength,
      madeAt: clock.now(),
      ...(order.snapshot !== undefined && { snapshot: order.snapshot }),
      missingLetters: [...report.missingLetters],
      scale: report.scale,
      missingPictures: [...(report.missingPictures ?? [])],
      ...(report.smallLetters && { smallLetters: report.smallLetters }),
      ...(order.names && { names: true as const }),
      hash: hashOfBytes(bytes),
      source,
    }
    await orRefuse(board)
    await blobs.put(copyBlob(board, copy.id), bytes)
    await keepCopy(records, board, copy)
    await orRefuse(board)
    await rooms.publish(board, 'stage', announceCopyUpdate(cardOfCopy(copy)))
    log.info(
      { board, format: copy.format, bytes: copy.bytes, ms: Math.round(clock.monotonic() - started) },
      'copy made',
    )
    return cardOfCopy(copy)
  }

  const orRefuse = async (board: BoardId): Promise<void> => {
    if (!(await stillThere(means, board))) throw new CopyRefused('boardGone')
  }

  /** The votes are those that are published now, whatever the map was like. */
  const mapToCopy = async (
    board: BoardId,
    snapshot: number | undefined,
  ): Promise<Pick<FrozenBoard, 'mapUpdate' | 'now' | 'snapshot'>> => {
    if (snapshot === undefined) return { mapUpdate: await rooms.read(board, 'map'), now: clock.now() }
    const record = await findSnapshot(records, board, snapshot)
    if (!record) throw new SnapshotRefused('snapshotNotFound')
    const mapUpdate = await readSnapshot(means, board, record)
    if (!mapUpdate) throw new SnapshotRefused('snapshotDamaged')
    return { mapUpdate, now: record.takenAt, snapshot }
  }

  const orderFor = async (
    board: BoardId,
    { title, language }: LiveBoard,
    { format, ...chosen }: CopyOptions & { readonly format: CopyFormat },
    frozen: FrozenBoard,
  ): Promise<NewCopy> => {
    const options = optionsFor(format, chosen)
    const people = options.names && (await peopleOf(records, board))
    return { ...frozen, format, language, title, ...options, ...(people && { people }) }
  }

  return {
    async draw(board, live, wanted, frozen) {
      const order = await orderFor(board, live, wanted, frozen)
      const drawn = queue.run(board, () => draw(board, order))
      if (!drawn) throw new CopyRefused('copiesBusy')
      return drawn
    },

    async freeze(board) {
      const [map, stageUpdate, talkUpdate] = await Promise.all([
        mapToCopy(board, undefined),
        rooms.read(board, 'stage'),
        rooms.read(board, 'talk'),
      ])
      return { ...map, stageUpdate, talkUpdate }
    },

    async make(board, live, { link, snapshot, ...wanted }) {
      const [map, stageUpdate] = await Promise.all([mapToCopy(board, snapshot), rooms.read(board, 'stage')])
      const order = await orderFor(board, live, wanted, { ...map, stageUpdate, link })
      const source = sourceOf(order)
      const kept = await listCopies(records, board)
      const same = kept.find((copy) => copy.source === source)
      if (same) return cardOfCopy(same)
      const limit = limits.copiesPerBoard
      if (kept.length >= limit) throw new CopyRefused('tooManyCopies', limit)

      const key = `${board}/${source}`
      const running = inWork.get(key)
      if (running) return running
      const made = queue.run(board, () => drawAndKeep(board, order, source))
      if (!made) throw new CopyRefused('copiesBusy')
      inWork.set(key, made)
      return made.finally(() => inWork.delete(key))
    },
  }
}

/** What concerns this format: the rest would only make two of the same copy. */
const optionsFor = (format: CopyFormat, { names, paper, sharpness }: CopyOptions): CopyOptions => ({
  ...(names && { names }),
  ...(format === 'pdf' && { paper }),
  ...(format === 'png' && { sharpness }),
})

/** What a copy shows, as a hash. Of the stage only the votes count: that an earlier copy was announced there changes no picture. */
function sourceOf({
  mapUpdate,
  stageUpdate,
  format,
  language,
  title,
  link,
  people,
  paper,
  sharpness,
  snapshot,
  now,
}: NewCopy): string {
  const tally = stageUpdate
    ? [...readStage(openMapDocument([stageUpdate])).tally].sort(([a], [b]) => (a < b ? -1 : 1))
    : []
  // A number may mean another snapshot on an installation that was restored from a backup; its day does not.
  const stamp = snapshot === undefined ? [] : [snapshot, now]
  return createHash('sha256')
    .update(JSON.stringify([format, language, title, tally, link, people, paper, sharpness, ...stamp]))
    .update(mapUpdate)
    .digest('base64url')
}
