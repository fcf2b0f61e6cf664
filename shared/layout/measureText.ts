import type { RichText, Run } from '../domain/idea.ts'
import { isSpace, mayBreakBetween } from './breakRules.ts'
import { ASCENT, DESCENT } from './fontMetrics.ts'
import { advanceOf, EMOJI_ADVANCE, faceOf, LATIN_END, latinAdvances } from './textAdvance.ts'

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

/**
 * Breaks text into lines no wider than `maxWidth`, the same on every machine. Whoever draws, draws these lines. How much room they take is
 * known at once; the lines themselves are laid out when they are first asked for, as most ideas of a large map are not in view.
 */
export function wrapText(text: RichText, style: TextStyle, maxWidth: number): WrappedText {
  return new Wrapped(text, style, maxWidth)
}

class Wrapped implements WrappedText {
  readonly width: number
  readonly height: number
  declare readonly wordBroken?: true
  readonly #text: RichText
  readonly #style: TextStyle
  readonly #maxWidth: number
  #lines: readonly TextLine[] | undefined

  constructor(text: RichText, style: TextStyle, maxWidth: number) {
    this.#text = text
    this.#style = style
    this.#maxWidth = maxWidth
    let count = 0
    let width = 0
    for (const paragraph of text) {
      const plain = measurePlain(paragraph, style, maxWidth)
      if (plain) {
        count += plain.count
        width = Math.max(width, plain.width)
        continue
      }
      const pieces = cut(paragraph, style)
      const broken = breakLines(pieces, style, maxWidth, (first, end) => {
        count++
        width = Math.max(width, widthOfLine(paragraph, pieces, style, first, end))
      })
      if (broken) this.wordBroken = true
    }
    this.width = width
    this.height = Math.max(count, 1) * style.lineHeight
  }

  get lines(): readonly TextLine[] {
    return (this.#lines ??= layLines(this.#text, this.#style, this.#maxWidth))
  }
}

const [TAB, SPACE, HYPHEN, SLASH] = [0x09, 0x20, 0x2d, 0x2f]

/**
 * What `breakLines` and `widthOfLine` say, to the last bit, without taking the paragraph into pieces: of a large map most is of this kind. Undefined
 * for all that is less simple: other scripts, several runs, soft hyphens, a word wider than the line.
 */
function measurePlain(
  paragraph: readonly Run[],
  style: TextStyle,
  maxWidth: number,
): { count: number; width: number } | undefined {
  const [run] = paragraph
  if (!run || paragraph.length > 1) return undefined
  const { text } = run
  const advances = latinAdvances(faceOf(style.bold || run.bold === true, run.italic === true))
  const limit = (maxWidth * 1000) / style.size
  const scale = style.size / 1000
  let count = 1
  let widest = 0
  // In thousandths, from the start of the line: all of it, without the spaces at its end, and both of them where it may be broken.
  let width = 0
  let inked = 0
  let widthAtBreak = 0
  let inkedAtBreak = 0
  let before = 0
  let first = 0
  let breakAt = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= LATIN_END || code === SOFT_HYPHEN) return undefined
    const advance = advances[code] ?? 0
    const isBlank = code === SPACE || code === TAB
    if (!isBlank) {
      if (i > first && width + advance > limit) {
        if (breakAt === first) return undefined
        count++
        widest = Math.max(widest, widthAtBreak * scale - (widthAtBreak - inkedAtBreak) * scale)
        width -= widthAtBreak
        first = breakAt
        // Still too wide: what is left is one word.
        if (i > first && width + advance > limit) return undefined
      }
      inked = width + advance
    }
    width += advance
    const next = text.charCodeAt(i + 1)
    const isOpen =
      isBlank || ((code === HYPHEN || code === SLASH) && next < LATIN_END && mayBreakBetween(before, code, next))
    if (isOpen && next !== SPACE && next !== TAB) {
      breakAt = i + 1
      widthAtBreak = width
      inkedAtBreak = inked
    }
    before = code
  }
  return { count, width: Math.max(widest, width * scale - (width - inked) * scale) }
}

function layLines(text: RichText, style: TextStyle, maxWidth: number): TextLine[] {
  const lines: TextLine[] = []
  for (const paragraph of text) {
    const pieces = cut(paragraph, style)
    breakLines(pieces, style, maxWidth, (first, end) => lines.push(lineOf(paragraph, pieces, style, first, end)))
    const last = lines.pop()
    if (last) lines.push({ ...last, ends: true })
  }
  return lines.length > 0 ? lines : [{ runs: [], width: 0, ends: true }]
}

/** The smallest stretches of a paragraph that stay together, side by side in arrays: a code point or an emoji each. */
interface Pieces {
  text: string
  count: number
  starts: Uint32Array
  advances: Uint16Array
  codes: Uint32Array
  /** Empty in most texts. */
  readonly emoji: Set<number>
  /** One run, no emoji, no soft hyphen: a line is as wide as its letters. */
  isPlain: boolean
}

