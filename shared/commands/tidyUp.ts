import { ROOT_ID, type IdeaId } from '../domain/idea.ts'
import { subtree, type MindMap } from '../domain/mindMap.ts'
import { balancedSides } from '../domain/sides.ts'
import { writeSpot, writeTidy } from '../document/writeSpot.ts'
import type { Command } from './command.ts'

/** Lets ideas and all below them stand where their order has them. From the middle on: the whole map, its sides balanced anew. */
export const tidyUp: Command<{ readonly ids: readonly IdeaId[] }> = {
  name: 'tidyUp',
  check: (map, { ids }) => {
    if (ids.length === 0) return 'nothingChosen'
    return ids.every((id) => map.ideas.has(id)) ? undefined : 'unknownIdea'
  },
  apply: (doc, map, { ids }) => {
    for (const id of freeIdeas(map, ids)) writeTidy(doc, id)
    if (ids.includes(ROOT_ID)) for (const [id, side] of balancedSides(map)) writeSpot(doc, id, { side })
  },
}

/** Those at and below these ideas that somebody has put where they stand. */
export function freeIdeas(map: MindMap, ids: readonly IdeaId[]): IdeaId[] {
  const free = ids.flatMap((id) => [...subtree(map, id)].filter(({ spot }) => spot?.across !== undefined))
  return [...new Set(free.map(({ id }) => id))]
}
