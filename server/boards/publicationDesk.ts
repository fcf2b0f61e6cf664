import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { writeCalendar } from '../../exports/calendar/writeCalendar.ts'
import { announcePublicationUpdate } from '../../shared/document/readStage.ts'
import type { BoardId } from '../../shared/domain/board.ts'
import { endingOf, type CopyFormat } from '../../shared/domain/copy.ts'
import type { PublicationCard, PublicationProgress } from '../../shared/domain/publication.ts'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { whenOf } from '../../shared/language/resultMail.ts'
import { readMe, resultFile, resultWord } from '../../shared/language/resultWords.ts'
import { publicationPage } from '../../shared/wire/paths.ts'
import type { PublishRequest } from '../../shared/wire/requests.ts'
import { newSecret } from '../access/links.ts'
import type { Installation } from '../installation.ts'
import { readBoard, type LiveBoard } from './boardRecord.ts'
import { CopyRefused, type CopyMaker, type FrozenBoard } from './copyDesk.ts'
import { stillThere } from './eraseBoard.ts'
import {
  beginEdition,
  boardOfPublication,
  cardOfPublication,
  editionFolder,
  finishEdition,
  keepPublication,
  publicationBlob,
  readPublication,
  unfinishedEditions,
  type PublicationFile,
  type PublicationRecord,
} from './publicationRecords.ts'
import { createPostRoom, type Delivered } from './postRoom.ts'
import type { PageOrder, PageMaker, ReadyPage } from './readingDesk.ts'
import { waitingForResult } from './roster.ts'
import { readPictures } from './usedPictures.ts'

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
  page(board: BoardId, record: PublicationRecord): Promise<ReadyPage>
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

/** Between two attempts while many copies are being made for others. */
const PAUSE = 1_000
const ATTEMPTS = 300
/** Pages kept in memory. */
const KEPT_PAGES = 50

/**
 * Result pages: one for each board. An edition is made beside the one that people see, file by file, and takes its place by one record at
 * the end: whoever looks meanwhile, and a server that dies, finds the one or the other.
 */
