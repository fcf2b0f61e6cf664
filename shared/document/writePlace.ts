import type * as Y from 'yjs'
import { LOST_AND_FOUND_ID, type IdeaId, type OrderKey } from '../domain/idea.ts'
import { longestRun } from '../domain/longestRun.ts'
import { ideaOf, subtree, type MindMap } from '../domain/mindMap.ts'
import { makeRoom } from './makeRoom.ts'
import { compareSiblings } from './readMindMap.ts'
import { openColumn, readMark, readPlace } from './schema.ts'
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
  const known = readPlace(place.get(id))
  if (known.order !== order) place.set(id, { ...known, order })
}

/**
 * Lets these ideas, in this order, be the children of a parent. As many as possible of those that `isHere` says to hang there already keep
 * their keys, so that as little as possible is written.
 */
export function arrange(
  doc: Y.Doc,
  map: MindMap,
  parent: IdeaId,
  ids: readonly IdeaId[],
  random: () => number,
  isHere: (id: IdeaId) => boolean = (id) => map.ideas.get(id)?.parent === parent,
): void {
  const place = openColumn(doc, 'place')
  const orderOf = (id: IdeaId): OrderKey => readPlace(place.get(id)).order
  const here = ids.filter(isHere)
  const sorted = here.toSorted((a, b) => compareSiblings(a, orderOf(a), b, orderOf(b)))
  const ranks = new Map(sorted.map((id, rank) => [id, rank]))
  const kept = longestRun(
    here.map((id) => ranks.get(id) ?? 0),
    here.map((id) => map.ideas.has(id)),
  )
  const staying = new Set(here.filter((_, i) => kept.has(i)))
  let row = ids.filter((id) => staying.has(id)).map((id) => ({ id, order: orderOf(id) }))
  for (let at = 0; at < ids.length; at++) {
    const coming = ids.slice(at, nextOf(ids, at, staying))
    if (coming.length === 0) continue
    const { keys, rekeyed } = makeRoom(row, at, coming.length, random)
    for (const [id, order] of rekeyed) reorder(doc, id, order)
    for (const [i, id] of coming.entries()) {
      if (ranks.has(id)) reorder(doc, id, keys[i] ?? '')
      else hang(doc, map, id, parent, keys[i] ?? '')
    }
    row = row.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }))
    row.splice(at, 0, ...coming.map((id, i) => ({ id, order: keys[i] ?? '' })))
    at += coming.length - 1
  }
}

/** The index of the first from `at` on that stays. */
function nextOf(ids: readonly IdeaId[], at: number, staying: ReadonlySet<IdeaId>): number {
  let next = at
  while (next < ids.length && !staying.has(ids[next] ?? '')) next++
  return next
}

/** Hangs an idea under a parent and notes where it came from, so that a cycle can be cut. */
export function hang(doc: Y.Doc, map: MindMap, id: IdeaId, parent: IdeaId, order: OrderKey): void {
  const place = openColumn(doc, 'place')
  const before = readPlace(place.get(id))
  if (before.parent === parent) return reorder(doc, id, order)
  forgetDeletion(doc, map, id)
  const visible = map.ideas.get(id)?.parent
  const from = visible && visible !== LOST_AND_FOUND_ID ? { from: visible } : {}
  const by = before.by !== undefined ? { by: before.by } : {}
  place.set(id, { parent, order, ...from, at: stampOf(doc), ...by })
  // Its spot was one beside the parent that it leaves.
  openColumn(doc, 'spot').delete(id)
}

/** Who was moved out of a branch that was being deleted lives, but still bears the branch's mark: back below it, it would be deleted, too. */
function forgetDeletion(doc: Y.Doc, map: MindMap, id: IdeaId): void {
  const gone = openColumn(doc, 'gone')
  if (gone.size === 0) return
  for (const below of subtree(map, id))
    if (gone.has(below.id) && readMark(gone.get(below.id), below.id).top !== below.id) gone.delete(below.id)
}
