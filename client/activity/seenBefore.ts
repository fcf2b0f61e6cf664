import type { BoardId } from '../../shared/domain/board.ts'
import { isRemembered, knownBoard, seenKey, type SeenDocument } from '../board/knownBoards.ts'
import { remembered, thisTab } from '../device/remembered.ts'

/** What I had seen of a board, and when: kept by this browser only. */
export interface Seen {
  /** The document's state vector. */
  readonly state: Uint8Array
  readonly at: number
  /** What is new and I have not been to: ideas of the map, comments of the talk. */
  readonly unseen: readonly string[]
}

/** So many tell enough, and so many bytes: a board of many thousand visits must not fill the device. */
const MOST_UNSEEN = 200
const MOST_BYTES = 48 * 1024

export function readSeen(board: BoardId, document: SeenDocument = 'map'): Seen | undefined {
  const key = seenKey(board, document)
  const text = thisTab.get(key) ?? remembered.get(key)
  if (text === undefined) return undefined
  try {
    const { state, at, unseen } = JSON.parse(text) as Partial<Record<keyof Seen, unknown>>
    if (typeof state !== 'string' || typeof at !== 'number') return undefined
    const ids = Array.isArray(unseen) ? unseen.filter((id): id is string => typeof id === 'string') : []
    return { state: Uint8Array.from(atob(state), (sign) => sign.charCodeAt(0)), at, unseen: ids }
  } catch {
    return undefined
  }
}

/** For this device where it may know the board, else for this tab. */
export function writeSeen(board: BoardId, { state, at, unseen }: Seen, document: SeenDocument = 'map'): void {
  // A board that was just forgotten leaves nothing behind.
  if (state.length > MOST_BYTES || !knownBoard(board)) return
  const store = isRemembered(board) ? remembered : thisTab
  store.set(
    seenKey(board, document),
    JSON.stringify({ state: btoa(String.fromCharCode(...state)), at, unseen: unseen.slice(0, MOST_UNSEEN) }),
  )
}
