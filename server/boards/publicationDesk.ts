import { announcePublicationUpdate } from '../../shared/document/readStage.ts'
import type { BoardId } from '../../shared/domain/board.ts'
import type { CopyFormat } from '../../shared/domain/copy.ts'
import type { PublicationCard, PublicationProgress } from '../../shared/domain/publication.ts'
import { publicationPage } from '../../shared/wire/paths.ts'
import type { PublishRequest } from '../../shared/wire/requests.ts'
import { newSecret } from '../access/links.ts'
import type { CopyMaker } from '../exporting/makeCopy.ts'
import type { PageMaker } from '../exporting/makePage.ts'
import type { FinishedPage } from '../exporting/renderPage.ts'
import type { Installation } from '../installation.ts'
import { readBoard, type LiveBoard } from './boardRecord.ts'
import type { FrozenBoard } from './copyDesk.ts'
import { stillThere } from './eraseBoard.ts'
import { makeEdition, stepsOf } from './makeEdition.ts'
import { createPostRoom, type Delivered } from './postRoom.ts'
import {
  beginEdition,
  boardOfPublication,
  cardOfPublication,
  editionFolder,
  finishEdition,
  keepPublication,
  readPublication,
  unfinishedEditions,
  type PublicationRecord,
} from './publicationRecords.ts'
import { Recent } from './recent.ts'
import { createResultPages } from './resultPages.ts'
import { waitingForResult } from './roster.ts'

/** What was asked for cannot be done now, and why. */
export class PublicationRefused extends Error {
  constructor(readonly reason: 'publicationRunning' | 'notPublished' | 'boardGone') {
    super(reason)
    this.name = 'PublicationRefused'
  }
}

/** Why the last attempt came to nothing. */
export type PublicationFailure = 'publicationFailed' | 'publicationCancelled'

export interface PublicationState {
  readonly publication: PublicationCard | undefined
  readonly progress: PublicationProgress | undefined
  readonly failed: PublicationFailure | undefined
  /** How many people have left an address. */
  readonly waiting: number
  /** What became of the letters of the last edition, since this server runs. */
  readonly delivered: Delivered | undefined
}

export interface PublicationDesk {
  state(board: BoardId): Promise<PublicationState>
  /** Begins to make a result page, or another edition of it at the same address. `base`: how people reach this installation. */
  publish(board: BoardId, record: LiveBoard, wanted: PublishRequest, base: string): void
  /** Stops what is being made; what was published before stays. */
  cancel(board: BoardId): void
  /** Takes the page back: its files are gone, its address says so. */
  withdraw(board: BoardId): Promise<void>
  /** What lies at an address. */
  find(id: string): Promise<{ readonly board: BoardId; readonly record: PublicationRecord } | undefined>
  /** Undefined when that edition has just gone. */
  page(board: BoardId, record: PublicationRecord): Promise<FinishedPage | undefined>
  /** Ends what a crash interrupted, and sends the letters that are still due. */
  start(): Promise<void>
  close(): Promise<void>
}

interface DeskOptions extends Pick<
  Installation,
  'records' | 'updates' | 'rooms' | 'blobs' | 'clock' | 'log' | 'copies' | 'snapshots' | 'mail'
> {
  readonly packFiles: CopyMaker['packFiles']
  readonly makePage: PageMaker['makePage']
  readonly script: () => string | undefined
  readonly timeZone?: string
}

interface Job {
  progress: PublicationProgress
  isCancelled: boolean
  done: Promise<void>
}

/** Of so many boards it is known why their last attempt failed. */
const REMEMBERED = 1_000

/**
 * Result pages: one for each board. An edition is made beside the one that people see, file by file, and takes its place by one record at
 * the end: whoever looks meanwhile, and a server that dies, finds the one or the other.
 */
