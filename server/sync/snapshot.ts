import { ideasIn } from './guard.ts'
import { Known } from './known.ts'
import { frames, type Frame } from './protocol.ts'
import { readUpdate } from './updateBytes.ts'

/** One update that stands for many, with what a room needs of it. */
export interface Snapshot {
  readonly update: Uint8Array
  readonly frame: Frame
  readonly known: Known
  readonly ideas: number
  /** Built when the first person comes back who has all the structs and may lack deletes. */
  readonly deletes: () => Frame
}

export function snapshotOf(update: Uint8Array): Snapshot {
  const parts = readUpdate(update)
  const known = new Known()
  known.add(parts)
  let deletes: Frame | undefined
  return {
    update,
    frame: frames.update(update),
    known,
    ideas: ideasIn(parts),
    deletes: () => (deletes ??= frames.update(known.deletesUpdate())),
  }
}
