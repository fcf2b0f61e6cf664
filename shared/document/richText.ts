import * as Y from 'yjs'
import type { RichText, Run } from '../domain/idea.ts'
import { sameMarks } from '../domain/sameText.ts'
import { safeLink } from './safeLink.ts'

/**
 * The text of a fragment as lines of runs. Answers for whatever it is given: paragraphs are lines, unknown elements are shown
 * by the text in them, each on a line of its own. Walks without recursion, so that no depth can break it.
 */
export function readRichText(source: unknown): RichText {
  if (typeof source === 'string')
    return source === '' ? [] : source.split('\n').map((line) => (line ? [{ text: line }] : []))
  if (!(source instanceof Y.AbstractType)) return []
  if (source instanceof Y.XmlFragment) {
    if (source.length === 0) return EMPTY
    const words = onlyWords(source)
    if (words !== undefined) return words === '' ? EMPTY : [[{ text: words }]]
  }
  const lines: Run[][] = []
  let line: Run[] | undefined
  const open = (): Run[] => (line = lines[lines.push([]) - 1] as Run[])
  const write = (run: Run) => {
    for (const [i, part] of run.text.split('\n').entries()) {
      const target = i > 0 || !line ? open() : line
      if (part) append(target, { ...run, text: part })
    }
  }

  const stack: { type: unknown; depth: number }[] = [{ type: source, depth: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { type, depth } = next
    if (type instanceof Y.Text) {
      if (depth <= 1) line = undefined
      const embedded: unknown[] = []
      for (const part of type.toDelta() as { insert: unknown; attributes?: unknown }[]) {
        if (typeof part.insert === 'string') write({ text: part.insert, ...readMarks(part.attributes) })
        else embedded.push(part.insert)
      }
      for (const inner of embedded.reverse()) stack.push({ type: inner, depth: depth + 1 })
      if (depth <= 1) line = undefined
    } else if (type instanceof Y.XmlFragment) {
      // An XmlElement is an XmlFragment, too.
      if (depth === 1 || (depth > 1 && (!line || line.length > 0))) open()
      const children = type.toArray()
      for (let i = children.length - 1; i >= 0; i--) stack.push({ type: children[i], depth: depth + 1 })
    }
  }
  return lines.length === 1 && lines[0]?.length === 0 ? [] : lines
}

/** The words of a text of one line without any formatting, as most titles are; undefined where it may be more than that. */
function onlyWords(fragment: Y.XmlFragment): string | undefined {
  const line = fragment.length === 1 ? fragment.firstChild : undefined
  const text = line instanceof Y.XmlElement && line.length === 1 ? line.firstChild : undefined
  if (!(text instanceof Y.XmlText)) return undefined
  let words = ''
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (!(item.content instanceof Y.ContentString)) return undefined
    words += item.content.str
  }
  return words.includes('\n') ? undefined : words
}

/** The text without formatting, lines joined by `\n`. */
export function plainText(text: RichText): string {
  if (text.length === 1 && text[0]?.length === 1) return text[0][0]?.text ?? ''
  return text.map((line) => line.map((run) => run.text).join('')).join('\n')
}

/** Before the character `offset` (in UTF-16 code units) of a line. */
export interface TextPlace {
  readonly line: number
  readonly offset: number
}

/** What stands before a place and what stands behind it, formatted as before; spaces at the cut go. */
export function cutText(text: RichText, { line, offset }: TextPlace): [before: RichText, after: RichText] {
  const whole = text[line] ?? []
  const before: Run[] = []
  const after: Run[] = []
  let at = 0
  for (const run of whole) {
    const split = Math.min(Math.max(offset - at, 0), run.text.length)
    if (split > 0) before.push({ ...run, text: run.text.slice(0, split) })
    if (split < run.text.length) after.push({ ...run, text: run.text.slice(split) })
    at += run.text.length
  }
  return [tidied([...text.slice(0, line), before]), tidied([after, ...text.slice(line + 1)])]
}

/** Without empty lines and spaces at both ends. */
function tidied(text: RichText): RichText {
  const lines = [...text]
  const isEmpty = (line: readonly Run[] | undefined) => line !== undefined && plainText([line]).trim() === ''
  while (isEmpty(lines[0])) lines.shift()
  while (isEmpty(lines.at(-1))) lines.pop()
  const trim = (at: number, how: (run: Run) => Run, place: number) => {
    const line = lines.at(at)
    const run = line?.at(place)
    if (line && run) lines.splice(at, 1, line.with(place, how(run)))
  }
  trim(0, (run) => ({ ...run, text: run.text.trimStart() }), 0)
  trim(-1, (run) => ({ ...run, text: run.text.trimEnd() }), -1)
  return lines.map((line) => line.filter((run) => run.text !== ''))
}

/** Lines of plain text. */
export function richText(text: string): RichText {
  return text === '' ? [] : text.split(/\r\n|\r|\n/).map((line) => (line === '' ? [] : [{ text: line }]))
}

/** Most notes. */
const EMPTY: RichText = []

function append(line: Run[], run: Run): void {
  const last = line.at(-1)
  if (last && sameMarks(last, run)) line[line.length - 1] = { ...last, text: last.text + run.text }
  else line.push(run)
}

function readMarks(attributes: unknown): Omit<Run, 'text'> {
  if (typeof attributes !== 'object' || attributes === null) return {}
  const marks: { bold?: true; italic?: true; link?: string } = {}
  for (const [name, value] of Object.entries(attributes) as [string, unknown][]) {
    if (value === null || value === false) continue
    // y-tiptap writes `mark--hash` where several marks of one name may overlap.
    const mark = name.split('--')[0]
    if (mark === 'bold') marks.bold = true
    else if (mark === 'italic') marks.italic = true
    else if (mark === 'link' && typeof value === 'object' && value !== null && 'href' in value) {
      const link = safeLink(value.href)
      if (link !== undefined) marks.link = link
    }
  }
  return marks
}
