import type { LoadedRoom } from '../storage/ports.ts'
import { joinUpdates, readUpdate } from './updateBytes.ts'

/** As it was loaded, and its updates as one. */
export interface JoinedRoom extends LoadedRoom {
  readonly joined: Uint8Array
}

/** Reading and joining so many takes a few milliseconds. */
const PIECE = 4_096

/** One update that says what all of them say. A long row is joined piece by piece: others are served in between, and little is held in memory. */
export async function joinInPieces(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let from = 0; from < updates.length; from += PIECE) {
    if (from > 0) await new Promise(setImmediate)
    pieces.push(joinUpdates(updates.slice(from, from + PIECE).map(readUpdate)))
  }
  return joinUpdates(pieces.map(readUpdate))
}
