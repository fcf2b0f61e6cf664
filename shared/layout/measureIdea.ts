import type { Idea } from '../domain/idea.ts'
import { BADGES, BOX_STYLES, rankOf, type Rank } from './geometry.ts'
import { wrapText, type WrappedText } from './measureText.ts'

export interface IdeaBox {
  readonly width: number
  readonly height: number
  readonly text: WrappedText
  /** From the box's corner to the corner of the text. */
  readonly textX: number
  readonly textY: number
}

const known = new WeakMap<Idea, Partial<Record<Rank, IdeaBox>>>()

/** How large an idea is drawn and where its text stands. The same idea object is measured once. */
export function ideaBox(idea: Idea, depth: number): IdeaBox {
  const rank = rankOf(depth)
  let boxes = known.get(idea)
  if (!boxes) known.set(idea, (boxes = {}))
  return (boxes[rank] ??= measure(idea, rank))
}

/** How wide a line of text may become in the box of an idea. */
export function textRoom(idea: Idea, depth: number): number {
  return roomIn(rankOf(depth), idea.note.length > 0)
}

function roomIn(rank: Rank, hasNote: boolean): number {
  const style = BOX_STYLES[rank]
  // One pixel is kept back: see measure.
  return style.maxWidth - 1 - style.textX - style.padRight - (hasNote ? BADGES.note.room : 0)
}

function measure(idea: Idea, rank: Rank): IdeaBox {
  const style = BOX_STYLES[rank]
  const hasNote = idea.note.length > 0
  const text = wrapText(idea.title, style, roomIn(rank, hasNote))
  const around = style.textX + style.padRight + (hasNote ? BADGES.note.room : 0)
  // Whole pixels and one to spare: no renderer's rounding can touch the text.
  const width = Math.max(style.minWidth, Math.ceil(around + text.width) + 1)
  const height = Math.max(style.minHeight, text.height + 2 * style.padY)
  return { width, height, text, textX: style.textX, textY: (height - text.height) / 2 }
}
