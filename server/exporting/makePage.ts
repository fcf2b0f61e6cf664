import type { FinishedPage, PageOrder } from './renderPage.ts'
import { createWorkerProcess, type WorkerOptions } from './workerProcess.ts'

export type NewPage = Omit<PageOrder, 'timeZone'>
export interface PageMaker {
  /** Writes a page in a process of its own. Rejects when that takes too long, too much memory, or breaks. */
  makePage(order: NewPage): Promise<FinishedPage>
  close(): Promise<void>
}

const TIME_LIMIT = 20_000
/** Enough for the largest map. */
const MEGABYTES = 512

export function createPageMaker({
  worker,
  timeZone = 'Europe/Berlin',
  timeLimit = TIME_LIMIT,
}: Pick<WorkerOptions, 'worker'> & { readonly timeZone?: string; readonly timeLimit?: number }): PageMaker {
  const process = createWorkerProcess<PageOrder, FinishedPage>({ worker, megabytes: MEGABYTES, timeLimit })
  return { makePage: (order) => process.do({ ...order, timeZone }), close: () => process.close() }
}
