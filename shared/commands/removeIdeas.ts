import type { IdeaId } from '../domain/idea.ts'
import { subtree, topmost } from '../domain/mindMap.ts'
import { openColumn } from '../document/schema.ts'
import { keepSides } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { mustBeMovable } from './rules.ts'

/** Deletes ideas with all below them. They can be restored for as long as the board lives. */
export const removeIdeas: Command<{ readonly ids: readonly IdeaId[] }> = {
  name: 'removeIdeas',
  check: (map, { ids }) => mustBeMovable(map, ids),
  apply: (doc, map, { ids }, { by, now }) => {
    const tops = topmost(map, ids)
    keepSides(
      doc,
      map,
      tops.map(({ parent }) => parent),
    )
    const gone = openColumn(doc, 'gone')
    for (const top of tops) for (const { id } of subtree(map, top.id)) gone.set(id, { at: now, by, top: top.id })
  },
}
