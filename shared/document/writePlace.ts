import type * as Y from 'yjs'
import { LOST_AND_FOUND_ID, type IdeaId, type OrderKey } from '../domain/idea.ts'
import { ideaOf, type MindMap } from '../domain/mindMap.ts'
import { makeRoom } from './makeRoom.ts'
import { keysBetween } from './orderKey.ts'
import { openColumn, readPlace } from './schema.ts'
import { stampOf } from './writeIdea.ts'

/**
 * Keys for newcomers under `parent`, behind the sibling `after` (null: as the first; a sibling that is not there: as the last).
 * Siblings that stand in the way get new keys. `leaving` are siblings that are about to be moved.
 */
export function takeKeys(
  doc: Y.Doc,
  map: MindMap,
  at: { parent: IdeaId; after: IdeaId | null; leaving?: ReadonlySet<IdeaId> },
  n: number,
  random: () => number,
): readonly OrderKey[] {
  const children = ideaOf(map, at.parent).children.filter((id) => id !== LOST_AND_FOUND_ID)
  const staying = children.filter((id) => !at.leaving?.has(id))
  // Where the sibling before is leaving, too, the nearest one that stays takes its part.
  const end = at.after === null ? 0 : children.indexOf(at.after) + 1 || children.length
  const index = children.slice(0, end).filter((id) => !at.leaving?.has(id)).length
  const siblings = staying.map((id) => ({ id, order: map.ideas.get(id)?.order ?? '' }))
  const { keys, rekeyed } = makeRoom(siblings, index, n, random)
  for (const [id, order] of rekeyed) reorder(doc, id, order)
  return keys
}

function reorder(doc: Y.Doc, id: IdeaId, order: OrderKey): void {
  const place = openColumn(doc, 'place')
  place.set(id, { ...readPlace(place.get(id)), order })
}

/** Gives siblings keys in this order. */
export function arrange(doc: Y.Doc, ids: readonly IdeaId[], random: () => number): void {
  const keys = keysBetween(undefined, undefined, ids.length, random)
  for (const [i, id] of ids.entries()) reorder(doc, id, keys[i] ?? '')
}

/** Hangs an idea under a parent and notes where it came from, so that a cycle can be cut. */
export function hang(doc: Y.Doc, map: MindMap, id: IdeaId, parent: IdeaId, order: OrderKey): void {
  const place = openColumn(doc, 'place')
  const before = readPlace(place.get(id))
  if (before.parent === parent) return reorder(doc, id, order)
  const visible = map.ideas.get(id)?.parent
  const from = visible && visible !== LOST_AND_FOUND_ID ? { from: visible } : {}
  const by = before.by !== undefined ? { by: before.by } : {}
  place.set(id, { parent, order, ...from, at: stampOf(doc), ...by })
  // Its spot was one beside the parent that it leaves.
  openColumn(doc, 'spot').delete(id)
}
