import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'
import { mustBeLabel } from './linkIdeas.ts'
import { firstOf } from './rules.ts'

/** Gives a cross-link another label. */
export const relabelLink: Command<{ readonly id: string; readonly label: string }> = {
  name: 'relabelLink',
  check: (map, { id, label }) => firstOf(!map.links.has(id) && 'unknownLink', mustBeLabel(label)),
  apply: (doc, map, { id, label }) => {
    const link = map.links.get(id)
    if (link) openColumn(doc, 'links').set(id, { from: link.from, to: link.to, label })
  },
}
