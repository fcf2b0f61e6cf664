import { ImportRefused } from '../../exports/import/importRefused.ts'
import { importMindMap } from '../../exports/importMindMap.ts'
import type { ImportRefusal } from '../../shared/domain/importedFile.ts'
import type { ImportAnswer } from '../../shared/wire/requests.ts'

export interface ImportOrder {
  readonly file: Uint8Array
}
/** The answer as it goes to the browser, so that the server need not build it again; or why there is none. */
export type FinishedImport = { readonly json: Uint8Array } | { readonly refused: ImportRefusal }

export function readImport({ file }: ImportOrder): FinishedImport {
  try {
    const answer: ImportAnswer = importMindMap(file)
    return { json: new TextEncoder().encode(JSON.stringify(answer)) }
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: error.reason }
    throw error
  }
}
