import type { BoardId } from '../../shared/domain/board.ts'
import { readingLinkOf } from '../../shared/wire/paths.ts'
import { linkDeskOf } from '../board/askServer.ts'
import { knownBoard } from '../board/knownBoards.ts'

/** The link by which everybody may read the board; `undefined` while it is switched off. Organisers only. */
export async function readingLink(board: BoardId): Promise<string | undefined> {
  const { viewer, states } = await linkDeskOf(board, knownBoard(board)?.secret ?? '').links()
  return states.viewer.on ? readingLinkOf(viewer) : undefined
}
