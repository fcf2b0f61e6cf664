import type { RichText } from '../../shared/domain/idea.ts'
import type { Outline, OutlineItem } from '../../shared/domain/outline.ts'
import { knownWord, Values, withoutSigns } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { trimLines } from '../import/lines.ts'
import { readInline, type InlineOptions } from './readInline.ts'

/** An item while its lines are still coming. */
interface Draft {
  /** Headings stand above all lists: their levels are below zero. */
  readonly level: number
  /** Where the text of a list's item begins: what hangs below is indented as far. */
  readonly content: number
  title: string
  readonly note: string[]
  readonly values: Values
  readonly children: Draft[]
}

const HEADING = -100
/** What stands before the first heading. */
const PREAMBLE = -1
const STAMP = /^_Kaffeetisch · (?:Stand|As of): .*_$/

/**
 * Markdown line by line, in linear time whatever it nests: headings and list items are ideas, paragraphs, quotations, tables and code
 * below them are their notes. What stands before the first of them is an idea of its own.
 */
export function readMarkdown(text: string, leftovers: Leftovers): Outline & { readonly title?: string } {
  const lines = text.split(/\r\n|\r|\n/)
  const { title, from } = frontMatter(lines)
  const options: InlineOptions = { leftovers, references: referencesIn(lines) }
  const tops: Draft[] = []
  const open: Draft[] = []
  let fence: string | undefined
  let comment = false
  /** Whether the line before belongs to a paragraph that this one may go on. */
  let flows: 'title' | 'note' | undefined

  const at = () => open.at(-1)
  const begin = (level: number, content: number, said: string): Draft => {
    while ((at()?.level ?? -Infinity) >= level) open.pop()
    const draft: Draft = { level, content, title: said, note: [], values: new Values(leftovers), children: [] }
    ;(at()?.children ?? tops).push(draft)
    open.push(draft)
    return draft
  }
  /** The item to which a line that is indented so far belongs. */
  const closeListsBeyond = (indent: number) => {
    for (let last = at(); last && last.level >= 0 && indent < last.content; last = at()) {
      if (indent > last.level) break
      open.pop()
    }
  }
  const addToNote = (line: string, indent: number) => {
    closeListsBeyond(indent)
    const target = at()
    // Lines of tags alone say nothing.
    if (/^<[^>]*>$/.test(line) && plain(line, options).trim() === '') return
    flows = target && target.title !== '' ? 'note' : 'title'
    if (!target) begin(PREAMBLE, 0, line)
    else if (target.title === '') target.title = line
    else target.note.push(line)
  }

  for (let n = from; n < lines.length; n++) {
    const raw = lines[n] ?? ''
    const line = trimBlanks(raw)
    const indent = columnsOf(raw)
    if (fence !== undefined) {
      if (line.startsWith(fence) && /^[`~]+$/.test(line)) fence = undefined
      else at()?.note.push(`${CODE}${raw}`)
      continue
    }
    if (comment) {
      if (line.includes('-->')) comment = false
      continue
    }
    if (line.length > LONGEST_LINE) {
      addToNote(line, indent)
      continue
    }
    if (line === '') {
      if (flows === 'note' && at()?.note.at(-1) !== '') at()?.note.push('')
      flows = undefined
      continue
    }
    const opening = /^(`{3,}|~{3,})[^`]*$/.exec(line)
    if (opening) {
      closeListsBeyond(indent)
      fence = opening[1]
      if (!at()) begin(PREAMBLE, 0, '')
      flows = undefined
      continue
    }
    if (line.startsWith('<!--')) {
      comment = !line.includes('-->')
      continue
    }
    if (STAMP.test(line) || /^\[[^\]]+\]:\s*\S+/.test(line)) continue
    const hashes = /^(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]
    if (hashes !== undefined && indent < 4) {
      begin(HEADING + hashes.length, 0, withoutClosing(trimBlanks(line.slice(hashes.length))))
      flows = undefined
      continue
    }
    const underline = /^(=+|-{2,})$/.exec(line)
    if (underline && flows && indent < 4) {
      const draft = at()
      const said = flows === 'note' ? draft?.note.pop() : draft?.level === PREAMBLE ? draft.title : undefined
      if (said !== undefined) {
        if (flows === 'title') removeLast(tops, open)
        begin(HEADING + (line.startsWith('=') ? 1 : 2), 0, said)
        flows = undefined
        continue
      }
    }
    if (/^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+)$/.test(line)) {
      flows = undefined
      continue
    }
    const item = /^([-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[([ xX])\][ \t]+)?(.*)$/.exec(line)
    const interrupts = flows === undefined || !/^\d/.test(line) || /^1[.)]/.test(line) || (at()?.level ?? -1) >= 0
    if (item && interrupts) {
      const [, marker = '', task, said = ''] = item
      if (task !== undefined) leftovers.add('tasks')
      // A step of one column is a hand that slipped, two are a level.
      while ((at()?.level ?? -1) >= 0 && indent < (at()?.level ?? 0) + 2) open.pop()
      const field = /^\*\*([^*]+):\*\* (.*)$/.exec(said)
      const name = field?.[1] === undefined ? undefined : knownWord(field[1])
      const parent = at()
      if (parent && field && name && parent.values.takeKnown(name, plain(field[2] ?? '', options))) continue
      begin(indent, indent + marker.length + 1, said)
      flows = 'title'
      continue
    }
    if (line.startsWith('>')) {
      const quoted = line.replace(/^(?:>\s?)+/, '')
      closeListsBeyond(indent)
      if (at()) at()?.note.push(`${QUOTED}${quoted}`)
      else begin(PREAMBLE, 0, quoted)
      flows = undefined
      continue
    }
    if (flows === 'title' && at()) {
      const draft = at()
      if (draft) draft.title = `${draft.title} ${line}`
    } else addToNote(line, flows === 'note' ? Infinity : indent)
  }
  return {
    items: tops.filter((draft) => !isEmpty(draft)).map((draft) => finish(draft, options)),
    links: [],
    ...(title && { title }),
  }
}

/** Signs in front of lines of a note that are no flowing text; control characters, which no file may hold. */
const CODE = '\u0001'
const QUOTED = '\u0002'

/** Longer lines were made by no hand: they are text. */
const LONGEST_LINE = 50_000

/** Without spaces and tabs at both ends; a no-break space is a sign of ours. */
function trimBlanks(line: string): string {
  let start = 0
  let end = line.length
  while (isBlank(line[start])) start++
  while (end > start && isBlank(line[end - 1])) end--
  return line.slice(start, end)
}

const isBlank = (sign: string | undefined) => sign === ' ' || sign === '\t'

/** A heading may end in hashes, too. */
function withoutClosing(heading: string): string {
  let end = heading.length
  while (heading[end - 1] === '#') end--
  return end === 0 || (end < heading.length && isBlank(heading[end - 1])) ? trimBlanks(heading.slice(0, end)) : heading
}

function removeLast(tops: Draft[], open: Draft[]): void {
  const draft = open.pop()
  const home = open.at(-1)?.children ?? tops
  if (home.at(-1) === draft) home.pop()
}

/** A bullet behind which nothing stands. */
const isEmpty = ({ title, note, children }: Draft) => title === '' && note.length === 0 && children.length === 0

function finish(top: Draft, options: InlineOptions): OutlineItem {
  type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }
  const make = ({ title, note, values }: Draft): Growing => {
    const said = withoutSigns(title)
    values.kind ??= said.kind
    values.votes ??= said.votes
    return {
      title: trimLines(readInline(said.text, options)).filter((line) => line.length > 0),
      ...values.with(noteOf(note, options)),
      children: [],
    }
  }
  const root = make(top)
  const stack = [{ draft: top, item: root }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const draft of next.draft.children) {
      if (isEmpty(draft)) continue
      const item = make(draft)
      next.item.children.push(item)
      stack.push({ draft, item })
    }
  }
  return root
}

/** Paragraphs flow, quotations and code keep their lines. */
function noteOf(lines: readonly string[], options: InlineOptions): RichText {
  return trimLines(
    lines.flatMap((line): RichText => {
      if (line.startsWith(CODE)) return [[{ text: line.slice(1) }]]
      return line === '' ? [[]] : readInline(line.startsWith(QUOTED) ? trimBlanks(line.slice(1)) : line, options)
    }),
  )
}

function plain(text: string, options: InlineOptions): string {
  return readInline(text, options)
    .map((line) => line.map((run) => run.text).join(''))
    .join('\n')
}

function frontMatter(lines: readonly string[]): { readonly title?: string; readonly from: number } {
  if (lines[0]?.trim() !== '---') return { from: 0 }
  const end = lines.slice(1, 200).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line))
  // Two rules with text between them are no title page.
  if (end < 0 || !lines.slice(1, end + 1).some((line) => /^[\w-]+:/.test(line))) return { from: 0 }
  const title = lines
    .slice(1, end + 1)
    .map((line) => /^title:\s*["']?(.*?)["']?\s*$/i.exec(line.slice(0, 500))?.[1])
    .find((found) => found !== undefined)
  return { from: end + 2, ...(title && { title }) }
}

function referencesIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const references = new Map<string, string>()
  for (const line of lines) {
    if (!line.includes(']:')) continue
    const [, name, address] = /^\s{0,3}\[([^\]]{1,200})\]:\s*<?([^\s<>]+)/.exec(line) ?? []
    if (name !== undefined && address !== undefined) references.set(name.toLowerCase(), address)
  }
  return references
}

/** A tab goes on to the next column that is divided by four. */
function columnsOf(line: string): number {
  let columns = 0
  for (const sign of line) {
    if (sign === '\t') columns += 4 - (columns % 4)
    else if (sign === ' ') columns++
    else break
  }
  return columns
}
