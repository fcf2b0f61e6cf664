import type { Picture } from './picture.ts'

/** Identifies an idea within its board: 10 random base62 characters, or a fixed name such as `root`. */
export type IdeaId = string

/** Sorts siblings: a fractional key, compared as a string; ties are broken by the idea's id. */
export type OrderKey = string

/** What an idea is. Inherited from the branch unless the idea has a kind of its own. */
export type Kind = (typeof KINDS)[number]
export const KINDS = ['topic', 'challenge', 'goodPractice', 'quickWin', 'free'] as const

/** The kind of an idea that has none of its own: its parent's; what hangs below a topic is simply an idea. */
export const inheritedKind = (parent: Kind): Kind => (parent === 'topic' ? 'free' : parent)

/** A stretch of text with one formatting. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  /** An http, https or mailto address; anything else is dropped on reading. */
  readonly link?: string
}

/** Text as lines of runs. An empty text is `[]`; an empty line is an empty array of runs. */
export type RichText = readonly (readonly Run[])[]

/** The small values an idea may bear beside its texts. Absent means: not given. */
export interface IdeaFields {
  readonly who?: string
  readonly nextStep?: string
  /** A calendar date, `YYYY-MM-DD`. */
  readonly until?: string
  /** UN sustainable development goals, each 1–17, ascending, without doubles. */
  readonly sdg?: readonly number[]
  readonly link?: string
  readonly picture?: Picture
}
/** Those that are filled in one by one; a picture is set as a whole. */
export type FieldName = Exclude<keyof IdeaFields, 'picture'>

/** The numbers of the goals. */
export const GOALS: readonly number[] = Array.from({ length: 17 }, (_, i) => i + 1)

/** On which side of the middle a main branch grows in a two-sided map. */
export type Side = 'left' | 'right'

/**
 * Where an idea stands when it does not stand where its order alone would put it. In pixels, along the direction in which its branch
 * grows and across it, so that every layout can read it; relative to its parent, so that it goes along with that.
 */
export interface Spot {
  /** Of a main branch: chosen once, and kept. */
  readonly side?: Side
  /** How much farther from its parent the box begins than a tidy one. */
  readonly along?: number
  /**
   * From the middle of the parent's box to the middle of its own; absent where the idea stands tidily among its siblings. The box of a main
   * branch counts where it stands beside what hangs below it, even while it is drawn nearer to the middle.
   */
  readonly across?: number
}

/** One entry of the map. A change makes a new object for the ideas it concerns and for no others. */
export interface Idea {
  readonly id: IdeaId
  /** `null` for the root only. */
  readonly parent: IdeaId | null
  /** Living children in order. */
  readonly children: readonly IdeaId[]
  readonly order: OrderKey
  /** The kind that holds: its own, else the inherited one. */
  readonly kind: Kind
  /** The kind set on this very idea. */
  readonly ownKind: Kind | undefined
  readonly title: RichText
  /** The title without formatting, lines joined by `\n`. */
  readonly text: string
  readonly note: RichText
  readonly fields: IdeaFields
  /** Who added it: a random participant id, never a name. */
  readonly author: string | undefined
  readonly spot?: Spot | undefined
}

/** The central idea of every map. It cannot be moved or removed. */
export const ROOT_ID: IdeaId = 'root'

/** The idea that appears under the root when ideas have lost their branch ("Fundbüro"). It is made by reading, never stored. */
export const LOST_AND_FOUND_ID: IdeaId = 'lost-and-found'
