import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import type { FreezeOrder, FrozenMap } from './freezeMap.ts'
import { createWorkerProcess, WorkFailed, type WorkerOptions } from './workerProcess.ts'

export type SnapshotOrder =
  | ({ readonly does: 'freeze' } & FreezeOrder)
  | { readonly does: 'announce'; readonly stage: Uint8Array; readonly snapshots: readonly SnapshotCard[] }
  | { readonly does: 'draw'; readonly map: Uint8Array }
/** What came of an order; nothing where there was nothing to do. */
export interface SnapshotWork {
  readonly frozen?: FrozenMap | undefined
  readonly update?: Uint8Array | undefined
  readonly picture?: Uint8Array | undefined
}

/** What of snapshots is done in a process of its own. All of it rejects when that takes too long, too much memory, or breaks. */
export interface SnapshotMaker {
  /** See `freezeMap`. */
  freeze(order: FreezeOrder): Promise<FrozenMap | undefined>
  /** See `announceSnapshotsUpdate`. */
  announce(stage: Uint8Array, snapshots: readonly SnapshotCard[]): Promise<Uint8Array | undefined>
  /** See `drawPreview`. */
  draw(map: Uint8Array): Promise<Uint8Array>
  close(): Promise<void>
}

const TIME_LIMIT = 20_000
const MEGABYTES = 1024

/** `worker`: the built `snapshotWorker.js`. */
export function createSnapshotMaker({ worker }: Pick<WorkerOptions, 'worker'>): SnapshotMaker {
  const process = createWorkerProcess<SnapshotOrder, SnapshotWork>({
    worker,
    megabytes: MEGABYTES,
    timeLimit: TIME_LIMIT,
  })
  return {
    freeze: async (order) => (await process.do({ does: 'freeze', ...order })).frozen,
    announce: async (stage, snapshots) => (await process.do({ does: 'announce', stage, snapshots })).update,
    async draw(map) {
      const { picture } = await process.do({ does: 'draw', map })
      if (!picture) throw new WorkFailed('broken', 'no picture was drawn')
      return picture
    },
    close: () => process.close(),
  }
}
