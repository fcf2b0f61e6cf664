import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { readLook, type Spotlight } from '../domain/look.ts'
import { COPY_FORMATS, type CopyCard } from '../domain/copy.ts'
import { column, openColumn } from './schema.ts'

export interface Stage {
  /** Published votes. */
  readonly tally: ReadonlyMap<IdeaId, number>
  /** Files to download, newest first. */
  readonly copies: readonly CopyCard[]
  /** The last invitation to look at something together. */
  readonly spotlight: Spotlight | undefined
}

/** What the organiser has put on stage. Answers for every document. */
export function readStage(doc: Y.Doc): Stage {
  const tally = new Map<IdeaId, number>()
  for (const [id, votes] of column(doc, 'tally')?.entries() ?? []) {
    if (typeof votes === 'number' && Number.isSafeInteger(votes) && votes >= 0) tally.set(id, votes)
  }
  const copies = [...(column(doc, 'copies')?.entries() ?? [])].flatMap(([id, value]) => readCopy(id, value) ?? [])
  return {
    tally,
    copies: copies.sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1)),
    spotlight: readSpotlight(column(doc, 'spotlight')?.get('now')),
  }
}

/** An update that adds a copy to any stage document, made without having that document. */
export function announceCopyUpdate(copy: CopyCard): Uint8Array {
  const doc = new Y.Doc()
  openColumn(doc, 'copies').set(copy.id, { ...copy })
  return Y.encodeStateAsUpdate(doc)
}

function readSpotlight(value: unknown): Spotlight | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return undefined
  const { look, by, since } = value as Partial<Record<keyof Spotlight, unknown>>
  const seen = readLook(look)
  return seen && typeof by === 'string' && typeof since === 'number' ? { look: seen, by, since } : undefined
}

function readCopy(id: string, value: unknown): CopyCard | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return undefined
  const { format, fileName, bytes, madeAt, missingLetters, scale, missingPictures } = value as Partial<
    Record<keyof CopyCard, unknown>
  >
  const known = COPY_FORMATS.find((name) => name === format)
  if (!known || typeof fileName !== 'string' || typeof bytes !== 'number' || typeof madeAt !== 'number')
    return undefined
  if (!Number.isFinite(bytes) || !Number.isFinite(madeAt)) return undefined
  const letters = stringsIn(missingLetters)
  const pictures = stringsIn(missingPictures)
  return {
    id,
    format: known,
    fileName,
    bytes,
    madeAt,
    ...(letters.length > 0 && { missingLetters: letters }),
    ...(typeof scale === 'number' && scale > 0 && scale < 1 && { scale }),
    ...(pictures.length > 0 && { missingPictures: pictures }),
  }
}

const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
