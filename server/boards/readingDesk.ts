import { createHash } from 'node:crypto'
import type { BoardId } from '../../shared/domain/board.ts'
import type { PageMaker } from '../exporting/makePage.ts'
import type { FinishedPage } from '../exporting/renderPage.ts'
import { BoardErased } from '../storage/errors.ts'
import type { Installation } from '../installation.ts'
import type { LiveBoard } from './boardRecord.ts'
import { listCopies } from './copyRecords.ts'
import { FairQueue } from './fairQueue.ts'
import { erasedOn, wholeDay } from './retention.ts'

/** No page just now, and why. */
export class PageRefused extends Error {
  constructor(readonly reason: 'pagesBusy' | 'pageFailed') {
    super(reason)
    this.name = 'PageRefused'
  }
}

export interface ReadingDesk {
  /** The page of a board, at most a few seconds old; the same for all who read it. */
  page(board: BoardId, record: LiveBoard): Promise<FinishedPage>
  /**
   * Tells the version of the page now and whenever it is another one, every few seconds at most, until the returned function is called.
   * `record` is asked anew each time: undefined when there is nothing to tell any more.
   */
  watch(board: BoardId, record: () => Promise<LiveBoard | undefined>, tell: (version: string) => void): () => void
}

interface DeskOptions extends Pick<Installation, 'records' | 'rooms' | 'clock' | 'log'> {
  readonly retention: Installation['config']['retention']
  readonly makePage: PageMaker['makePage']
  /** The address of the page's script. */
  readonly script: () => string | undefined
}

/** Between two pages of one board there is this much time at least, in milliseconds, and as much again as writing one took, ten times over. */
const PAUSE = 2_000
const EFFORT = 10
/** Boards of which a page may wait to be written. */
const WAITING = 100
/** What is kept of pages in memory, in bytes. */
const KEPT = 64 * 1024 * 1024

interface Known {
  /** Of everything the page was made from. */
  readonly source: string
  readonly page: FinishedPage
  readonly madeAt: number
  readonly pause: number
}

/** Pages are written when somebody reads, kept until something changes, and the same for everybody. */
export function createReadingDesk({ retention, makePage, script, ...means }: DeskOptions): ReadingDesk {
  const { records, rooms, clock, log } = means
  const queue = new FairQueue(WAITING)
  const kept = new Map<BoardId, Known>()
  /** Boards of which nothing has changed since their page was begun. */
  const fresh = new Map<BoardId, string>()
  const inWork = new Map<BoardId, Promise<FinishedPage>>()
  const watchers = new Map<BoardId, Set<() => void>>()

  rooms.onChange((board) => {
    fresh.delete(board)
    for (const changed of watchers.get(board) ?? []) changed()
  })

  const keep = (board: BoardId, known: Known): void => {
    kept.delete(board)
    kept.set(board, known)
    let bytes = 0
    for (const { page } of kept.values()) bytes += page.brotli.length + page.gzip.length
    for (const [oldest, { page }] of kept) {
      if (bytes <= KEPT || oldest === board) break
      kept.delete(oldest)
      fresh.delete(oldest)
      bytes -= page.brotli.length + page.gzip.length
    }
  }

  const write = async (board: BoardId, record: LiveBoard, outside: string): Promise<FinishedPage> => {
    // Before anything is read: what changes meanwhile makes the page old.
    fresh.set(board, outside)
    const started = clock.monotonic()
    const [map, stage, talk, copies] = await Promise.all([
      rooms.parts(board, 'map'),
      rooms.parts(board, 'stage'),
      rooms.parts(board, 'talk'),
      listCopies(records, board),
    ])
    const hash = createHash('sha256').update(outside)
    for (const update of [...map.updates, ...stage.updates, ...talk.updates]) hash.update(update)
    const source = hash.digest('base64url')
    const known = kept.get(board)
    if (known?.source === source) return known.page
    const page = await makePage({
      mapUpdates: map.updates,
      stageUpdates: stage.updates,
      talkUpdates: talk.updates,
      title: record.title,
      language: record.language,
      now: clock.now(),
      key: board,
      // Newest first: of each kind, the newest is taken along.
      files: copies
        .filter(({ format }, at) => copies.findIndex((other) => other.format === format) === at)
        .map(({ id, fileName, bytes }) => ({ href: `files/${id}`, name: fileName, bytes })),
      board: 'board',
      news: 'news',
      script: script(),
      incomplete: map.incomplete || talk.incomplete,
      erasedOn: erasedOn(record, retention),
    }).catch((error: unknown) => {
      log.error({ error, board }, 'page failed')
      throw new PageRefused('pageFailed')
    })
    const took = clock.monotonic() - started
    keep(board, { source, page, madeAt: clock.monotonic(), pause: PAUSE + EFFORT * took })
    return page
  }

  /** What a page shows that does not stand in the documents. */
  const outsideOf = (record: LiveBoard): string =>
    JSON.stringify([record.title, record.language, wholeDay(clock.now()), erasedOn(record, retention), script()])

  const page = (board: BoardId, record: LiveBoard, mayBeOld: boolean): Promise<FinishedPage> => {
    const outside = outsideOf(record)
    const known = kept.get(board)
    const isYoung = known !== undefined && clock.monotonic() - known.madeAt < known.pause
    if (known && (fresh.get(board) === outside || (mayBeOld && isYoung))) return Promise.resolve(known.page)
    const running = inWork.get(board)
    // What is being written may have begun before the last change.
    if (running)
      return mayBeOld || fresh.get(board) === outside ? running : running.then(() => page(board, record, mayBeOld))
    const begun = queue.run(board, () =>
      write(board, record, outside).catch((error: unknown) => {
        // What was there before is not the page as it is now.
        fresh.delete(board)
        throw error
      }),
    )
    if (!begun) return Promise.reject(new PageRefused('pagesBusy'))
    const work = begun.finally(() => inWork.delete(board))
    inWork.set(board, work)
    return work
  }

  return {
    page: (board, record) => page(board, record, true),

    watch(board, record, tell) {
      let told: string | undefined
      let isOver = false
      let cancel: (() => void) | undefined
      const look = async (): Promise<void> => {
        const now = await record()
        if (isOver || !now) return
        const { version } = await page(board, now, false)
        if (isOver || version === told) return
        told = version
        tell(version)
      }
      const soon = (ms: number): void => {
        cancel ??= clock.after(ms, () => {
          cancel = undefined
          look().catch((error: unknown) => {
            log.warn({ error, board }, 'no news can be told just now')
            if (!isOver && !(error instanceof BoardErased)) soon(PAUSE)
          })
        })
      }
      const changed = (): void => {
        const known = kept.get(board)
        soon(known ? Math.max(0, known.madeAt + known.pause - clock.monotonic()) : PAUSE)
      }
      const ofBoard = watchers.get(board) ?? new Set()
      watchers.set(board, ofBoard.add(changed))
      soon(0)
      return () => {
        isOver = true
        cancel?.()
        ofBoard.delete(changed)
        if (ofBoard.size === 0 && watchers.get(board) === ofBoard) watchers.delete(board)
      }
    },
  }
}
