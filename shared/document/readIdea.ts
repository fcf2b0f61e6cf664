import type * as Y from 'yjs'
import { GOALS, type IdeaFields, type IdeaId, type Kind, type RichText, type Spot } from '../domain/idea.ts'
import { LANGUAGES, type Language, type Link } from '../domain/mindMap.ts'
import { plainText, readRichText } from './richText.ts'
import {
  column,
  fieldKey,
  goalKey,
  ownerOfField,
  pictureKey,
  readKind,
  readLink,
  readMark,
  readPicture,
  readPlace,
  readSpot,
  TEXT_FIELDS,
  type Mark,
  type Place,
} from './schema.ts'
import { isDate } from './isDate.ts'
import { safeLink } from './safeLink.ts'

/** The columns of one document, looked up once. */
export interface Columns {
  readonly place: Y.Map<unknown> | undefined
  readonly kind: Y.Map<unknown> | undefined
  readonly title: Y.Map<unknown> | undefined
  readonly note: Y.Map<unknown> | undefined
  readonly fields: Y.Map<unknown> | undefined
  readonly spot: Y.Map<unknown> | undefined
  readonly gone: Y.Map<unknown> | undefined
  readonly links: Y.Map<unknown> | undefined
  readonly meta: Y.Map<unknown> | undefined
}

export function columnsOf(doc: Y.Doc): Columns {
  return {
    place: column(doc, 'place'),
    kind: column(doc, 'kind'),
    title: column(doc, 'title'),
    note: column(doc, 'note'),
    fields: column(doc, 'fields'),
    spot: column(doc, 'spot'),
    gone: column(doc, 'gone'),
    links: column(doc, 'links'),
    meta: column(doc, 'meta'),
  }
}

/** What hangs nowhere. */
const HOMELESS: Place = { parent: '', order: '' }

/**
 * Where an idea hangs; undefined if there is no such idea. Words without a place are an idea, too: they are left when somebody
 * undoes an idea while somebody else types into it.
 */
export function placeOf(columns: Columns, id: IdeaId): Place | undefined {
  if (columns.place?.has(id)) return readPlace(columns.place.get(id))
  return hasWords(columns.title?.get(id)) || hasWords(columns.note?.get(id)) ? HOMELESS : undefined
}

const hasWords = (text: unknown): boolean => text !== undefined && plainText(readRichText(text)).trim() !== ''

export function markOf(columns: Columns, id: IdeaId): Mark | undefined {
  return columns.gone?.has(id) ? readMark(columns.gone.get(id), id) : undefined
}

/** What an idea holds besides its place in the tree. */
export interface Content {
  readonly ownKind: Kind | undefined
  readonly title: RichText
  readonly note: RichText
  readonly fields: IdeaFields
  readonly spot?: Spot | undefined
}

/** `hasFields`: whether it may have any; whoever reads all ideas knows it by `ownersOfFields`. */
export function contentOf(columns: Columns, id: IdeaId, hasFields = true): Content {
  return {
    ownKind: readKind(columns.kind?.get(id)),
    title: readRichText(columns.title?.get(id)),
    note: readRichText(columns.note?.get(id)),
    fields: hasFields ? fieldsOf(columns, id) : NO_FIELDS,
    spot: readSpot(columns.spot?.get(id)),
  }
}

const NO_FIELDS: IdeaFields = {}

/** The ideas that have fields: most have none, and to ask for each of two dozen takes longer than all else. */
export function ownersOfFields({ fields }: Columns): ReadonlySet<IdeaId> {
  const owners = new Set<IdeaId>()
  fields?.forEach((_, key) => {
    const owner = ownerOfField(key)
    if (owner !== undefined) owners.add(owner)
  })
  return owners
}

export function fieldsOf({ fields }: Columns, id: IdeaId): IdeaFields {
  if (!fields) return NO_FIELDS
  const found: { -readonly [F in keyof IdeaFields]: IdeaFields[F] } = {}
  for (const field of TEXT_FIELDS) {
    const value = fields.get(fieldKey(id, field))
    const text = field === 'link' ? safeLink(value) : value
    if (typeof text !== 'string' || text === '') continue
    // A day that is none would stop whoever writes it out.
    if (field !== 'until' || isDate(text)) found[field] = text
  }
  const sdg = GOALS.filter((goal) => fields.get(goalKey(id, goal)) === true)
  if (sdg.length > 0) found.sdg = sdg
  const picture = readPicture(fields.get(pictureKey(id)))
  if (picture) found.picture = picture
  return Object.keys(found).length > 0 ? found : NO_FIELDS
}

export function titleOf({ meta }: Columns): string {
  const title = meta?.get('title')
  return typeof title === 'string' ? title : ''
}

export function languageOf({ meta }: Columns): Language {
  return LANGUAGES.find((language) => language === meta?.get('language')) ?? 'de'
}

/** All links whose ends `lives` says to be alive. */
export function linksOf({ links }: Columns, lives: (id: IdeaId) => boolean): Map<string, Link> {
  const found = new Map<string, Link>()
  for (const [id, value] of links?.entries() ?? []) {
    const link = readLink(value)
    if (link && lives(link.from) && lives(link.to)) found.set(id, { id, ...link })
  }
  return found
}
