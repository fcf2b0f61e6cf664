import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'

/** Takes cross-links away; the ideas stay. */
export const unlinkIdeas: Command<{ readonly ids: readonly string[] }> = {
  name: 'unlinkIdeas',
  check: (map, { ids }) => {
    if (ids.length === 0) return 'nothingChosen'
    return ids.every((id) => map.links.has(id)) ? undefined : 'unknownLink'
  },
  apply: (doc, _map, { ids }) => {
    for (const id of ids) openColumn(doc, 'links').delete(id)
  },
}
