import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { compareMaps, countChanges } from '../../shared/domain/compareMaps.ts'
import { LOST_AND_FOUND_ID } from '../../shared/domain/idea.ts'
import { sameMap } from '../../shared/domain/sameMap.ts'
import type { SnapshotChanges } from '../../shared/domain/snapshot.ts'
import { packMap, unpack, type MapFile, type PackedMap, type PackOrder } from './packMap.ts'

export interface FreezeOrder extends PackOrder {
  /** As the map was when it was last frozen. Packed, for what goes to another process costs the server's time. */
  readonly last?: PackedMap | undefined
}
export interface FrozenMap extends MapFile {
  readonly ideas: number
  readonly changes: SnapshotChanges
}

/** Counts and packs a map; undefined when nobody could tell it from the one before. */
export async function freezeMap({ map, last, base }: FreezeOrder): Promise<FrozenMap | undefined> {
  const now = readMindMap(openMapDocument([map]))
  const then = last && readMindMap(openMapDocument([await unpack(last)]))
  if (then && sameMap(then, now)) return undefined
  const ideas = now.ideas.size - 1 - (now.ideas.has(LOST_AND_FOUND_ID) ? 1 : 0)
  const changes = then ? countChanges(compareMaps(then, now)) : { added: ideas, changed: 0, moved: 0, removed: 0 }
  return { ideas, changes, ...(await packMap({ map, base })) }
}
