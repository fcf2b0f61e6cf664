import type { DrawnPicture, PictureOrder } from './reencodePicture.ts'
import { createWorkerProcess, type WorkerOptions } from './workerProcess.ts'

export interface PictureMaker {
  /** Draws a picture anew in a process of its own; undefined when it cannot be unpacked. Rejects when that takes too long, or breaks. */
  makePicture(order: PictureOrder): Promise<DrawnPicture | undefined>
  close(): Promise<void>
}

const TIME_LIMIT = 10_000
const MEGABYTES = 256

export function createPictureMaker({
  worker,
  timeLimit = TIME_LIMIT,
}: Pick<WorkerOptions, 'worker'> & Partial<Pick<WorkerOptions, 'timeLimit'>>): PictureMaker {
  const process = createWorkerProcess<PictureOrder, DrawnPicture | undefined>({
    worker,
    megabytes: MEGABYTES,
    timeLimit,
  })
  return { makePicture: (order) => process.do(order), close: () => process.close() }
}
