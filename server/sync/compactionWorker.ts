import { parentPort } from 'node:worker_threads'
import { compactUpdates } from './compactUpdates.ts'
import type { CompactionAnswer, CompactionJob } from './compactor.ts'

parentPort?.on('message', ({ id, updates }: CompactionJob) => {
  parentPort?.postMessage(answer(id, updates))
})

function answer(id: number, updates: readonly Uint8Array[]): CompactionAnswer {
  try {
    return { id, snapshot: compactUpdates(updates) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : 'unknown' }
  }
}
