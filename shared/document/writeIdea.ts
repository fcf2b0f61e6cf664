import * as Y from 'yjs'
import { GOALS, type FieldName, type IdeaFields, type IdeaId, type Kind, type RichText } from '../domain/idea.ts'
import type { Picture } from '../domain/picture.ts'
import { fieldKey, goalKey, openColumn, pictureKey, TEXT_FIELDS, type Place } from './schema.ts'
import { newFragment } from './writeRichText.ts'

export interface NewIdea {
  readonly place?: Place
  readonly title?: RichText
  readonly note?: RichText
  readonly kind?: Kind | undefined
  readonly fields?: IdeaFields
}

/**
 * Writes an idea that was not there before. Both fragments are made here and never on first use: two people who opened a note at
 * the same time would make two, and the words in one of them would be lost.
 */
export function writeIdea(doc: Y.Doc, id: IdeaId, idea: NewIdea): void {
  if (idea.place) openColumn(doc, 'place').set(id, { ...idea.place })
  if (idea.kind) openColumn(doc, 'kind').set(id, idea.kind)
  openColumn(doc, 'title').set(id, newFragment(idea.title ?? []))
  openColumn(doc, 'note').set(id, newFragment(idea.note ?? []))
  for (const field of TEXT_FIELDS)
    if (idea.fields?.[field] !== undefined) writeField(doc, id, field, idea.fields[field])
  if (idea.fields?.sdg) writeField(doc, id, 'sdg', idea.fields.sdg)
  if (idea.fields?.picture) writePicture(doc, id, idea.fields.picture)
}

/** Gives an idea its one picture or, with undefined, takes it away. The card is replaced as a whole: its words are those of this picture. */
export function writePicture(doc: Y.Doc, id: IdeaId, picture: Picture | undefined): void {
  const fields = openColumn(doc, 'fields')
  if (picture) fields.set(pictureKey(id), { ...picture })
  else fields.delete(pictureKey(id))
}

/** Sets or, with undefined, takes away a field. */
export function writeField(
  doc: Y.Doc,
  id: IdeaId,
  field: FieldName,
  value: string | readonly number[] | undefined,
): void {
  const fields = openColumn(doc, 'fields')
  const set = (key: string, next: string | true | undefined) => {
    if (next === undefined) fields.delete(key)
    else if (fields.get(key) !== next) fields.set(key, next)
  }
  if (field !== 'sdg') set(fieldKey(id, field), typeof value === 'string' && value !== '' ? value : undefined)
  else for (const goal of GOALS) set(goalKey(id, goal), Array.isArray(value) && value.includes(goal) ? true : undefined)
}

/** Later than everything this document has seen: the number of its structs, which grows with each change on each replica. */
export function stampOf(doc: Y.Doc): number {
  let stamp = 0
  for (const client of doc.store.clients.keys()) stamp += Y.getState(doc.store, client)
  return stamp
}
