import type * as Y from 'yjs'
import { ROOT_ID, type IdeaId, type Side, type Spot } from '../domain/idea.ts'
import type { MindMap } from '../domain/mindMap.ts'
import { sidesOf } from '../domain/sides.ts'
import { openColumn, readSpot } from './schema.ts'

/** Replaces an idea's spot; without one it stands where its order has it. */
export function writeSpot(doc: Y.Doc, id: IdeaId, spot: Spot | undefined): void {
  const spots = openColumn(doc, 'spot')
  const known = readSpot(spots.get(id))
  const next = readSpot(spot)
  if (JSON.stringify(known) === JSON.stringify(next)) return
  if (next) spots.set(id, { ...next })
  else spots.delete(id)
}

/** Among its siblings again; a main branch stays on its side. */
export function writeTidy(doc: Y.Doc, id: IdeaId, side?: Side): void {
  const kept = side ?? readSpot(openColumn(doc, 'spot').get(id))?.side
  writeSpot(doc, id, kept && { side: kept })
}

/**
 * Writes down on which side each main branch stands, before others come or go: from then on none changes sides by itself. Does nothing
 * unless it is about the middle.
 */
export function keepSides(doc: Y.Doc, map: MindMap, parents: Iterable<IdeaId | null>): void {
  if (![...parents].includes(ROOT_ID)) return
  for (const [id, side] of sidesOf(map)) {
    const spot = map.ideas.get(id)?.spot
    if (spot?.side === undefined) writeSpot(doc, id, { ...spot, side })
  }
}
