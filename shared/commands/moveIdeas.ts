import { ROOT_ID, type IdeaId, type Side } from '../domain/idea.ts'
import { isWithin, topmost } from '../domain/mindMap.ts'
import { lighterSide, sidesOf } from '../domain/sides.ts'
import { hang, takeKeys } from '../document/writePlace.ts'
import { keepSides, writeTidy } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { firstOf, heightOf, mustBeMovable, mustTake } from './rules.ts'

export interface MoveIdeas {
  readonly ids: readonly IdeaId[]
  readonly parent: IdeaId
  /** The sibling before them; null: as the first. A sibling that has gone meanwhile: as the last. */
  readonly after: IdeaId | null
  /** On which side they become main branches; absent: where they are, or the lighter one. */
  readonly side?: Side | undefined
}

/** Hangs ideas, with all below them, under another parent or elsewhere among their siblings. They keep their order and stand tidily. */
export const moveIdeas: Command<MoveIdeas> = {
  name: 'moveIdeas',
  check: (map, { ids, parent }) =>
    firstOf(mustBeMovable(map, ids), ids.some((id) => isWithin(map, parent, id)) && 'wouldHangBelowItself') ??
    mustTake(map, parent, Math.max(...topmost(map, ids).map(({ id }) => heightOf(map, id)))),
  apply: (doc, map, { ids, parent, after, side }, { random }) => {
    const moving = topmost(map, ids)
    const leaving = new Set(moving.map(({ id }) => id))
    const keys = takeKeys(doc, map, { parent, after, leaving }, moving.length, random)
    keepSides(doc, map, [parent, ...moving.map((idea) => idea.parent)])
    const sides = sidesOf(map)
    for (const [i, { id }] of moving.entries()) {
      hang(doc, map, id, parent, keys[i] ?? '')
      writeTidy(doc, id, parent === ROOT_ID ? (side ?? sides.get(id) ?? lighterSide(map)) : undefined)
    }
  },
}
