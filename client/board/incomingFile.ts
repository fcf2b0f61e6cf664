import type { BoardId } from '../../shared/domain/board.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'

/** A file on its way into a board: dropped on it, or chosen before the board was there. */
export interface IncomingFile {
  readonly board: BoardId
  readonly file: File
  /** Where it was dropped. */
  readonly target?: IdeaId
  /** The board was made for it. */
  readonly isNewBoard?: true
}

let incoming: IncomingFile | undefined

export const incomingFile = {
  /** One at a time: the next one takes its place. */
  bring(file: IncomingFile): void {
    incoming = file
  },
  for: (board: BoardId): IncomingFile | undefined => (incoming?.board === board ? incoming : undefined),
  forget(): void {
    incoming = undefined
  },
}
