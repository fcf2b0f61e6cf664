import type { Means } from '../../exports/means.ts'
import { openMeans } from './openMeans.ts'
import { renderOrRefuse, type CopyOrder } from './renderCopy.ts'
import { answerOrders } from './workerProcess.ts'

// The process that draws copies: orders come in, files go out, one after another.
let means: Promise<Means> | undefined

answerOrders(async (order: CopyOrder) => {
  means ??= openMeans()
  return renderOrRefuse(order, await means)
})