export function createPublicationDesk(options: DeskOptions): PublicationDesk {
  const { records, rooms, blobs, clock, log, copies, snapshots, packFiles, makePage, script } = options
  const { timeZone = 'Europe/Berlin' } = options
  const jobs = new Map<BoardId, Job>()
  const failures = new Map<BoardId, PublicationFailure>()
  const pages = new Map<string, Promise<ReadyPage>>()
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
    await announce(board, record)
    if (before) await dropEdition(board, before.edition)
    await finishEdition(records, board, record.edition)
  }

  /** Another's turn may take a while: nobody has to press the button again for that. */
  const patiently = async <T>(job: Job, make: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await make()
      } catch (error) {
        const isBusy = error instanceof CopyRefused && error.reason === 'copiesBusy'
        if (!isBusy || attempt === ATTEMPTS || job.isCancelled) throw error
        await new Promise<void>((resolve) => clock.after(PAUSE, resolve))
      }
    }
  }

  const make = async (board: BoardId, live: LiveBoard, wanted: PublishRequest, base: string, job: Job) => {
    const started = clock.monotonic()
    const known = await readPublication(records, board)
    const edition = (known?.record.edition ?? 0) + 1
    const id = known?.record.id ?? newSecret()
    const link = base + publicationPage(id)
    const of = wanted.formats.length + 3
    const at = (step: PublicationProgress['step'], done: number, format?: CopyFormat): void => {
      if (job.isCancelled) throw new Cancelled()
      job.progress = { step, done, of, ...(format && { format }) }
    }

    at('snapshot', 0)
    const { number, takenAt: asOf } = await snapshots.take(board, { cause: 'publication' })
    const mapUpdate = await snapshots.read(board, number)
    if (!mapUpdate) throw new Error('the snapshot is not there')
    const stageUpdate = await rooms.read(board, 'stage')
    const frozen: FrozenBoard = { mapUpdate, stageUpdate, now: asOf, snapshot: number, link }
    const { language } = live

    await beginEdition(records, board, edition)
    try {
      const files: PublicationFile[] = []
      const taken: Record<string, Uint8Array> = {}
      const keep = async (bytes: Uint8Array, file: Omit<PublicationFile, 'bytes' | 'hash'>): Promise<void> => {
        await blobs.put(publicationBlob(board, edition, file.name), bytes)
        files.push({ ...file, bytes: bytes.byteLength, hash: hashOf(bytes) })
      }
      await keep(mapUpdate, { name: 'map', what: 'map', fileName: 'map' })
      await keep(stageUpdate, { name: 'stage', what: 'stage', fileName: 'stage' })
      for (const [picture, bytes] of await readPictures(options, board, mapUpdate))
        await keep(bytes, { name: `picture-${picture}`, what: 'picture', fileName: `${picture}.jpg` })

      const missing: CopyFormat[] = []
      let title = live.title
      for (const [done, format] of wanted.formats.entries()) {
        at('copies', done + 1, format)
        try {
          const drawn = await patiently(job, () => copies.draw(board, live, { ...wanted, format }, frozen))
          taken[drawn.fileName] = drawn.bytes
          title = drawn.title ?? title
          await keep(drawn.bytes, {
            name: nameOf(format, drawn.fileName),
            what: 'copy',
            format,
            fileName: drawn.fileName,
          })
        } catch (error) {
          // One that cannot be made must not keep the others from people.
          if (
            !(error instanceof CopyRefused) ||
            (error.reason !== 'copyFailed' && error.reason !== 'copyTooManyPixels')
          )
            throw error
          missing.push(format)
        }
      }

      at('package', wanted.formats.length + 1)
      const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(asOf)
      const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(asOf)
      const { nextDate } = wanted
      if (nextDate) {
        const description = `${title}\n${link}`
        const uid = `${id}@kaffeetisch`
        const text = writeCalendar({ date: nextDate, uid, sequence: edition, description, url: link, now: asOf })
        const fileName = fileNameOf(`${resultWord('calendarName', language)} ${title}`, day, 'ics')
        const bytes = new TextEncoder().encode(text)
        taken[fileName] = bytes
        await keep(bytes, { name: 'date.ics', what: 'calendar', fileName })
      }
      const listed = files.flatMap(({ fileName, what, format }) =>
        format
          ? [{ fileName, what: resultFile(format, language) }]
          : what === 'calendar'
            ? [{ fileName, what: resultWord('calendar', language) }]
            : [],
      )
      const about = readMe({ title, language, date, link, nextDate, timeZone, files: listed })
      const packed = await packFiles({ files: { [resultWord('readMe', language)]: about, ...taken }, now: asOf })
      const fileName = fileNameOf(`${resultWord('packageName', language)} ${title}`, day, 'zip')
      await keep(packed, { name: 'package.zip', what: 'package', fileName })

      at('package', wanted.formats.length + 2)
      const record: PublicationRecord = {
        ...{
          id,
          edition,
          state: 'published',
          at: clock.now(),
          takenAt: asOf,
          snapshot: number,
          title,
          language,
          link,
          files,
          missing,
        },
        names: wanted.names ?? false,
        ...(nextDate && { nextDate }),
        lettersDue: wanted.mail ?? false,
      }
      // From here on it is done: what comes after is tidying up, which can be done later as well.
      await replace(board, record, known?.record, known?.version ?? 'new')
      log.info({ board, edition, files: files.length, ms: Math.round(clock.monotonic() - started) }, 'published')
      if (!record.lettersDue) return
      job.progress = { step: 'mail', done: of - 1, of }
      await post.deliver(board)
    } catch (error) {
      const shown = await readPublication(records, board)
      if (shown?.record.edition !== edition) await dropEdition(board, edition)
      throw error
    }
  }

  const render = async (board: BoardId, record: PublicationRecord): Promise<ReadyPage> => {
    const { id, edition, files, title, language, takenAt, snapshot, nextDate } = record
    const read = async (name: string): Promise<Uint8Array> => {
      const file = await blobs.get(publicationBlob(board, edition, name))
      if (!file) throw new PublicationRefused('notPublished')
      return buffer(file.stream)
    }
    const calendar = files.find(({ what }) => what === 'calendar')
    const links = files.flatMap(({ name, what }) =>
      what === 'package' ? [{ href: name, text: resultWord('package', language), isMain: true, isDownload: true }] : [],
    )
    if (nextDate && calendar) {
      const words = [nextDate.title, whenOf(nextDate, language, timeZone), nextDate.place].filter(Boolean).join(', ')
      const text = `${resultWord('calendarName', language)}: ${words}`
      links.push({ href: calendar.name, text, isMain: false, isDownload: true })
    }
    const order: PageOrder = {
      mapUpdates: [await read('map')],
      stageUpdates: [await read('stage')],
      ...{ title, language, now: takenAt, key: `p-${id}`, incomplete: false },
      snapshot,
      files: files.flatMap(({ name, format, bytes }) =>
        format ? [{ href: name, name: resultFile(format, language), bytes }] : [],
      ),
      links,
      script: script(),
    }
    return makePage(order)
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
        progress: { step: 'snapshot', done: 0, of: wanted.formats.length + 3 },
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

    page(board, record) {
      const key = `${board}/${record.edition}/${script() ?? ''}`
      const known = pages.get(key)
      if (known) return known
      const page = render(board, record)
      pages.set(key, page)
      page.catch(() => pages.delete(key))
      for (const [oldest] of pages) {
        if (pages.size <= KEPT_PAGES) break
        pages.delete(oldest)
      }
      return page
    },

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

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

const NAMES: Partial<Record<CopyFormat, string>> = { handout: 'handout', pdf: 'poster' }
/** In its address; several pictures come as a ZIP file. */
const nameOf = (format: CopyFormat, fileName: string): string =>
  `${NAMES[format] ?? 'mindmap'}.${fileName.endsWith('.zip') ? 'zip' : endingOf(format)}`
