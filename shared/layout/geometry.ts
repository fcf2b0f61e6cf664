/** How large an idea's box is drawn, everywhere: in the page, on the canvas and in copies. In CSS pixels at zoom 1. */
export interface BoxStyle {
  readonly size: number
  readonly bold: boolean
  readonly lineHeight: number
  readonly minWidth: number
  readonly maxWidth: number
  /** A single word that is too long for `maxWidth` may widen the box up to here before it is broken. */
  readonly wordMaxWidth: number
  readonly minHeight: number
  readonly radius: number
  /** The coloured bar along the left edge that tells the kind; 0 where there is none. */
  readonly bar: number
  /** From the box's left edge to the symbol of the kind, and how large it is. */
  readonly symbolX: number
  readonly symbol: number
  /** From the box's left edge to the text; from the text to the right edge. */
  readonly textX: number
  readonly padRight: number
  readonly padY: number
}

export type Rank = 'root' | 'branch' | 'idea'

export const BOX_STYLES: Readonly<Record<Rank, BoxStyle>> = {
  root: {
    size: 20,
    bold: true,
    lineHeight: 26,
    minWidth: 160,
    maxWidth: 360,
    wordMaxWidth: 480,
    minHeight: 64,
    radius: 20,
    bar: 0,
    symbolX: 20,
    symbol: 32,
    textX: 64,
    padRight: 24,
    padY: 18,
  },
  branch: {
    size: 17,
    bold: true,
    lineHeight: 24,
    minWidth: 160,
    maxWidth: 280,
    wordMaxWidth: 400,
    minHeight: 52,
    radius: 12,
    bar: 6,
    symbolX: 18,
    symbol: 22,
    textX: 50,
    padRight: 18,
    padY: 14,
  },
  idea: {
    size: 15,
    bold: false,
    lineHeight: 21,
    minWidth: 160,
    maxWidth: 280,
    wordMaxWidth: 400,
    minHeight: 44,
    radius: 12,
    bar: 6,
    symbolX: 16,
    symbol: 16,
    textX: 42,
    padRight: 14,
    padY: 11,
  },
}

/** How an idea is drawn by its depth: the root, the main branches, everything below. */
export function rankOf(depth: number): Rank {
  return depth === 0 ? 'root' : depth === 1 ? 'branch' : 'idea'
}

/** What sits at a box without taking part in its size, so that a vote or a fold moves nothing but itself. */
export const BADGES = {
  /** Votes: a pill astride the lower edge, its middle `drop` below it, `inset` from the right. */
  pill: { height: 22, padX: 8, size: 12.5, inset: 12, drop: 3 },
  /** A note: a sheet at the right of the first line; the text keeps this much clear. */
  note: { size: 14, room: 20, inset: 12 },
  /** Folded ideas: a pill beside the outer edge with their number. */
  folded: { height: 24, padX: 9, size: 12.5, gap: 8 },
} as const

/** Who, until when, which goals: a line of small letters under the text, which makes the box higher by its height and `gap`. */
export const FACTS = { size: 12.5, lineHeight: 18, gap: 2 } as const

/** A picture below the words of an idea: as large as it may become, and what stays clear of it. */
export const PICTURE_PLACE = {
  maxWidth: 250,
  maxHeight: 180,
  /** Between it and the lower edge of the box. */
  below: 12,
  radius: 6,
} as const

/** Clear space between boxes: along the branch, between siblings, between main branches. */
export const GAPS = { along: 56, siblings: 18, branches: 36 } as const

/** A box that somebody has put nearer to its parent keeps this distance, along the branch. */
export const LEAST_ALONG = 24

/**
 * Main branches stand at most this far above or below the middle of the root, or as near as they find room: the heart of the map stays
 * one look, however tall their branches grow.
 */
export const HUB_REACH = 400
