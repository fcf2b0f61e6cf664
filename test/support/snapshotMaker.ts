import { drawPreview } from '../../server/exporting/drawPreview.ts'
import { freezeMap } from '../../server/exporting/freezeMap.ts'
import type { SnapshotMaker } from '../../server/exporting/makeSnapshot.ts'
import { announceSnapshotsUpdate } from '../../shared/document/readStage.ts'

/** Does in place what the server has done in a process of its own. */
export const snapshotMakerInPlace: SnapshotMaker = {
  freeze: freezeMap,
  announce: (stage, snapshots) => Promise.resolve(announceSnapshotsUpdate(stage, snapshots)),
  draw: (map) => Promise.resolve(drawPreview(map)),
  close: () => Promise.resolve(),
}
