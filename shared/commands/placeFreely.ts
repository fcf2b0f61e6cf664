import { ROOT_ID, type IdeaId, type Spot } from '../domain/idea.ts'
import { ideaOf } from '../domain/mindMap.ts'
import { sidesOf } from '../domain/sides.ts'
import { hang, takeKeys } from '../document/writePlace.ts'
import { keepSides, writeSpot } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { mustBeMovable } from './rules.ts'

export interface FreePlace {
  readonly id: IdeaId
  readonly spot: Spot
  /** The sibling before it, so that order and sight agree; null: it comes first. */
  readonly after: IdeaId | null
}

/** Puts ideas where somebody wants them, beside the parents that they have. */
export const placeFreely: Command<{ readonly places: readonly FreePlace[] }> = {
  name: 'placeFreely',
  check: (map, { places }) =>
    mustBeMovable(
      map,
      places.map(({ id }) => id),
    ),
  apply: (doc, map, { places }, { random }) => {
    keepSides(
      doc,
      map,
      places.map(({ id }) => ideaOf(map, id).parent),
    )
    const sides = sidesOf(map)
    for (const { id, spot, after } of places) {
      const parent = ideaOf(map, id).parent ?? ROOT_ID
      const { children } = ideaOf(map, parent)
      if ((children[children.indexOf(id) - 1] ?? null) !== after) {
        const [key = ''] = takeKeys(doc, map, { parent, after, leaving: new Set([id]) }, 1, random)
        hang(doc, map, id, parent, key)
      }
      const side = parent === ROOT_ID ? (spot.side ?? sides.get(id)) : undefined
      writeSpot(doc, id, { along: spot.along ?? 0, across: spot.across ?? 0, ...(side && { side }) })
    }
  },
}
