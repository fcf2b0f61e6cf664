import { ROOT_ID, type IdeaId, type Kind, type RichText, type Side } from '../domain/idea.ts'
import { lighterSide } from '../domain/sides.ts'
import { writeIdea } from '../document/writeIdea.ts'
import { takeKeys } from '../document/writePlace.ts'
import { keepSides, writeSpot } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { asRichText, firstOf, mustBeTitle, mustHaveRoom, mustTake } from './rules.ts'

export interface AddIdea {
  readonly id: IdeaId
  readonly parent: IdeaId
  /** The sibling before it; null: as the first. A sibling that has gone meanwhile: as the last. */
  readonly after: IdeaId | null
  readonly title?: RichText | string
  readonly kind?: Kind
  /** Of a new main branch; absent: the lighter one. */
  readonly side?: Side | undefined
}

/** Adds an idea under another one. */
export const addIdea: Command<AddIdea> = {
  name: 'addIdea',
  check: (map, { id, parent, title = '' }) =>
    firstOf(map.ideas.has(id) && 'idTaken', mustTake(map, parent, 1), mustHaveRoom(map, 1), mustBeTitle(title)),
  apply: (doc, map, { id, parent, after, title = '', kind, side }, { by, random }) => {
    const [order = ''] = takeKeys(doc, map, { parent, after }, 1, random)
    writeIdea(doc, id, { place: { parent, order, by }, title: asRichText(title), kind })
    keepSides(doc, map, [parent])
    if (parent === ROOT_ID) writeSpot(doc, id, { side: side ?? lighterSide(map) })
  },
}
