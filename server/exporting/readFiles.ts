import type { FinishedImport, ImportOrder } from './readImport.ts'
import { createWorkerProcess } from './workerProcess.ts'

export interface FileReader {
  /** Reads a file as an outline in a process of its own. Rejects when that takes too long, too much memory, or breaks. */
  readFile(file: Uint8Array): Promise<FinishedImport>
  close(): Promise<void>
}

/** The largest file takes a second or two on a busy machine. */
const TIME_LIMIT = 10_000
const MEGABYTES = 512

/** `worker`: the built `importWorker.js`. */
export function createFileReader({ worker }: { readonly worker: URL }): FileReader {
  const process = createWorkerProcess<ImportOrder, FinishedImport>({
    worker,
    megabytes: MEGABYTES,
    timeLimit: TIME_LIMIT,
  })
  return { readFile: (file) => process.do({ file }), close: () => process.close() }
}
