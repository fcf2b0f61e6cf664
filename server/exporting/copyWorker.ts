import type { Means } from '../../exports/means.ts'
import type { CopyAnswer } from './makeCopy.ts'
import { openMeans } from './openMeans.ts'
import { renderCopy, type CopyOrder } from './renderCopy.ts'

// The process that draws copies: orders come in, files go out, one after another. It ends with the server.
let means: Promise<Means> | undefined

async function answer(order: CopyOrder): Promise<CopyAnswer> {
  try {
    means ??= openMeans()
    return { made: await renderCopy(order, await means) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', (order: CopyOrder) => {
  void answer(order).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit(0))