export function createPublicationDesk(options: DeskOptions): PublicationDesk {
  const { records, rooms, blobs, clock, log, snapshots } = options
  const { timeZone = 'Europe/Berlin' } = options
  const jobs = new Map<BoardId, Job>()
  const failures = new Recent<BoardId, PublicationFailure>(REMEMBERED)
  const page = createResultPages({ ...options, timeZone })
  const post = createPostRoom({ ...options, timeZone })

  const announce = (board: BoardId, record: PublicationRecord): Promise<void> =>
    rooms.publish(board, 'stage', announcePublicationUpdate(cardOfPublication(record)))

  const dropEdition = async (board: BoardId, edition: number): Promise<void> => {
    await blobs.delete(editionFolder(board, edition))
    await finishEdition(records, board, edition)
  }

  /** The one deed by which everybody sees another edition; what stood before goes. */
  const replace = async (
    board: BoardId,
    record: PublicationRecord,
    before: PublicationRecord | undefined,
    expect: number | 'new',
  ) => {
    if (before) await beginEdition(records, board, before.edition)
    if (!(await keepPublication(records, board, record, expect))) throw new PublicationRefused('publicationRunning')
    if (!(await stillThere(options, board))) throw new PublicationRefused('boardGone')
    // It is published, whatever comes now: whoever has the address reads it, and the next start tidies up.
    try {
      await announce(board, record)
      if (before) await dropEdition(board, before.edition)
      await finishEdition(records, board, record.edition)
    } catch (error) {
      log.warn({ error, board }, 'published, but not all was told or tidied up')
    }
  }

  const make = async (board: BoardId, live: LiveBoard, wanted: PublishRequest, base: string, job: Job) => {
    const started = clock.monotonic()
    const known = await readPublication(records, board)
    const edition = (known?.record.edition ?? 0) + 1
    const id = known?.record.id ?? newSecret()
    const link = base + publicationPage(id)
    const of = stepsOf(wanted)
    const tell = (step: PublicationProgress['step'], done: number, format?: CopyFormat): void => {
      if (job.isCancelled) throw new Cancelled()
      job.progress = { step, done, of, ...(format && { format }) }
    }

    tell('snapshot', 0)
    const { number: snapshot, takenAt: now } = await snapshots.take(board, { cause: 'publication' })
    const mapUpdate = await snapshots.read(board, snapshot)
    if (!mapUpdate) throw new Error('the snapshot is not there')
    const frozen: FrozenBoard = { mapUpdate, stageUpdate: await rooms.read(board, 'stage'), now, snapshot, link }

    await beginEdition(records, board, edition)
    try {
      const order = { board, live, wanted, frozen, id, edition, link, snapshot }
      const record = await makeEdition({ ...options, timeZone }, order, tell)
      await replace(board, record, known?.record, known?.version ?? 'new')
      const ms = Math.round(clock.monotonic() - started)
      log.info({ board, edition, files: record.files.length, ms }, 'published')
      if (!record.lettersDue) return
      job.progress = { step: 'mail', done: of - 1, of }
      await post.deliver(board).catch((error: unknown) => log.warn({ error, board }, 'published; letters go later'))
    } catch (error) {
      const shown = await readPublication(records, board)
      if (shown?.record.edition !== edition) await dropEdition(board, edition)
      throw error
    }
  }

  return {
    async state(board) {
      const [known, waiting] = await Promise.all([readPublication(records, board), waitingForResult(records, board)])
      return {
        publication: known && cardOfPublication(known.record),
        progress: jobs.get(board)?.progress,
        failed: failures.get(board),
        waiting: waiting.length,
        delivered: post.delivered(board),
      }
    },

    publish(board, live, wanted, base) {
      if (jobs.has(board)) throw new PublicationRefused('publicationRunning')
      failures.delete(board)
      const job: Job = {
        progress: { step: 'snapshot', done: 0, of: stepsOf(wanted) },
        isCancelled: false,
        done: Promise.resolve(),
      }
      jobs.set(board, job)
      job.done = make(board, live, wanted, base, job)
        .catch((error: unknown) => {
          failures.set(board, error instanceof Cancelled ? 'publicationCancelled' : 'publicationFailed')
          if (!(error instanceof Cancelled)) log.error({ error, board }, 'nothing was published')
        })
        .finally(() => jobs.delete(board))
    },

    cancel(board) {
      const job = jobs.get(board)
      if (job) job.isCancelled = true
    },

    async withdraw(board) {
      if (jobs.has(board)) throw new PublicationRefused('publicationRunning')
      const known = await readPublication(records, board)
      if (known?.record.state !== 'published') throw new PublicationRefused('notPublished')
      const { nextDate: _, ...before } = known.record
      const withdrawn: PublicationRecord = {
        ...before,
        ...{
          edition: before.edition + 1,
          state: 'withdrawn',
          at: clock.now(),
          files: [],
          missing: [],
          lettersDue: false,
        },
      }
      await replace(board, withdrawn, known.record, known.version)
      log.info({ board }, 'publication withdrawn')
    },

    async find(id) {
      const board = await boardOfPublication(records, id)
      const known = board === undefined ? undefined : await readPublication(records, board)
      if (board === undefined || known?.record.id !== id) return undefined
      return (await readBoard(records, board))?.record.state === 'live' ? { board, record: known.record } : undefined
    },

    page,

    async start() {
      for (const { board, edition } of await unfinishedEditions(records)) {
        const known = await readPublication(records, board)
        const isShown = known?.record.state === 'published' && known.record.edition === edition
        if (isShown) await finishEdition(records, board, edition)
        else await dropEdition(board, edition)
        if (known) await announce(board, known.record)
      }
      post.start()
    },

    async close() {
      post.stop()
      const running = [...jobs.values()]
      for (const job of running) job.isCancelled = true
      await Promise.all(running.map(({ done }) => done))
    },
  }
}

class Cancelled extends Error {}