const SOFT_HYPHEN = 0xad
const SOFT_HYPHEN_SIGN = '\u00ad'
const maybeEmoji = /[\u203c-\uffff]/
// The v flag by name: the compiler's target predates it, every browser we support has it.
const emojiPattern = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Tells each line's first piece and the one behind its last. Answers whether a word had to be broken. */
function breakLines(
  pieces: Pieces,
  style: TextStyle,
  maxWidth: number,
  onLine: (first: number, end: number) => void,
): boolean {
  const { text, starts, advances, codes, emoji, count } = pieces
  const limit = (maxWidth * 1000) / style.size
  const hyphen = hyphenAdvance(style)
  let wordBroken = false
  let first = 0
  let breakAt = 0
  let width = 0
  let widthAtBreak = 0
  for (let i = 0; i < count; i++) {
    const advance = advances[i] ?? 0
    const code = codes[i] ?? 0
    while (!isSpace(code) && i > first && width + advance > limit) {
      let end = breakAt
      if (end <= first) {
        end = i
        while (end > first + 1 && !startsGrapheme(text, starts[end] ?? 0)) end--
        // One grapheme wider than the line stays whole.
        if (end === first + 1 && !startsGrapheme(text, starts[end] ?? 0)) break
        widthAtBreak = sum(advances, first, end)
        wordBroken = true
      }
      onLine(first, end)
      width -= widthAtBreak
      first = breakAt = end
      widthAtBreak = 0
    }
    width += advance
    if (i + 1 === count) break
    const next = codes[i + 1] ?? 0
    if (isSpace(next)) continue
    const open = isSpace(code) || emoji.has(i) || emoji.has(i + 1) || mayBreakBetween(codes[i - 1] ?? 0, code, next)
    // Broken at a soft hyphen, the line must hold the hyphen as well.
    if (open && (code !== SOFT_HYPHEN || width + hyphen <= limit)) {
      breakAt = i + 1
      widthAtBreak = width
    }
  }
  onLine(first, count)
  return wordBroken
}

/** Used for one paragraph after the other: a map has thousands, and nothing of one is needed for the next. */
const scratch: Pieces = {
  text: '',
  count: 0,
  starts: new Uint32Array(256),
  advances: new Uint16Array(256),
  codes: new Uint32Array(256),
  emoji: new Set(),
  isPlain: true,
}

/** Holds until it is called again. */
function cut(paragraph: readonly Run[], style: TextStyle): Pieces {
  const pieces = scratch
  const text = paragraph.length === 1 ? (paragraph[0]?.text ?? '') : paragraph.map((run) => run.text).join('')
  if (text.length > pieces.codes.length) {
    const room = 2 * text.length
    pieces.starts = new Uint32Array(room)
    pieces.advances = new Uint16Array(room)
    pieces.codes = new Uint32Array(room)
  }
  const { starts, advances, codes, emoji } = pieces
  emoji.clear()
  let emojiEnds: Map<number, number> | undefined
  if (maybeEmoji.test(text))
    emojiEnds = new Map([...text.matchAll(emojiPattern)].map((match) => [match.index, match.index + match[0].length]))
  let run = 0
  let runEnd = paragraph[0]?.text.length ?? 0
  let face = faceOf(style.bold || paragraph[0]?.bold === true, paragraph[0]?.italic === true)
  let count = 0
  let isPlain = paragraph.length <= 1
  for (let at = 0; at < text.length; count++) {
    while (at >= runEnd && run < paragraph.length - 1) {
      const next = paragraph[++run]
      runEnd += next?.text.length ?? 0
      face = faceOf(style.bold || next?.bold === true, next?.italic === true)
    }
    const code = text.codePointAt(at) ?? 0
    const emojiEnd = emojiEnds?.get(at)
    if (emojiEnd !== undefined) emoji.add(count)
    if (emojiEnd !== undefined || code === SOFT_HYPHEN) isPlain = false
    starts[count] = at
    codes[count] = code
    advances[count] = emojiEnd !== undefined ? EMOJI_ADVANCE : advanceOf(code, face)
    at = emojiEnd ?? at + (code > 0xffff ? 2 : 1)
  }
  pieces.text = text
  pieces.count = count
  pieces.isPlain = isPlain
  return pieces
}

/** As `lineOf` says it, to the last bit. */
function widthOfLine(paragraph: readonly Run[], pieces: Pieces, style: TextStyle, first: number, end: number): number {
  if (!pieces.isPlain) return lineOf(paragraph, pieces, style, first, end).width
  const scale = style.size / 1000
  return sum(pieces.advances, first, end) * scale - trailing(pieces, first, end) * scale
}

/** The spaces at the end of a line, in thousandths. */
function trailing({ codes, advances }: Pieces, first: number, end: number): number {
  let inked = end
  while (inked > first && isSpace(codes[inked - 1] ?? 0)) inked--
  return sum(advances, inked, end)
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

function sum(numbers: Uint16Array, from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += numbers[i] ?? 0
  return total
}

function lineOf(paragraph: readonly Run[], pieces: Pieces, style: TextStyle, first: number, end: number): TextLine {
  const { text, count } = pieces
  const startOf = (piece: number): number => (piece < count ? (pieces.starts[piece] ?? 0) : text.length)
  const scale = style.size / 1000
  const runs: TextRun[] = []
  let x = 0
  let at = first
  let run = 0
  let runStart = 0
  while (at < end) {
    const start = startOf(at)
    let source = paragraph[run]
    while (source && start >= runStart + source.text.length && run < paragraph.length - 1) {
      runStart += source.text.length
      source = paragraph[++run]
    }
    const runEnd = run === paragraph.length - 1 ? text.length : runStart + (source?.text.length ?? 0)
    const emoji = pieces.emoji.has(at)
    let to = at + 1
    if (!emoji) while (to < end && startOf(to) < runEnd && !pieces.emoji.has(to)) to++
    const stretch = text.slice(start, startOf(to))
    // A soft hyphen shows only where the line was broken at it.
    const hyphenated = to === end && end < count && stretch.endsWith(SOFT_HYPHEN_SIGN)
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
  return { runs, width: x - trailing(pieces, first, end) * scale }
}

function hyphenAdvance(style: TextStyle): number {
  return advanceOf(0x2d, faceOf(style.bold, false))
}
