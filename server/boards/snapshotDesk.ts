import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { SnapshotCard, SnapshotCause } from '../../shared/domain/snapshot.ts'
import type { SnapshotMaker } from '../exporting/makeSnapshot.ts'
import type { Installation } from '../installation.ts'
import { stillThere } from './eraseBoard.ts'
import { FairQueue } from './fairQueue.ts'
import { hashOfBytes } from './hashOfBytes.ts'
import { readPacked, readSnapshot } from './readSnapshot.ts'
import {
  allSnapshots,
  cardOfSnapshot,
  findSnapshot,
  keepSnapshot,
  listSnapshots,
  nextNumber,
  mapBlob,
  pictureBlobOf,
  unfinishedRemovals,
  type SnapshotRecord,
} from './snapshotRecords.ts'
import { isPublishing, shownSnapshot } from './publicationRecords.ts'
import { removeSnapshot } from './removeSnapshot.ts'
import { toLetGo } from './thinSnapshots.ts'
import { tidySnapshots } from './tidySnapshots.ts'

/** Nothing was frozen, or cannot be shown, and why. */
export class SnapshotRefused extends Error {
  constructor(
    readonly reason:
      | 'snapshotsBusy'
      | 'snapshotFailed'
      | 'snapshotsFull'
      | 'snapshotNotFound'
      | 'snapshotDamaged'
      | 'snapshotNotRestored'
      | 'snapshotPublished'
      | 'boardGone',
    readonly limit?: number,
  ) {
    super(reason)
    this.name = 'SnapshotRefused'
  }
}

export interface NewSnapshot {
  readonly cause: SnapshotCause
  readonly name?: string | undefined
}

export interface SnapshotDesk {
  /** Newest first. */
  list(board: BoardId): Promise<SnapshotCard[]>
  /**
   * Freezes the map as it is now. Once it resolves, the snapshot is kept and announced to everybody on the board. A map that is as it was when
   * it was last frozen is not frozen again: then it is that snapshot's card, which takes the name if it has none.
   */
  take(board: BoardId, wanted: NewSnapshot): Promise<SnapshotCard>
  /** Gives a snapshot a name, or takes it away. */
  name(board: BoardId, number: number, name: string | null): Promise<SnapshotCard>
  /**
   * Removes a snapshot with its map and its picture, so that nobody finds its words any more; the others can be read as before. Rejects with
   * `snapshotPublished` while the result page shows it.
   */
  remove(board: BoardId, number: number): Promise<void>
  /** Ends what a crash interrupted. */
  start(): Promise<void>
  /** The map as it was, as one Yjs update; undefined when there is no such snapshot. Rejects with `snapshotDamaged` when it cannot be read. */
  read(board: BoardId, number: number): Promise<Uint8Array | undefined>
  /** A small picture of it, as SVG, drawn when it is first asked for. */
  draw(board: BoardId, number: number): Promise<Uint8Array | undefined>
  /**
   * Writes what is needed so that the map, or one branch of it, is as it was, as an edit like any other; the map as it is now is frozen
   * before, and that card is the answer. Rejects with `snapshotNotRestored` where the command refuses.
   */
  restore(
    board: BoardId,
    number: number,
    wanted: { readonly branch: IdeaId; readonly by: ParticipantId },
  ): Promise<SnapshotCard>
  /** Removes what is left of those that were let go. */
  tidy(board: BoardId): Promise<void>
}

interface DeskOptions extends Pick<Installation, 'records' | 'updates' | 'rooms' | 'blobs' | 'clock' | 'log'> {
  readonly limits: Pick<Installation['config']['limits'], 'snapshotsPerBoard'>
  readonly maker: Omit<SnapshotMaker, 'close'>
  /** Who was on a board since this was last asked for. */
  readonly people: (board: BoardId) => SnapshotCard['people']
  /** Of a server that only reads nothing new is kept. */
  readonly readOnly?: boolean
}

/** So many may wait, boards in turn; each is done within a fraction of a second. */
const PLACES = 200
/** So many go on from one file: were that damaged, no more than these would be lost. */
const IN_A_ROW = 24

