import * as Y from 'yjs'
import type { IdeaId, RichText, Run } from '../domain/idea.ts'
import { plainText, readRichText } from './richText.ts'
import { openColumn } from './schema.ts'

/** A fragment for an idea that is just being made. An empty text has no paragraph: the editor makes the first one. */
export function newFragment(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  if (text.length > 0) fragment.insert(0, text.map(paragraph))
  return fragment
}

/** Makes a fragment say `text`, touching as little as possible, so that what others type there at the same time stays. */
export function replaceText(fragment: Y.XmlFragment, text: RichText): void {
  fragment.delete(0, fragment.length)
  fragment.insert(0, text.map(paragraph))
}

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
