import type { IdeaId } from '../domain/idea.ts'
import { ideaOf } from '../domain/mindMap.ts'
import { sidesOf } from '../domain/sides.ts'
import { writeIdea } from '../document/writeIdea.ts'
import { keyBetween } from '../document/orderKey.ts'
import { hang, takeKeys } from '../document/writePlace.ts'
import { keepSides, writeTidy } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { firstOf, heightOf, mustBeMovable, mustHaveRoom, mustTake } from './rules.ts'

/** Puts a new idea between an idea and its parent. */
export const insertParent: Command<{ readonly id: IdeaId; readonly child: IdeaId }> = {
  name: 'insertParent',
  check: (map, { id, child }) =>
    firstOf(
      map.ideas.has(id) && 'idTaken',
      mustBeMovable(map, [child]) ?? mustTake(map, ideaOf(map, child).parent ?? '', heightOf(map, child) + 1),
      mustHaveRoom(map, 1),
    ),
  apply: (doc, map, { id, child }, { by, random }) => {
    const parent = ideaOf(map, child).parent ?? map.root
    const [order = ''] = takeKeys(doc, map, { parent, after: child, leaving: new Set([child]) }, 1, random)
    writeIdea(doc, id, { place: { parent, order, by } })
    keepSides(doc, map, [parent])
    writeTidy(doc, id, sidesOf(map).get(child))
    hang(doc, map, child, id, keyBetween(undefined, undefined, random))
  },
}
