import type { IdeaId } from '../domain/idea.ts'
import { LOST_AND_FOUND_ID } from '../domain/idea.ts'
import { arrange } from '../document/writePlace.ts'
import type { Command } from './command.ts'

export interface SortChildren {
  readonly parent: IdeaId
  /** All its children as they shall stand. */
  readonly order: readonly IdeaId[]
}

/** Puts the children of an idea into another order. */
export const sortChildren: Command<SortChildren> = {
  name: 'sortChildren',
  check: (map, { parent, order }) => {
    const children = map.ideas.get(parent)?.children.filter((id) => id !== LOST_AND_FOUND_ID)
    if (!children) return 'unknownParent'
    const sorted = new Set(order)
    return sorted.size === children.length && children.every((id) => sorted.has(id)) ? undefined : 'unknownIdea'
  },
  apply: (doc, map, { parent, order }, { random }) => arrange(doc, map, parent, order, random),
}
