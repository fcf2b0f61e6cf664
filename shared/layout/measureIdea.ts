import type { Idea, RichText } from '../domain/idea.ts'
import { factsLine, type FactsLine } from './factsLine.ts'
import { BADGES, BOX_STYLES, FACTS, rankOf, type BoxStyle, type Rank } from './geometry.ts'
import { wrapText, type WrappedText } from './measureText.ts'
import { widthOf } from './textAdvance.ts'

export interface IdeaBox {
  readonly width: number
  readonly height: number
  readonly text: WrappedText
  /** How wide a line of the text could have become. */
  readonly room: number
  /** From the box's corner to the corner of the text. */
  readonly textX: number
  readonly textY: number
  readonly facts: FactsLine | undefined
  /** How much of the box's height below the text is the facts'. */
  readonly below: number
}

const known = new WeakMap<Idea, Partial<Record<Rank, IdeaBox>>>()

/** How large an idea is drawn and where its text stands. The same idea object is measured once. */
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
  const below = facts ? FACTS.gap + FACTS.lineHeight : 0
  const width = Math.max(
    style.minWidth,
    Math.ceil(around + text.width) + 1,
    facts ? Math.ceil(style.textX + facts.width + style.padRight) + 1 : 0,
  )
  const height = Math.max(style.minHeight, text.height + below + 2 * style.padY)
  return { width, height, text, room, textX: style.textX, textY: (height - below - text.height) / 2, facts, below }
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
