import { drawPreview } from '../../server/exporting/drawPreview.ts'
import { freezeMap } from '../../server/exporting/freezeMap.ts'
import { packMap } from '../../server/exporting/packMap.ts'
import type { SnapshotMaker } from '../../server/exporting/makeSnapshot.ts'
import { restoredUpdate } from '../../shared/commands/restoredUpdate.ts'
import { announceSnapshotsUpdate } from '../../shared/document/readStage.ts'

/** Does in place what the server has done in a process of its own. */
export const snapshotMakerInPlace: SnapshotMaker = {
  freeze: freezeMap,
  pack: packMap,
  announce: (stage, snapshots) => Promise.resolve(announceSnapshotsUpdate(stage, snapshots)),
  draw: (map) => Promise.resolve(drawPreview(map)),
  restore: (order) => Promise.resolve(restoredUpdate(order, { by: order.by, now: order.now, random: Math.random })),
  close: () => Promise.resolve(),
}
