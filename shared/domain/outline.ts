import type { IdeaFields, Kind, RichText, Side } from './idea.ts'

/** An idea as a piece of nested text: the form that all text formats share. */
export interface OutlineItem {
  /** What links call it; names nothing outside of its outline. */
  readonly id?: string
  readonly title: RichText
  readonly kind?: Kind
  readonly note?: RichText
  readonly fields?: IdeaFields
  /** On which side of the middle it is drawn; of main branches in copies only. */
  readonly side?: Side
  /** Published votes, in copies only: they cannot be given to a map. */
  readonly votes?: number
  /** Who wrote it, in copies only and only where names are wanted. */
  readonly by?: string
  readonly children: readonly OutlineItem[]
}

/** A connection between two items, beside the nesting. */
export interface OutlineLink {
  readonly from: string
  readonly to: string
  readonly label: string
}

/** Nested text with the connections in it. */
export interface Outline {
  readonly items: readonly OutlineItem[]
  readonly links: readonly OutlineLink[]
}
