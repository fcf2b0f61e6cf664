import * as Y from 'yjs'
import type { IdeaId, RichText, Run } from '../domain/idea.ts'
import { sameLine } from '../domain/sameText.ts'
import { plainText, readRichText } from './richText.ts'
import { openColumn } from './schema.ts'

/** A fragment for an idea that is just being made. An empty text has no paragraph: the editor makes the first one. */
export function newFragment(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  if (text.length > 0) fragment.insert(0, text.map(paragraph))
  return fragment
}

/**
 * Makes a fragment say what is wanted, touching as little as possible: lines that stay are left alone, and within a line only what differs
 * is replaced, so that what others type there at the same time stays.
 */
export function replaceText(fragment: Y.XmlFragment, wanted: RichText): void {
  const before = fragment.toArray()
  // The only line stays, emptied: somebody may be typing into it.
  const text = wanted.length === 0 && before.length > 0 ? [[]] : wanted
  const lines = before.map((line) => readRichText(line)[0] ?? [])
  let start = 0
  while (start < Math.min(before.length, text.length) && sameLine(lines[start] ?? [], text[start] ?? [])) start++
  let end = 0
  const shorter = Math.min(before.length, text.length) - start
  while (end < shorter && sameLine(lines.at(-1 - end) ?? [], text.at(-1 - end) ?? [])) end++

  const changed = Math.min(before.length, text.length) - start - end
  for (let i = start; i < start + changed; i++) replaceLine(fragment, i, text[i] ?? [])
  const surplus = before.length - text.length
  if (surplus > 0) fragment.delete(start + changed, surplus)
  else if (surplus < 0)
    fragment.insert(start + changed, text.slice(start + changed, start + changed - surplus).map(paragraph))
}

function replaceLine(fragment: Y.XmlFragment, index: number, line: readonly Run[]): void {
  const only = textOf(fragment.get(index))
  if (!only) {
    fragment.delete(index, 1)
    fragment.insert(index, [paragraph(line)])
    return
  }
  const before = plainText(readRichText(only))
  const after = plainText([line])
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++
  // An emoji is two code units: half of one is no text.
  if (isHalf(before, start) || isHalf(after, start)) start--
  if (isHalf(before, before.length - end) || isHalf(after, after.length - end)) end--
  if (before.length !== only.length) [start, end] = [0, 0]
  only.delete(start, only.length - start - end)
  only.insert(start, after.slice(start, after.length - end))
  let at = 0
  for (const run of line) {
    only.format(at, run.text.length, { bold: null, italic: null, link: null, ...marksOf(run) })
    at += run.text.length
  }
}

/** The text of a line as the editor writes it, made where the line is empty; undefined where the line is of another kind. */
function textOf(line: unknown): Y.XmlText | undefined {
  if (!(line instanceof Y.XmlElement) || line.nodeName !== 'paragraph' || line.length > 1) return undefined
  if (line.length === 0) line.insert(0, [new Y.XmlText()])
  const only = line.get(0)
  return only instanceof Y.XmlText ? only : undefined
}

const isHalf = (text: string, at: number) =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))

function paragraph(line: readonly Run[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  if (plainText([line]) === '') return element
  const text = new Y.XmlText()
  text.applyDelta(line.map((run) => ({ insert: run.text, attributes: marksOf(run) })))
  element.insert(0, [text])
  return element
}

const marksOf = (run: Run): Record<string, object> => ({
  ...(run.bold && { bold: {} }),
  ...(run.italic && { italic: {} }),
  ...(run.link !== undefined && { link: { href: run.link } }),
})

/** The fragment of an idea's title or note; made only where it is missing. */
export function openText(doc: Y.Doc, root: 'title' | 'note', id: IdeaId): Y.XmlFragment {
  const texts = openColumn(doc, root)
  const known = texts.get(id)
  if (known instanceof Y.XmlFragment) return known
  const fragment = newFragment(readRichText(known))
  texts.set(id, fragment)
  return fragment
}

export function writeText(doc: Y.Doc, root: 'title' | 'note', id: IdeaId, text: RichText): void {
  replaceText(openText(doc, root, id), text)
}
