import { Worker } from 'node:worker_threads'

/** Makes one small update out of many, off the main thread. A port: the embedded one is a worker thread, tests run it in place. */
export interface Compactor {
  /** Resolves with one update that stands for all of them, without the text of what has been deleted. */
  compact(updates: readonly Uint8Array[]): Promise<Uint8Array>
  close(): Promise<void>
}

export interface CompactionJob {
  readonly id: number
  readonly updates: readonly Uint8Array[]
}
export type CompactionAnswer =
  { readonly id: number; readonly snapshot: Uint8Array } | { readonly id: number; readonly error: string }

interface Waiting {
  readonly resolve: (snapshot: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** After this a document costs more than it is worth to wait for; the worker is started anew. */
const JOB_LIMIT = 60_000

/** One worker thread, started on the first job and again after it has died. `script` is the built `compactionWorker.js`. */
export function createWorkerCompactor(script: URL): Compactor {
  let worker: Worker | undefined
  let closed = false
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  function failAll(reason: string): void {
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }

  function start(): Worker {
    const fresh = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
    fresh.unref()
    fresh.on('message', (answer: CompactionAnswer) => {
      const job = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('snapshot' in answer) job?.resolve(answer.snapshot)
      else job?.reject(new Error(answer.error))
    })
    const died = (reason: string) => {
      if (worker === fresh) failAll(reason)
    }
    fresh.on('error', (error) => died(error.message))
    fresh.on('exit', () => died('the compaction worker ended'))
    return fresh
  }

  return {
    compact: (updates) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('closed'))
        const id = ++lastId
        const running = (worker ??= start())
        const limit = setTimeout(() => void running.terminate(), JOB_LIMIT)
        limit.unref()
        const done = () => clearTimeout(limit)
        waiting.set(id, {
          resolve: (snapshot) => (done(), resolve(snapshot)),
          reject: (error) => (done(), reject(error)),
        })
        running.postMessage({ id, updates } satisfies CompactionJob)
      }),
    close: async () => {
      closed = true
      const last = worker
      failAll('closed')
      await last?.terminate()
    },
  }
}
