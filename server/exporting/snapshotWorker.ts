import { announceSnapshotsUpdate } from '../../shared/document/readStage.ts'
import { restoredUpdate } from '../../shared/commands/restoredUpdate.ts'
import { drawPreview } from './drawPreview.ts'
import { freezeMap } from './freezeMap.ts'
import { packMap } from './packMap.ts'
import type { SnapshotOrder, SnapshotWork } from './makeSnapshot.ts'
import { answerOrders } from './workerProcess.ts'

// The process that looks into maps to be frozen: the server itself never opens one.
answerOrders(async (order: SnapshotOrder): Promise<SnapshotWork> => {
  switch (order.does) {
    case 'freeze':
      return { frozen: await freezeMap(order) }
    case 'pack':
      return { packed: await packMap(order) }
    case 'announce':
      return { update: announceSnapshotsUpdate(order.stage, order.snapshots) }
    case 'draw':
      return { picture: drawPreview(order.map) }
    case 'restore':
      return restoredUpdate(order, { by: order.by, now: order.now, random: Math.random })
  }
})
