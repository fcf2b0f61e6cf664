import type { Idea, RichText } from '../domain/idea.ts'
import type { Picture } from '../domain/picture.ts'
import { factsLine, type FactsLine } from './factsLine.ts'
import { BADGES, BOX_STYLES, FACTS, PICTURE_PLACE, rankOf, type BoxStyle, type Rank } from './geometry.ts'
import { wrapText, type WrappedText } from './measureText.ts'
import { widthOf } from './textAdvance.ts'

export interface IdeaBox {
  readonly width: number
  readonly height: number
  readonly text: WrappedText
  /** How wide a line of the text could have become. */
  readonly room: number
  /** From the box's left edge to the text. */
  readonly textX: number
  readonly facts: FactsLine | undefined
  /** How much of the box's height below the text is the facts' and the picture's. */
  readonly below: number
  /** Of it, the picture's: at the lower edge. */
  readonly pictureRoom: number
  /** From the box's left edge to the picture, and how large it is shown. */
  readonly picture: { readonly x: number; readonly width: number; readonly height: number } | undefined
}

/** From the upper edge of a box, however high it is, to the first line: words stand in the middle of what the picture leaves. */
export const textTop = ({ text, below }: IdeaBox, height: number): number => (height - below - text.height) / 2

const known = new WeakMap<Idea, Partial<Record<Rank, IdeaBox>>>()

/** How large an idea is drawn. Nothing is kept of it: a large map has ten thousand, and few of them are ever in view. */
export const ideaSize = (idea: Idea, depth: number): Pick<IdeaBox, 'width' | 'height'> => measure(idea, rankOf(depth))

/** Likewise, and where its text stands. The same idea object is measured once. */
export function ideaBox(idea: Idea, depth: number): IdeaBox {
  const rank = rankOf(depth)
  let boxes = known.get(idea)
  if (!boxes) known.set(idea, (boxes = {}))
  return (boxes[rank] ??= measure(idea, rank))
}

function measure(idea: Idea, rank: Rank): IdeaBox {
  const style = BOX_STYLES[rank]
  const around = style.textX + style.padRight + (idea.note.length > 0 ? BADGES.note.room : 0)
  // Whole pixels and one to spare: no renderer's rounding can touch the text.
  const usual = wrapText(idea.title, style, style.maxWidth - 1 - around)
  const room = usual.wordBroken ? roomForWord(idea.title, style, around) : style.maxWidth - 1 - around
  const text = usual.wordBroken ? wrapText(idea.title, style, room) : usual
  const facts = factsLine(idea.fields, style.maxWidth - 1 - style.textX - style.padRight)
  const picture = pictureIn(idea.fields.picture, style)
  const factsRoom = facts ? FACTS.gap + FACTS.lineHeight : 0
  const pictureRoom = picture ? picture.height + PICTURE_PLACE.below : 0
  const width = Math.max(
    style.minWidth,
    Math.ceil(around + text.width) + 1,
    facts ? Math.ceil(style.textX + facts.width + style.padRight) + 1 : 0,
    picture ? picture.x + picture.width + style.padRight : 0,
  )
  const height = Math.max(style.minHeight, text.height + factsRoom + 2 * style.padY) + pictureRoom
  const below = factsRoom + pictureRoom
  return { width, height, text, room, textX: style.textX, facts, below, pictureRoom, picture }
}

/** In its own proportions and never larger than it is; a sliver is still something to point at. */
function pictureIn(picture: Picture | undefined, style: BoxStyle): IdeaBox['picture'] {
  if (!picture) return undefined
  const maxWidth = Math.min(PICTURE_PLACE.maxWidth, style.maxWidth - style.symbolX - style.padRight)
  const scale = Math.min(1, maxWidth / picture.width, PICTURE_PLACE.maxHeight / picture.height)
  const shown = (length: number) => Math.max(8, Math.round(length * scale))
  return { x: style.symbolX, width: shown(picture.width), height: shown(picture.height) }
}

/** As wide as the longest word asks for, within limits: German compounds are easier read in one piece. */
function roomForWord(title: RichText, style: BoxStyle, around: number): number {
  const words = title.flatMap((paragraph) =>
    paragraph
      .map((run) => run.text)
      .join('')
      .split(/(?<=[\s/-])/u),
  )
  const bold = style.bold || title.some((paragraph) => paragraph.some((run) => run.bold))
  const longest = words.reduce((widest, word) => Math.max(widest, widthOf(word.trimEnd(), style.size, bold)), 0)
  return Math.min(Math.max(longest, style.maxWidth - 1 - around), style.wordMaxWidth - 1 - around)
}
