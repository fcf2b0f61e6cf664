import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { compareMaps, countChanges } from '../../shared/domain/compareMaps.ts'
import { LOST_AND_FOUND_ID } from '../../shared/domain/idea.ts'
import { sameMap } from '../../shared/domain/sameMap.ts'
import type { SnapshotChanges } from '../../shared/domain/snapshot.ts'
import { packAfter, packWhole, unpack, type PackedMap } from './packMap.ts'

export interface FreezeOrder {
  readonly map: Uint8Array
  /** As the map was when it was last frozen. Packed, for what goes to another process costs the server's time. */
  readonly last?: PackedMap | undefined
  /** An earlier one that this one may go on from. */
  readonly base?: PackedMap | undefined
}
export interface FrozenMap {
  readonly ideas: number
  readonly changes: SnapshotChanges
  readonly file: Uint8Array
  /** The file goes on from the base. */
  readonly goesOn: boolean
}

/** Counts and packs a map; undefined when nobody could tell it from the one before. */
export async function freezeMap({ map, last, base }: FreezeOrder): Promise<FrozenMap | undefined> {
  const now = readMindMap(openMapDocument([map]))
  const then = last && readMindMap(openMapDocument([await unpack(last)]))
  if (then && sameMap(then, now)) return undefined
  const ideas = now.ideas.size - 1 - (now.ideas.has(LOST_AND_FOUND_ID) ? 1 : 0)
  const changes = then ? countChanges(compareMaps(then, now)) : { added: ideas, changed: 0, moved: 0, removed: 0 }
  const after = base && (await packAfter({ map: await unpack(base), file: base.file }, map))
  const file = after ?? (await packWhole(map))
  // What is kept for good is read back before it counts as kept.
  const read = await unpack({ file, bytes: map.length, base: after && base })
  if (Buffer.compare(read, map) !== 0) throw new Error('the packed map does not read as it was')
  return { ideas, changes, file, goesOn: after !== undefined }
}
