import type { RichText, Run } from '../domain/idea.ts'
import { isSpace, mayBreakBetween } from './breakRules.ts'
import { ASCENT, DESCENT } from './fontMetrics.ts'
import { advanceOf, EMOJI_ADVANCE, faceOf } from './textAdvance.ts'

export interface TextStyle {
  readonly size: number
  readonly bold: boolean
  readonly lineHeight: number
}
export interface TextRun {
  readonly text: string
  /** From the left edge of the text, with every run in writing order from left to right. */
  readonly x: number
  readonly width: number
  readonly bold: boolean
  readonly italic: boolean
  readonly link?: string
  /** The run is exactly one emoji. */
  readonly emoji?: true
}
export interface TextLine {
  readonly runs: readonly TextRun[]
  /** Without the spaces at its end. */
  readonly width: number
  /** The last line of a paragraph: what follows was separate from the start. */
  readonly ends?: true
}
export interface WrappedText {
  /** At least one. Joined, they are the text again: each but the last of a paragraph keeps the space at which it was broken. */
  readonly lines: readonly TextLine[]
  readonly width: number
  readonly height: number
  /** A word was wider than the line and had to be broken between letters. */
  readonly wordBroken?: true
}

/** From the top of a line to its baseline. */
export function baselineOf(style: TextStyle): number {
  return (style.lineHeight - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
}

/** Breaks text into lines no wider than `maxWidth`, the same on every machine. Whoever draws, draws these lines. */
export function wrapText(text: RichText, style: TextStyle, maxWidth: number): WrappedText {
  const broken = { word: false }
  const lines = text.flatMap((paragraph) => wrapParagraph(paragraph, style, maxWidth, broken))
  if (lines.length === 0) lines.push({ runs: [], width: 0, ends: true })
  const width = lines.reduce((widest, line) => Math.max(widest, line.width), 0)
  return { lines, width, height: lines.length * style.lineHeight, ...(broken.word && { wordBroken: true as const }) }
}

/** The smallest stretches that stay together, side by side in arrays: a code point or an emoji each. */
interface Pieces {
  readonly starts: number[]
  readonly advances: number[]
  readonly codes: number[]
  readonly emoji: Set<number>
}

const SOFT_HYPHEN = 0xad
const SOFT_HYPHEN_SIGN = '\u00ad'
const maybeEmoji = /[\u203c-\uffff]/
// The v flag by name: the compiler's target predates it, every browser we support has it.
const emojiPattern = new RegExp('\\p{RGI_Emoji}', 'gv')

function wrapParagraph(
  paragraph: readonly Run[],
  style: TextStyle,
  maxWidth: number,
  broken: { word: boolean },
): TextLine[] {
  const text = paragraph.map((run) => run.text).join('')
  const pieces = cut(text, paragraph, style)
  const limit = (maxWidth * 1000) / style.size
  const hyphen = hyphenAdvance(style)
  const lines: TextLine[] = []
  let first = 0
  let breakAt = 0
  let width = 0
  let widthAtBreak = 0
  for (let i = 0; i < pieces.codes.length; i++) {
    const advance = pieces.advances[i] ?? 0
    const code = pieces.codes[i] ?? 0
    while (!isSpace(code) && i > first && width + advance > limit) {
      let end = breakAt
      if (end <= first) {
        end = i
        while (end > first + 1 && !startsGrapheme(text, pieces.starts[end] ?? 0)) end--
        // One grapheme wider than the line stays whole.
        if (end === first + 1 && !startsGrapheme(text, pieces.starts[end] ?? 0)) break
        widthAtBreak = sum(pieces.advances, first, end)
        broken.word = true
      }
      lines.push(lineOf(text, paragraph, pieces, style, first, end))
      width -= widthAtBreak
      first = breakAt = end
      widthAtBreak = 0
    }
    width += advance
    const next = pieces.codes[i + 1]
    if (next === undefined || isSpace(next)) continue
    const open =
      isSpace(code) ||
      pieces.emoji.has(i) ||
      (pieces.emoji.has(i + 1) && !isSpace(code)) ||
      mayBreakBetween(pieces.codes[i - 1] ?? 0, code, next)
    // Broken at a soft hyphen, the line must hold the hyphen as well.
    if (open && (code !== SOFT_HYPHEN || width + hyphen <= limit)) {
      breakAt = i + 1
      widthAtBreak = width
    }
  }
  lines.push({ ...lineOf(text, paragraph, pieces, style, first, pieces.codes.length), ends: true })
  return lines
}

function cut(text: string, paragraph: readonly Run[], style: TextStyle): Pieces {
  const pieces: Pieces = { starts: [], advances: [], codes: [], emoji: new Set() }
  const emojiEnds = new Map<number, number>()
  if (maybeEmoji.test(text))
    for (const match of text.matchAll(emojiPattern)) emojiEnds.set(match.index, match.index + match[0].length)
  let run = 0
  let runEnd = paragraph[0]?.text.length ?? 0
  let face = faceOf(style.bold || paragraph[0]?.bold === true, paragraph[0]?.italic === true)
  for (let at = 0; at < text.length;) {
    while (at >= runEnd && run < paragraph.length - 1) {
      const next = paragraph[++run]
      runEnd += next?.text.length ?? 0
      face = faceOf(style.bold || next?.bold === true, next?.italic === true)
    }
    const code = text.codePointAt(at) ?? 0
    const emojiEnd = emojiEnds.get(at)
    if (emojiEnd !== undefined) pieces.emoji.add(pieces.codes.length)
    pieces.starts.push(at)
    pieces.codes.push(code)
    pieces.advances.push(emojiEnd !== undefined ? EMOJI_ADVANCE : advanceOf(code, face))
    at = emojiEnd ?? at + (code > 0xffff ? 2 : 1)
  }
  return pieces
}

let segmenter: Intl.Segmenter | undefined
const WINDOW = 32

/** Looks at the neighbourhood only: over a whole text the segmenter takes time by the square of its length. */
function startsGrapheme(text: string, at: number): boolean {
  if (text.charCodeAt(at) < 0x300 && text.charCodeAt(at - 1) < 0x300) return true
  const from = Math.max(0, at - WINDOW)
  segmenter ??= new Intl.Segmenter()
  return segmenter.segment(text.slice(from, at + WINDOW)).containing(at - from)?.index === at - from
}

function sum(numbers: readonly number[], from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += numbers[i] ?? 0
  return total
}

function lineOf(
  text: string,
  paragraph: readonly Run[],
  pieces: Pieces,
  style: TextStyle,
  first: number,
  end: number,
): TextLine {
  const scale = style.size / 1000
  const runs: TextRun[] = []
  let inked = end
  while (inked > first && isSpace(pieces.codes[inked - 1] ?? 0)) inked--
  let x = 0
  let at = first
  let run = 0
  let runStart = 0
  while (at < end) {
    const start = pieces.starts[at] ?? text.length
    let source = paragraph[run]
    while (source && start >= runStart + source.text.length && run < paragraph.length - 1) {
      runStart += source.text.length
      source = paragraph[++run]
    }
    const runEnd = run === paragraph.length - 1 ? text.length : runStart + (source?.text.length ?? 0)
    const emoji = pieces.emoji.has(at)
    let to = at + 1
    if (!emoji) while (to < end && (pieces.starts[to] ?? 0) < runEnd && !pieces.emoji.has(to)) to++
    const stretch = text.slice(start, pieces.starts[to] ?? text.length)
    // A soft hyphen shows only where the line was broken at it.
    const hyphenated = to === end && end < pieces.codes.length && stretch.endsWith(SOFT_HYPHEN_SIGN)
    const drawn = emoji ? stretch : stretch.replaceAll(SOFT_HYPHEN_SIGN, '') + (hyphenated ? '-' : '')
    const width = (sum(pieces.advances, at, to) + (hyphenated ? hyphenAdvance(style) : 0)) * scale
    runs.push({
      text: drawn,
      x,
      width,
      bold: style.bold || source?.bold === true,
      italic: source?.italic === true,
      ...(source?.link !== undefined && { link: source.link }),
      ...(emoji && { emoji: true as const }),
    })
    x += width
    at = to
  }
  const trailing = sum(pieces.advances, inked, end) * scale
  return { runs, width: x - trailing }
}

function hyphenAdvance(style: TextStyle): number {
  return advanceOf(0x2d, faceOf(style.bold, false))
}
