import { safeLink } from '../../shared/document/safeLink.ts'
import type { RichText, Run } from '../../shared/domain/idea.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { addRun } from '../import/lines.ts'
import { resolveReferences } from '../xml/characterReferences.ts'

/** Longer paragraphs are taken as they are: marks are looked for within a line of people, not within a book. */
const LONGEST = 50_000
/** Marks within marks: more are signs, so that the time stays in proportion to the length. */
const MOST_OPEN = 50

/** `inLink`: within a link there is none. */
type Marks = Omit<Run, 'text'> & { readonly inLink?: true }
/** A stretch of text; `opens` while it is a sign whose other half has not come. */
interface Piece {
  text: string
  bold?: true
  italic?: true
  link?: string
  opens?: string
}

export interface InlineOptions {
  readonly leftovers: Leftovers
  /** Addresses by the names under which a document defines them. */
  readonly references?: ReadonlyMap<string, string>
}

/** One paragraph of Markdown as lines of runs: bold, italic, links, code, escapes and the few HTML tags that say the same. */
export function readInline(
  source: string,
  { leftovers, references }: InlineOptions,
  { inLink, ...within }: Marks = {},
): RichText {
  if (source.length > LONGEST) return [[{ ...within, text: source }]]
  const pieces: Piece[] = []
  const open: { sign: string; at: number }[] = []
  let literal = ''
  let uncommented = false
  const ends = source.includes('[') ? bracketsIn(source) : undefined
  const flush = () => {
    if (literal !== '') pieces.push({ text: literal, ...within })
    literal = ''
  }
  /** Gives a mark to everything since its sign, which vanishes. */
  const close = (place: number, mark: 'bold' | 'italic') => {
    flush()
    const { at } = open[place] ?? { at: pieces.length }
    open.length = place
    const sign = pieces[at]
    if (sign) sign.text = ''
    for (const piece of pieces.slice(at)) piece[mark] = true
  }
  const opens = (sign: string) => {
    flush()
    open.push({ sign, at: pieces.length })
    pieces.push({ text: sign, ...within, opens: sign })
  }

  for (let i = 0; i < source.length;) {
    const sign = source[i] ?? ''
    if (sign === '\\') {
      const next = source[i + 1] ?? ''
      literal += /[!-/:-@[-`{-~]/.test(next) ? next : sign + next
      i += 2
    } else if (sign === '`') {
      const [ticks = ''] = /^`+/.exec(source.slice(i, i + 100)) ?? []
      const end = source.indexOf(ticks, i + ticks.length)
      literal += end < 0 ? ticks : source.slice(i + ticks.length, end)
      i = end < 0 ? i + ticks.length : end + ticks.length
    } else if (sign === '*' || sign === '_') {
      const [run = ''] = (sign === '*' ? /^\*+/ : /^_+/).exec(source.slice(i)) ?? []
      const before = source[i - 1] ?? ' '
      const after = source[i + run.length] ?? ' '
      const inWord = sign === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
      let left = inWord ? 0 : run.length
      literal += inWord ? run : ''
      while (left > 0) {
        const top = open.findLastIndex((each) => each.sign[0] === sign && each.sign.length <= left)
        const size = left >= 2 ? 2 : 1
        if (top >= 0 && !/\s/.test(before)) {
          const closed = open[top]?.sign.length ?? 1
          close(top, closed === 2 ? 'bold' : 'italic')
          left -= closed
        } else if (!/\s/.test(after) && open.length < MOST_OPEN) {
          opens(sign.repeat(size))
          left -= size
        } else {
          literal += sign.repeat(left)
          left = 0
        }
      }
      i += run.length
    } else if (sign === '<') {
      const rest = source.slice(i, i + 2_100)
      const address = /^<((?:https?:\/\/|mailto:)[^\s<>]*)>/i.exec(rest)
      const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/i.exec(rest)
      const comment: number = rest.startsWith('<!--') && !uncommented ? source.indexOf('-->', i) : -1
      uncommented ||= comment < 0 && rest.startsWith('<!--')
      if (address?.[1] !== undefined) {
        flush()
        const link = safeLink(address[1])
        pieces.push({ text: address[1], ...within, ...(link !== undefined && { link }) })
        i += address[0].length
      } else if (comment >= 0) i = comment + 3
      else if (tag) {
        const [whole, ends, name = '', attributes = ''] = tag
        const mark = TAGS.get(name.toLowerCase())
        if (mark === 'br') literal += '\n'
        else if (mark && ends) {
          const top = open.findLastIndex((each) => each.sign === mark)
          if (top >= 0) close(top, mark)
        } else if (mark && open.length < MOST_OPEN) {
          opens(mark)
          const piece = pieces.at(-1)
          if (piece) piece.text = ''
        } else if (name.toLowerCase() === 'img') {
          leftovers.add('pictures')
          literal += resolveReferences(/\salt="([^"]*)"/.exec(attributes)?.[1] ?? '')
        }
        i += whole.length
      } else {
        literal += sign
        i++
      }
    } else if (sign === '[' || (sign === '!' && source[i + 1] === '[')) {
      const picture = sign === '!'
      const start = picture ? i + 1 : i
      const found = inLink && !picture ? undefined : readLink(source, start, ends?.get(start), references)
      if (!found) {
        literal += sign
        i++
        continue
      }
      flush()
      if (picture) {
        leftovers.add('pictures')
        literal += found.text
      } else {
        const link = safeLink(found.address)
        if (link === undefined) leftovers.add('addresses')
        const inner = readInline(
          found.text,
          { leftovers, ...(references && { references }) },
          {
            ...within,
            ...(link !== undefined && { link }),
          },
        )
        pieces.push(...inner.flatMap((line, n) => (n > 0 ? [{ text: '\n', ...within }, ...line] : line)))
      }
      i = found.end
    } else if (sign === '&') {
      const [reference = sign] = /^&[#\w]{1,12};/.exec(source.slice(i, i + 14)) ?? []
      literal += resolveReferences(reference)
      i += reference.length
    } else {
      literal += sign
      i++
    }
  }
  flush()
  return linesOf(pieces)
}

const TAGS: ReadonlyMap<string, 'bold' | 'italic' | 'br'> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['br', 'br'],
])

/** Where each bracket is closed. */
function bracketsIn(source: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '[') open.push(i)
    else if (source[i] === ']') {
      const start = open.pop()
      if (start !== undefined) ends.set(start, i)
    }
  }
  return ends
}

/** `[text](address "title")`, `[text][name]` or `[name]`; undefined when it is none of them. */
function readLink(source: string, start: number, end: number | undefined, references?: ReadonlyMap<string, string>) {
  if (end === undefined) return undefined
  const text = source.slice(start + 1, end)
  const rest = source.slice(end + 1, end + 2_100)
  const direct = /^\(\s{0,9}(?:<([^<>]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s{1,9}(?:"[^"]*"|'[^']*'))?\s{0,9}\)/.exec(
    rest,
  )
  if (direct) return { text, address: direct[1] ?? direct[2] ?? '', end: end + 1 + direct[0].length }
  const named = /^\[([^\]]*)\]/.exec(rest)
  const address = references?.get((named?.[1] || text).toLowerCase())
  return address === undefined ? undefined : { text, address, end: end + 1 + (named?.[0].length ?? 0) }
}

function linesOf(pieces: readonly Piece[]): RichText {
  const lines: Run[][] = [[]]
  for (const { text, bold, italic, link } of pieces) {
    for (const [n, part] of text.split('\n').entries()) {
      if (n > 0) lines.push([])
      if (part === '') continue
      addRun(lines.at(-1) ?? [], {
        text: part,
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(link !== undefined && { link }),
      })
    }
  }
  return lines
}

/** A text of several lines that is Markdown within. */
export function readMarkdownText(text: string, leftovers: Leftovers): RichText {
  return text.split(/\r\n|\r|\n/).flatMap((line) => readInline(line.trim(), { leftovers }))
}
