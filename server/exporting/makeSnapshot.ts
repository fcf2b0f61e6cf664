import type { RestoreOrder } from '../../shared/commands/restoredUpdate.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import type { FreezeOrder, FrozenMap } from './freezeMap.ts'
import type { MapFile, PackOrder } from './packMap.ts'
import { createWorkerProcess, WorkFailed, type WorkerOptions } from './workerProcess.ts'

export type SnapshotOrder =
  | ({ readonly does: 'freeze' } & FreezeOrder)
  | ({ readonly does: 'pack' } & PackOrder)
  | { readonly does: 'announce'; readonly stage: Uint8Array; readonly snapshots: readonly SnapshotCard[] }
  | { readonly does: 'draw'; readonly map: Uint8Array }
  | ({ readonly does: 'restore'; readonly by: ParticipantId; readonly now: number } & RestoreOrder)
/** What came of an order; nothing where there was nothing to do. */
export interface SnapshotWork {
  readonly frozen?: FrozenMap | undefined
  readonly packed?: MapFile | undefined
  readonly update?: Uint8Array | undefined
  readonly picture?: Uint8Array | undefined
  readonly refused?: Refusal | undefined
}

/** What of snapshots is done in a process of its own. All of it rejects when that takes too long, too much memory, or breaks. */
export interface SnapshotMaker {
  /** See `freezeMap`. */
  freeze(order: FreezeOrder): Promise<FrozenMap | undefined>
  /** See `packMap`. */
  pack(order: PackOrder): Promise<MapFile>
  /** See `announceSnapshotsUpdate`. */
  announce(stage: Uint8Array, snapshots: readonly SnapshotCard[]): Promise<Uint8Array | undefined>
  /** See `drawPreview`. */
  draw(map: Uint8Array): Promise<Uint8Array>
  /** See `restoredUpdate`. */
  restore(
    order: RestoreOrder & { readonly by: ParticipantId; readonly now: number },
  ): Promise<Pick<SnapshotWork, 'update' | 'refused'>>
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
    async pack(order) {
      const { packed } = await process.do({ does: 'pack', ...order })
      if (!packed) throw new WorkFailed('broken', 'nothing was packed')
      return packed
    },
    announce: async (stage, snapshots) => (await process.do({ does: 'announce', stage, snapshots })).update,
    async draw(map) {
      const { picture } = await process.do({ does: 'draw', map })
      if (!picture) throw new WorkFailed('broken', 'no picture was drawn')
      return picture
    },
    restore: (order) => process.do({ does: 'restore', ...order }),
    close: () => process.close(),
  }
}
