import type { BoardId } from '../../shared/domain/board.ts'
import type { ImportRefusal } from '../../shared/domain/importedFile.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { FileReader } from '../exporting/readFiles.ts'
import type { Log } from '../observe/log.ts'
import { FairQueue } from './fairQueue.ts'

/** No outline, and why. */
export class FileRefused extends Error {
  constructor(readonly reason: ImportRefusal | 'importBusy' | 'importFailed') {
    super(reason)
    this.name = 'FileRefused'
  }
}

export interface ImportDesk {
  /** An `ImportAnswer` as JSON. Nothing is kept and no map is touched: the browser puts in what its user wants of it. */
  read(board: BoardId, file: Uint8Array): Promise<Uint8Array>
}

/** One file at a time, a bounded number waiting, boards in turns. */
export function createImportDesk({ readFile, log }: Pick<FileReader, 'readFile'> & { readonly log: Log }): ImportDesk {
  const queue = new FairQueue(LIMITS.importsWaiting)
  const read = async (board: BoardId, file: Uint8Array): Promise<Uint8Array> => {
    const answer = await readFile(file).catch((error: unknown) => {
      log.warn({ error, board, bytes: file.byteLength }, 'import failed')
      throw new FileRefused('importFailed')
    })
    if ('refused' in answer) throw new FileRefused(answer.refused)
    return answer.json
  }
  return {
    read(board, file) {
      const turn = queue.run(board, () => read(board, file))
      if (!turn) throw new FileRefused('importBusy')
      return turn
    },
  }
}