/** Snapshots of all boards. What writes is done one after another: of one board so that each follows the one before, of all to go easy on memory. */
export function createSnapshotDesk(options: DeskOptions): SnapshotDesk {
  const { records, rooms, blobs, clock, log, limits, maker, people, readOnly = false } = options
  const queue = new FairQueue(PLACES)
  const drawing = new Map<string, Promise<Uint8Array | undefined>>()

  const inTurn = <T>(board: BoardId, task: () => Promise<T>): Promise<T> => {
    const turn = queue.run(board, task)
    return turn ?? Promise.reject(new SnapshotRefused('snapshotsBusy'))
  }
  const orRefuse = async (board: BoardId): Promise<void> => {
    if (!(await stillThere(options, board))) throw new SnapshotRefused('boardGone')
  }
  const orFailed = (board: BoardId) => (error: unknown) => {
    log.error({ error, board }, 'a snapshot could not be made or drawn')
    throw new SnapshotRefused('snapshotFailed')
  }
  /** Trouble with it is none with the snapshot: the next announcement says what is there, too. */
  const announce = async (board: BoardId): Promise<void> => {
    try {
      const cards = (await listSnapshots(records, board)).map(cardOfSnapshot)
      const update = await maker.announce(await rooms.read(board, 'stage'), cards)
      if (update) await rooms.publish(board, 'stage', update)
    } catch (error) {
      log.warn({ error, board }, 'a snapshot was not announced; the next one announces it, too')
    }
  }

  const keep = async (board: BoardId, snapshot: SnapshotRecord): Promise<void> => {
    await keepSnapshot(records, board, snapshot)
    await orRefuse(board)
  }

  /** Somebody wants what is there already. */
  const again = async (board: BoardId, last: SnapshotRecord, { cause, name }: NewSnapshot): Promise<SnapshotCard> => {
    const wanted = last.wanted === 'published' ? last.wanted : (wantedBy(cause) ?? last.wanted)
    const snapshot: SnapshotRecord = {
      ...last,
      ...(last.name === undefined && name !== undefined && { name }),
      ...(wanted && { wanted }),
    }
    if (snapshot.name !== last.name || snapshot.wanted !== last.wanted) await keep(board, snapshot)
    if (snapshot.name !== last.name) await announce(board)
    return cardOfSnapshot(snapshot)
  }

  const take = async (board: BoardId, { cause, name }: NewSnapshot): Promise<SnapshotCard> => {
    const started = clock.monotonic()
    const all = await allSnapshots(records, board)
    const staying = all.filter(({ goneAt }) => goneAt === undefined)
    const last = staying.at(-1)
    const map = await rooms.read(board, 'map')
    const hash = hashOfBytes(map)
    // A damaged one is no reason not to freeze the same map anew.
    const lastPacked = last && (await readPacked(options, board, last))
    if (last && lastPacked && last.hash === hash) return again(board, last, { cause, name })

    const wanted = wantedBy(cause)
    const draft = {
      ...{ number: nextNumber(all), cause, takenAt: clock.now(), bytes: map.byteLength, hash },
      ...(name !== undefined && { name }),
      ...(wanted && { wanted }),
    }
    const going = toLetGo([...staying, draft], limits.snapshotsPerBoard)
    if (staying.length - going.size >= limits.snapshotsPerBoard)
      throw new SnapshotRefused('snapshotsFull', limits.snapshotsPerBoard)

    const base = baseFor(all)
    const basePacked = base && (await readPacked(options, board, base))
    const frozen = await maker.freeze({ map, last: lastPacked, base: basePacked }).catch(orFailed(board))
    if (!frozen && last) return again(board, last, { cause, name })
    if (!frozen) throw new SnapshotRefused('snapshotFailed')
    const { ideas, changes, file, goesOn } = frozen
    const snapshot: SnapshotRecord = {
      ...draft,
      ideas,
      changes,
      people: people(board),
      file: { bytes: file.byteLength, hash: hashOfBytes(file) },
      ...(goesOn && base && { base: base.number }),
    }
    await orRefuse(board)
    // The file first: a record says that it is there.
    await blobs.put(mapBlob(board, snapshot.number), file)
    await keep(board, snapshot)
    for (const one of staying) if (going.has(one.number)) await keep(board, { ...one, goneAt: clock.now() })
    await announce(board)
    if (all.some(({ goneAt }) => goneAt !== undefined)) await tidySnapshots(options, board)
    log.info(
      { board, cause, bytes: snapshot.file.bytes, ms: Math.round(clock.monotonic() - started) },
      'snapshot taken',
    )
    return cardOfSnapshot(snapshot)
  }

  const remove = async (board: BoardId, number: number): Promise<void> => {
    await removeSnapshot(options, board, number)
    await orRefuse(board)
    await announce(board)
    log.info({ board, number }, 'snapshot removed')
  }

  const read = async (board: BoardId, number: number): Promise<Uint8Array | undefined> => {
    const record = await findSnapshot(records, board, number)
    if (!record) return undefined
    const map = await readSnapshot(options, board, record)
    if (map) return map
    // It may have been packed anew meanwhile, or removed.
    const now = await findSnapshot(records, board, number)
    if (now?.file.hash !== record.file.hash) return read(board, number)
    log.error({ board, number }, 'a snapshot cannot be read')
    throw new SnapshotRefused('snapshotDamaged')
  }

  const draw = async (board: BoardId, number: number): Promise<Uint8Array | undefined> => {
    if (!(await findSnapshot(records, board, number))) return undefined
    const blob = pictureBlobOf(board, number)
    const kept = await blobs.get(blob)
    if (kept) return buffer(kept.stream)
    return inTurn(board, async () => {
      const map = await read(board, number)
      const picture = map && (await maker.draw(map).catch(orFailed(board)))
      if (!picture || readOnly) return picture
      await blobs.put(blob, picture)
      await orRefuse(board)
      return picture
    })
  }

  return {
    list: async (board) => (await listSnapshots(records, board)).map(cardOfSnapshot).reverse(),
    take: (board, wanted) => inTurn(board, () => take(board, wanted)),
    name: (board, number, name) =>
      inTurn(board, async () => {
        const record = await findSnapshot(records, board, number)
        if (!record) throw new SnapshotRefused('snapshotNotFound')
        const { name: _before, ...nameless } = record
        const snapshot: SnapshotRecord = name === null ? nameless : { ...nameless, name }
        await keep(board, snapshot)
        await announce(board)
        return cardOfSnapshot(snapshot)
      }),
    remove: (board, number) =>
      inTurn(board, async () => {
        const record = await findSnapshot(records, board, number)
        if (!record) throw new SnapshotRefused('snapshotNotFound')
        if (await isPublished(records, board, record)) throw new SnapshotRefused('snapshotPublished')
        await remove(board, number)
      }),
    async start() {
      for (const { board, number } of await unfinishedRemovals(records))
        await inTurn(board, () => remove(board, number)).catch((error: unknown) =>
          log.error({ error, board, number }, 'a snapshot is not quite removed; it goes on at the next start'),
        )
    },
    read,
    draw(board, number) {
      const key = `${board}/${number}`
      const running = drawing.get(key)
      if (running) return running
      const drawn = draw(board, number).finally(() => drawing.delete(key))
      drawing.set(key, drawn)
      return drawn
    },
    restore: (board, number, { branch, by }) =>
      inTurn(board, async () => {
        const snapshot = await read(board, number)
        if (!snapshot) throw new SnapshotRefused('snapshotNotFound')
        const card = await take(board, { cause: 'restore' })
        const map = await rooms.read(board, 'map')
        const order = { map, snapshot, branch, by, now: clock.now() }
        const { update, refused } = await maker.restore(order).catch(orFailed(board))
        // Nothing to be done is as good as done.
        if (!update && refused !== 'isAsThen') throw new SnapshotRefused('snapshotNotRestored')
        if (update) await rooms.publish(board, 'map', update)
        return card
      }),
    tidy: (board) => inTurn(board, () => tidySnapshots(options, board)),
  }
}

/** A page that is just being made shows the one that was frozen for it. */
const isPublished = async (
  records: Installation['records'],
  board: BoardId,
  { number, wanted }: SnapshotRecord,
): Promise<boolean> =>
  (await shownSnapshot(records, board)) === number || (wanted === 'published' && (await isPublishing(records, board)))

const wantedBy = (cause: SnapshotCause): SnapshotRecord['wanted'] =>
  cause === 'publication' ? 'published' : cause === 'asked' ? 'asked' : undefined

/** The one that the next may go on from: the last that stands by itself, unless enough do already. */
function baseFor(all: readonly SnapshotRecord[]): SnapshotRecord | undefined {
  const base = all.findLast(({ base, isRemoved }) => base === undefined && !isRemoved)
  const row = all.filter((record) => record.base === base?.number)
  return base && row.length < IN_A_ROW ? base : undefined
}
