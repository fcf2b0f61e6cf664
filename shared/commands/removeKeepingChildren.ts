import type { IdeaId } from '../domain/idea.ts'
import { ideaOf, type MindMap } from '../domain/mindMap.ts'
import { sidesOf } from '../domain/sides.ts'
import { openColumn } from '../document/schema.ts'
import { hang, takeKeys } from '../document/writePlace.ts'
import { keepSides, writeTidy } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { mustBeMovable } from './rules.ts'

/** Deletes ideas; what hung below them takes their places. */
export const removeKeepingChildren: Command<{ readonly ids: readonly IdeaId[] }> = {
  name: 'removeKeepingChildren',
  check: (map, { ids }) => mustBeMovable(map, ids),
  apply: (doc, map, { ids }, { by, now, random }) => {
    const leaving = new Set(ids)
    keepSides(
      doc,
      map,
      ids.map((id) => ideaOf(map, id).parent),
    )
    const sides = sidesOf(map)
    const gone = openColumn(doc, 'gone')
    for (const id of leaving) gone.set(id, { at: now, by, top: id })
    for (const { id } of [...leaving].map((each) => ideaOf(map, each))) {
      const parent = ideaOf(map, id).parent ?? map.root
      if (leaving.has(parent)) continue
      const heirs = heirsOf(map, id, leaving)
      const target = parent
      const keys = takeKeys(doc, map, { parent: target, after: id }, heirs.length, random)
      for (const [i, heir] of heirs.entries()) {
        hang(doc, map, heir, target, keys[i] ?? '')
        writeTidy(doc, heir, sides.get(id))
      }
    }
  },
}

/** What stays below an idea that leaves, in order. */
function heirsOf(map: MindMap, id: IdeaId, leaving: ReadonlySet<IdeaId>): IdeaId[] {
  const heirs: IdeaId[] = []
  const stack = [...ideaOf(map, id).children].reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (leaving.has(next)) stack.push(...[...ideaOf(map, next).children].reverse())
    else heirs.push(next)
  }
  return heirs
}
