import { richText } from '../document/richText.ts'
import { LIMITS } from '../domain/limits.ts'
import type { OutlineItem } from '../domain/outline.ts'

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** A tab counts as this many columns when lines are compared. */
const TAB = 4

/**
 * Reads pasted text as nested items: text indented by tabs or spaces, Markdown lists and headings, a spreadsheet's column.
 * Every line that holds something becomes an item, in order; deeper than a map can hold, lines become siblings.
 */
export function parseOutline(text: string): OutlineItem[] {
  const outline: Growing[] = []
  const open: { level: number; item: Growing }[] = []
  let fenced = false
  // "17. November" is a date, unless the text counts from one.
  const counts = /^[ \t]*\(?1[.)]\s/m.test(text)
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = readLine(raw, fenced, counts)
    if (line === 'fence') fenced = !fenced
    if (typeof line !== 'object') continue
    while ((open.at(-1)?.level ?? -Infinity) >= line.level) open.pop()
    const item: Growing = { title: richText(line.title), children: [] }
    const parent = open.at(-1)
    if (parent) parent.item.children.push(item)
    else outline.push(item)
    // Below the deepest level there is no parent to be: what is deeper still joins its siblings.
    if (open.length < LIMITS.depth - 1) open.push({ level: line.level, item })
  }
  return outline
}

/** Longer lines were made by no hand: no sign is looked for in them. */
const LONGEST_LINE = 5_000

/** Headings stand above all else: their levels are below zero. */
const HEADING = -1_000

function readLine(
  raw: string,
  fenced: boolean,
  counts: boolean,
): { level: number; title: string } | 'fence' | undefined {
  const content = raw.trim()
  if (/^(?:```|~~~)/.test(content)) return 'fence'
  const level = columnsOf(raw)
  if (content.length > LONGEST_LINE) return { level, title: content }
  if (fenced) return content === '' ? undefined : { level, title: content }
  const [, hashes, heading] = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(content) ?? []
  if (hashes !== undefined && heading) return { level: HEADING + hashes.length, title: heading }
  // Rules, empty bullets and the line under a heading say nothing.
  if (/^(?:[-*+_=]\s*)*$/.test(content)) return undefined
  const title = content
    .replace(counts ? /^(?:[-*+•–]|\(?\d{1,9}[.)])\s+/ : /^[-*+•–]\s+/, '')
    .replace(/^\[[ xX]\]\s+/, '')
  return { level, title: cells(title) }
}

/** A spreadsheet's row: its filled cells in one line. */
const cells = (title: string) =>
  title.includes('\t') ? title.split(/\t+/).join(' · ').replaceAll(/\s+·/g, ' ·') : title

function columnsOf(line: string): number {
  let columns = 0
  for (const character of line) {
    if (character === '\t') columns += TAB - (columns % TAB)
    else if (/\s/.test(character)) columns++
    else break
  }
  return columns
}
