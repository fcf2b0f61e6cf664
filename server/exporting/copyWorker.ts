import type { Means } from '../../exports/means.ts'
import { zipFiles } from '../../exports/zip/zipFiles.ts'
import type { PackOrder } from './makeCopy.ts'
import { openMeans } from './openMeans.ts'
import { renderOrRefuse, type CopyOrder } from './renderCopy.ts'
import { answerOrders } from './workerProcess.ts'

// The process that draws copies: orders come in, files go out, one after another.
let means: Promise<Means> | undefined

answerOrders(async (order: CopyOrder | PackOrder) => {
  if ('files' in order) return zipFiles(order.files, order.now)
  means ??= openMeans()
  return renderOrRefuse(order, await means)
})
