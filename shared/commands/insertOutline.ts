import type { IdeaId } from '../domain/idea.ts'
import { openColumn } from '../document/schema.ts'
import { keysBetween } from '../document/orderKey.ts'
import { writeIdea } from '../document/writeIdea.ts'
import { takeKeys } from '../document/writePlace.ts'
import { keepSides } from '../document/writeSpot.ts'
import type { OutlineItem, OutlineLink } from '../domain/outline.ts'
import { countItems, heightOfOutline, itemsOf } from '../outline/outlineItem.ts'
import type { Command } from './command.ts'
import { mustBeLabel } from './linkIdeas.ts'
import { newIdeaId } from './newIdeaId.ts'
import { firstOf, mustBeNote, mustBeTitle, mustHaveRoom, mustTake } from './rules.ts'

export interface InsertOutline {
  readonly parent: IdeaId
  /** The sibling before them; null: as the first. */
  readonly after: IdeaId | null
  readonly outline: readonly OutlineItem[]
  /** Connections between items, by their ids; one whose ends are not both in the outline is left out. */
  readonly links?: readonly OutlineLink[]
  /** One for each item, parents before children: see countItems. */
  readonly newIds: readonly IdeaId[]
}

/** Adds a whole branch, as pasting and importing do: one step of undo. */
export const insertOutline: Command<InsertOutline> = {
  name: 'insertOutline',
  check: (map, { parent, outline, links = [], newIds }) => {
    if (new Set(newIds).size !== countItems(outline)) throw new Error('an outline needs one id for each item')
    return firstOf(
      outline.length === 0 && 'nothingChosen',
      newIds.some((id) => map.ideas.has(id)) && 'idTaken',
      mustTake(map, parent, heightOfOutline(outline)),
      mustHaveRoom(map, countItems(outline)),
      ...itemsOf(outline).map((item) => firstOf(mustBeTitle(item.title), mustBeNote(item.note ?? []))),
      ...links.map(({ label }) => mustBeLabel(label)),
    )
  },
  apply: (doc, map, { parent, after, outline, links = [], newIds }, { by, random }) => {
    keepSides(doc, map, [parent])
    const named = new Map<string, IdeaId>()
    let used = 0
    const stack = [
      { items: outline, parent, keys: takeKeys(doc, map, { parent, after }, outline.length, random), i: 0 },
    ]
    for (let level = stack.at(-1); level; level = stack.at(-1)) {
      const item = level.items[level.i]
      const order = level.keys[level.i] ?? ''
      level.i++
      const id = newIds[used]
      if (!item || id === undefined) {
        stack.pop()
        continue
      }
      used++
      if (item.id !== undefined && !named.has(item.id)) named.set(item.id, id)
      const { title, note = [], kind, fields = {}, children } = item
      writeIdea(doc, id, { place: { parent: level.parent, order, by }, title, note, kind, fields })
      stack.push({
        items: children,
        parent: id,
        keys: keysBetween(undefined, undefined, children.length, random),
        i: 0,
      })
    }
    for (const { from, to, label } of links) {
      const ends = { from: named.get(from), to: named.get(to) }
      if (ends.from === undefined || ends.to === undefined || ends.from === ends.to) continue
      openColumn(doc, 'links').set(newIdeaId(random), { ...ends, label })
    }
  },
}
