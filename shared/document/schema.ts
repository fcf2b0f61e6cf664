import * as Y from 'yjs'
import { KINDS, type FieldName, type IdeaId, type Kind, type Spot } from '../domain/idea.ts'
import type { ParticipantId } from '../domain/participant.ts'
import { isPictureId, PICTURE, type Picture } from '../domain/picture.ts'

/**
 * How a board is kept in Yjs: the only place that names a Y key. docs/model.md tells what each column holds.
 * Everything read from here was written by somebody else's program: each value is checked before it is believed.
 */
export const SCHEMA_VERSION = 1

/** The top-level types of a map document; each is a `Y.Map`. The server's guard refuses updates that name another. */
export const MAP_ROOTS = {
  /** idea → {@link Place}; replaced as a whole */
  place: 'map',
  /** idea → Kind, where it differs from the branch */
  kind: 'map',
  /** idea → Y.XmlFragment */
  title: 'map',
  /** idea → Y.XmlFragment */
  note: 'map',
  /** idea/field → string; idea/sdg/goal → true; idea/picture → {@link Picture} */
  fields: 'map',
  /** idea → {@link Spot}, where it does not stand as its order alone would have it; replaced as a whole */
  spot: 'map',
  /** idea → {@link Mark} */
  gone: 'map',
  /** link → { from, to, label } */
  links: 'map',
  /** version, title, language */
  meta: 'map',
} as const
export type MapRoot = keyof typeof MAP_ROOTS

/** The top-level types of a stage document; each is a `Y.Map`. */
export const STAGE_ROOTS = {
  /** idea → number of votes */
  tally: 'map',
  /** copy → CopyCard */
  copies: 'map',
  /** snapshot's number → SnapshotCard; the server makes it say what there is */
  snapshots: 'map',
  /** edition → PublicationCard */
  publications: 'map',
  /** now → Spotlight */
  spotlight: 'map',
  /** version */
  meta: 'map',
} as const
export type StageRoot = keyof typeof STAGE_ROOTS

/** The top-level types of a talk document; each is a `Y.Map`. */
export const TALK_ROOTS = {
  /** participant/idea/comment → { text, at, edited? }; replaced as a whole */
  comments: 'map',
  /** participant/idea/reaction → true */
  reactions: 'map',
} as const
export type TalkRoot = keyof typeof TALK_ROOTS

/**
 * Where an idea hangs. `from` and `at` tell of the last move: the parent before it and its stamp, for repairTree.
 * `by` is who added the idea.
 */
export interface Place {
  readonly parent: IdeaId
  readonly order: string
  readonly from?: IdeaId
  readonly at?: number
  readonly by?: string
}

/** That an idea is deleted: when, by whom, and with which branch (`top` is the idea that was deleted, perhaps this one). */
export interface Mark {
  readonly at: number
  readonly by: string
  readonly top: IdeaId
}

/** A column. Undefined only where somebody has opened this name as another type in this very `Y.Doc`. */
export function column(doc: Y.Doc, root: MapRoot | StageRoot | TalkRoot): Y.Map<unknown> | undefined {
  const known = doc.share.get(root)
  if (known === undefined || known.constructor === Y.AbstractType) return doc.getMap(root)
  return known instanceof Y.Map ? known : undefined
}

/** A column for writing. */
export function openColumn(doc: Y.Doc, root: MapRoot | StageRoot | TalkRoot): Y.Map<unknown> {
  return doc.getMap(root)
}

/** What stands in an entry that is replaced as a whole; undefined if that is anything else. */
export const record = <Key extends string>(value: unknown): Partial<Readonly<Record<Key, unknown>>> | undefined =>
  typeof value === 'object' && value !== null && !(value instanceof Y.AbstractType) ? value : undefined

/** Whatever stands in `place` is an idea; what cannot be understood hangs nowhere and turns up in the lost and found. */
export function readPlace(value: unknown): Place {
  const { parent, order, from, at, by } = record(value) ?? {}
  const place: { -readonly [P in keyof Place]: Place[P] } = {
    parent: typeof parent === 'string' ? parent : '',
    order: typeof order === 'string' ? order : '',
  }
  if (typeof from === 'string') place.from = from
  if (typeof at === 'number' && Number.isFinite(at)) place.at = at
  if (typeof by === 'string') place.by = by
  return place
}

/** A mark that cannot be understood still means that the idea itself was deleted. */
export function readMark(value: unknown, id: IdeaId): Mark {
  const { at, by, top } = record(value) ?? {}
  return {
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    by: typeof by === 'string' ? by : '',
    top: typeof top === 'string' ? top : id,
  }
}

export function readKind(value: unknown): Kind | undefined {
  // Most have none of their own.
  return value === undefined ? undefined : KINDS.find((kind) => kind === value)
}

/** Farther away nobody would find an idea. */
const FARTHEST = 20_000
const pixels = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.min(FARTHEST, Math.max(-FARTHEST, Math.round(value)))
    : undefined

/** A spot, or undefined where an idea stands as its order has it. */
export function readSpot(value: unknown): Spot | undefined {
  if (value === undefined) return undefined
  const { side, along, across } = record(value) ?? {}
  const [ahead, aside] = [pixels(along), pixels(across)]
  const spot: Spot = {
    ...((side === 'left' || side === 'right') && { side }),
    ...(aside !== undefined && { along: ahead ?? 0, across: aside }),
  }
  return Object.keys(spot).length > 0 ? spot : undefined
}

/** A link's ends and label, or undefined where there is nothing to connect. */
export function readLink(value: unknown): { from: IdeaId; to: IdeaId; label: string } | undefined {
  const { from, to, label } = record(value) ?? {}
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  return { from, to, label: typeof label === 'string' ? label : '' }
}

export const TEXT_FIELDS = ['who', 'nextStep', 'until', 'link'] as const satisfies readonly FieldName[]

export const fieldKey = (id: IdeaId, field: FieldName): string => `${id}/${field}`
/** Each goal is an entry of its own, so that two people who tag one idea at the same time both do. */
export const goalKey = (id: IdeaId, goal: number): string => `${id}/sdg/${goal}`

export const pictureKey = (id: IdeaId): string => `${id}/picture`

/** More than any picture has that we keep; what claims more would stretch nothing but itself. */
const MOST_PIXELS = 100_000
const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_PIXELS

/** A picture's card, or undefined where there is none that could be shown. */
export function readPicture(value: unknown): Picture | undefined {
  const { id, width, height, alt, decorative } = record(value) ?? {}
  if (!isPictureId(id) || !isLength(width) || !isLength(height)) return undefined
  return {
    ...{ id, width, height },
    alt: typeof alt === 'string' ? alt.slice(0, PICTURE.alt) : '',
    ...(decorative === true && { decorative }),
  }
}

/** Whose entry of a talk document it is stands first: the server looks at it. */
export const talkKey = (by: ParticipantId, idea: IdeaId, what: string): string => `${by}/${idea}/${what}`

export function readTalkKey(key: string): { by: ParticipantId; idea: IdeaId; what: string } | undefined {
  const [, by, idea, what] = /^([^/]+)\/(.+)\/([^/]+)$/s.exec(key) ?? []
  return by === undefined || idea === undefined || what === undefined ? undefined : { by, idea, what }
}

/** The idea that an entry of `fields` belongs to. */
export function ownerOfField(key: string): IdeaId | undefined {
  return /^(.*)\/(?:who|nextStep|until|link|picture|sdg\/\d+)$/s.exec(key)?.[1]
}
