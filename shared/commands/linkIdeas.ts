import type { IdeaId } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import type { MindMap } from '../domain/mindMap.ts'
import type { Refusal } from '../domain/refusal.ts'
import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeWritable } from './rules.ts'

export interface LinkIdeas {
  readonly id: string
  readonly from: IdeaId
  readonly to: IdeaId
  readonly label: string
}

/** Draws a labelled connection between two ideas, beside the tree. */
export const linkIdeas: Command<LinkIdeas> = {
  name: 'linkIdeas',
  check: (map, { id, from, to, label }) =>
    firstOf(
      map.links.has(id) && 'idTaken',
      mustBeWritable(map, from),
      mustBeWritable(map, to),
      from === to && 'linkToItself',
      isThere(map, from, to, label) && 'linkExists',
      mustBeLabel(label),
    ),
  apply: (doc, _map, { id, from, to, label }) => {
    openColumn(doc, 'links').set(id, { from, to, label })
  },
}

const isThere = (map: MindMap, from: IdeaId, to: IdeaId, label: string) =>
  [...map.links.values()].some((link) => link.from === from && link.to === to && link.label === label)

export const mustBeLabel = (label: string): Refusal | undefined =>
  label.length > LIMITS.linkLabel ? 'labelTooLong' : undefined
