import type { CopyOrder, FinishedCopy, RefusedCopy } from './renderCopy.ts'
import { createWorkerProcess } from './workerProcess.ts'

export type NewCopy = Omit<CopyOrder, 'timeZone' | 'script'>
export interface CopyMaker {
  /** Draws a copy in a process of its own. Rejects when that takes too long, too much memory, or breaks. */
  makeCopy(order: NewCopy): Promise<FinishedCopy | RefusedCopy>
  /** Files as one ZIP file, in the same process. */
  packFiles(order: PackOrder): Promise<Uint8Array>
  close(): Promise<void>
}
export interface PackOrder {
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** Milliseconds since 1970. */
  readonly now: number
}
export interface CopyMakerOptions {
  /** The built `copyWorker.js`. */
  readonly worker: URL
  /** The script of maps that are pages, as it is built now. */
  readonly script?: () => string | undefined
  /** Whose calendar the date on a copy follows; an IANA name. */
  readonly timeZone?: string
  /** Milliseconds for one copy. */
  readonly timeLimit?: number
  /** Milliseconds after which an idle worker goes. */
  readonly idleLimit?: number
}

const TIME_LIMIT = 30_000
/** Enough for the largest map, little enough that a hostile one cannot take the machine along. */
const MEGABYTES = 1024
/** A large map is read, laid out and drawn in one go: with V8's usual limits a third of the time goes into looking for what is not needed any more. */
const ROOMY = ['--max-semi-space-size=32', '--initial-heap-size=192']

/** Copies are made one after another, by a worker that is started with the first one. */
export function createCopyMaker(options: CopyMakerOptions): CopyMaker {
  const { worker, script, timeZone = 'Europe/Berlin', timeLimit = TIME_LIMIT, idleLimit } = options
  const process = createWorkerProcess<CopyOrder | PackOrder, FinishedCopy | RefusedCopy | Uint8Array>({
    worker,
    megabytes: MEGABYTES,
    flags: ROOMY,
    timeLimit,
    ...(idleLimit !== undefined && { idleLimit }),
  })
  return {
    async makeCopy(order) {
      const made = await process.do({ ...order, timeZone, ...(order.format === 'html' && { script: script?.() }) })
      if (made instanceof Uint8Array) throw new Error('a copy was asked for')
      return made
    },
    async packFiles(order) {
      const made = await process.do(order)
      if (!(made instanceof Uint8Array)) throw new Error('a ZIP file was asked for')
      return made
    },
    close: () => process.close(),
  }
}
