import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { readLook, type Spotlight } from '../domain/look.ts'
import { COPY_FORMATS, PAPERS, type CopyCard, type CopyFormat, type SmallLetters } from '../domain/copy.ts'
import type { NextDate } from '../domain/nextDate.ts'
import type { PublicationCard } from '../domain/publication.ts'
import { SNAPSHOT_CAUSES, type SnapshotCard } from '../domain/snapshot.ts'
import { column, openColumn, record } from './schema.ts'

export interface Stage {
  /** Published votes. */
  readonly tally: ReadonlyMap<IdeaId, number>
  /** Files to download, newest first. */
  readonly copies: readonly CopyCard[]
  /** What the map was like at earlier times, newest first. */
  readonly snapshots: readonly SnapshotCard[]
  /** The board's result page as it is now, published or withdrawn. */
  readonly publication: PublicationCard | undefined
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
  const snapshots = [...(column(doc, 'snapshots')?.entries() ?? [])].flatMap(
    ([number, value]) => readSnapshot(number, value) ?? [],
  )
  return {
    tally,
    copies: copies.sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1)),
    snapshots: snapshots.sort((a, b) => b.number - a.number),
    publication: readPublication(column(doc, 'publications')),
    spotlight: readSpotlight(column(doc, 'spotlight')?.get('now')),
  }
}

/** An update that adds a copy to any stage document, made without having that document. */
export function announceCopyUpdate(copy: CopyCard): Uint8Array {
  const doc = new Y.Doc()
  openColumn(doc, 'copies').set(copy.id, { ...copy })
  return Y.encodeStateAsUpdate(doc)
}

/**
 * An update that makes a stage show these snapshots and no others; undefined when it does so already. It says what is there rather than what
 * is new: whatever was not announced because a server ended in between is announced with the next one.
 */
export function announceSnapshotsUpdate(
  stageUpdate: Uint8Array,
  snapshots: readonly SnapshotCard[],
): Uint8Array | undefined {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stageUpdate)
  let update: Uint8Array | undefined
  doc.once('update', (change: Uint8Array) => (update = change))
  doc.transact(() => {
    const shown = openColumn(doc, 'snapshots')
    const wanted = new Map(snapshots.map((card) => [String(card.number), card]))
    for (const key of [...shown.keys()]) if (!wanted.has(key)) shown.delete(key)
    for (const [key, card] of wanted) {
      const known = readSnapshot(key, shown.get(key))
      if (!known || JSON.stringify(known) !== JSON.stringify(ordered(card))) shown.set(key, ordered(card))
    }
  })
  return update
}

function readSnapshot(key: string, value: unknown): SnapshotCard | undefined {
  const { name, cause, changes, people, ...counts } = record<keyof SnapshotCard>(value) ?? {}
  const number = Number(key)
  const known = SNAPSHOT_CAUSES.find((one) => one === cause)
  if (!known || !isCount(number) || number === 0) return undefined
  const { takenAt, ideas, bytes } = counts
  const { added, changed, moved, removed } = record<keyof SnapshotCard['changes']>(changes) ?? {}
  const { organisers, participants, viewers } = record<keyof SnapshotCard['people']>(people) ?? {}
  if (!isCount(takenAt) || !isCount(ideas) || !isCount(bytes)) return undefined
  if (!isCount(added) || !isCount(changed) || !isCount(moved) || !isCount(removed)) return undefined
  if (!isCount(organisers) || !isCount(participants) || !isCount(viewers)) return undefined
  return ordered({
    ...{ number, cause: known, takenAt, ideas, bytes },
    ...(typeof name === 'string' && name !== '' && { name }),
    changes: { added, changed, moved, removed },
    people: { organisers, participants, viewers },
  })
}

/** Always in the same order, so that two of them can be compared as text. */
const ordered = ({ number, name, cause, takenAt, ideas, changes, people, bytes }: SnapshotCard): SnapshotCard => ({
  number,
  ...(name !== undefined && { name }),
  cause,
  takenAt,
  ideas,
  changes: { added: changes.added, changed: changes.changed, moved: changes.moved, removed: changes.removed },
  people: { organisers: people.organisers, participants: people.participants, viewers: people.viewers },
  bytes,
})

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** An update that tells how the result page is now. Each edition is an entry of its own, so that no older one can take its place. */
export function announcePublicationUpdate(card: PublicationCard): Uint8Array {
  const doc = new Y.Doc()
  openColumn(doc, 'publications').set(String(card.edition), { ...card })
  return Y.encodeStateAsUpdate(doc)
}

/** Of all editions the last one. */
function readPublication(entries: Y.Map<unknown> | undefined): PublicationCard | undefined {
  return [...(entries?.values() ?? [])]
    .flatMap((value) => readPublicationCard(value) ?? [])
    .reduce<PublicationCard | undefined>((last, card) => (last && last.edition > card.edition ? last : card), undefined)
}

function readPublicationCard(value: unknown): PublicationCard | undefined {
  const { id, edition, state, at, snapshot, formats, missing, names, nextDate } =
    record<keyof PublicationCard>(value) ?? {}
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{22}$/.test(id)) return undefined
  if (!isNumber(edition) || !isNumber(at) || !isNumber(snapshot)) return undefined
  if (state !== 'published' && state !== 'withdrawn') return undefined
  const notMade = formatsIn(missing)
  const date = readNextDate(nextDate)
  return {
    ...{ id, edition, state, at, snapshot, formats: formatsIn(formats) },
    ...(notMade.length > 0 && { missing: notMade }),
    ...(names === true && { names }),
    ...(date && { nextDate: date }),
  }
}

function readNextDate(value: unknown): NextDate | undefined {
  const { title, start, end, place } = record<keyof NextDate>(value) ?? {}
  if (typeof title !== 'string' || !isNumber(start) || !isNumber(end)) return undefined
  return { title, start, end, ...(typeof place === 'string' && { place }) }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const formatsIn = (value: unknown): CopyFormat[] =>
  Array.isArray(value) ? COPY_FORMATS.filter((format) => value.includes(format)) : []

function readSpotlight(value: unknown): Spotlight | undefined {
  const { look, by, since } = record<keyof Spotlight>(value) ?? {}
  const seen = readLook(look)
  return seen && typeof by === 'string' && typeof since === 'number' ? { look: seen, by, since } : undefined
}

function readCopy(id: string, value: unknown): CopyCard | undefined {
  const { format, fileName, bytes, madeAt, snapshot, missingLetters, scale, missingPictures, names, smallLetters } =
    record<keyof CopyCard>(value) ?? {}
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
    ...(isCount(snapshot) && { snapshot }),
    ...(letters.length > 0 && { missingLetters: letters }),
    ...(typeof scale === 'number' && scale > 0 && scale < 1 && { scale }),
    ...(pictures.length > 0 && { missingPictures: pictures }),
    ...(names === true && { names }),
    ...readSmallLetters(smallLetters),
  }
}

function readSmallLetters(value: unknown): Pick<CopyCard, 'smallLetters'> {
  const { points, paper } = record<keyof SmallLetters>(value) ?? {}
  const better = PAPERS.find((sheet) => sheet === paper)
  return typeof points === 'number' && Number.isFinite(points)
    ? { smallLetters: { points, ...(better && { paper: better }) } }
    : {}
}

const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
