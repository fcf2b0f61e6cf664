import { inheritedKind, type IdeaId, type Kind } from '../domain/idea.ts'
import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeWritable } from './rules.ts'

export interface SetKind {
  readonly ids: readonly IdeaId[]
  /** Undefined: as the branch. */
  readonly kind: Kind | undefined
}

/** Says what ideas are. What hangs below follows unless it has a kind of its own. */
export const setKind: Command<SetKind> = {
  name: 'setKind',
  check: (map, { ids }) => firstOf(ids.length === 0 && 'nothingChosen', ...ids.map((id) => mustBeWritable(map, id))),
  apply: (doc, map, { ids, kind }) => {
    const kinds = openColumn(doc, 'kind')
    for (const id of ids) {
      const parent = map.ideas.get(map.ideas.get(id)?.parent ?? '')
      const isAsInherited = parent !== undefined && kind === inheritedKind(parent.kind)
      if (kind === undefined || isAsInherited) kinds.delete(id)
      else if (kinds.get(id) !== kind) kinds.set(id, kind)
    }
  },
}
