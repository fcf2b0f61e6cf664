import * as Y from 'yjs'

/** The lines of a title or note, as the editor makes them: a paragraph element with one text each. */
function lines(fragment: Y.XmlFragment): Y.XmlText[] {
  if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')])
  return fragment.toArray().map((paragraph) => {
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('not a paragraph')
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const text = paragraph.get(0)
    if (!(text instanceof Y.XmlText)) throw new Error('not a text')
    return text
  })
}

function place(fragment: Y.XmlFragment, at: number): { line: number; text: Y.XmlText; offset: number } {
  let offset = at
  for (const [line, text] of lines(fragment).entries()) {
    if (offset <= text.length) return { line, text, offset }
    offset -= text.length + 1
  }
  throw new Error(`there is no position ${at}`)
}

/** Line breaks count as one. */
export const lengthOf = (fragment: Y.XmlFragment): number =>
  lines(fragment).reduce((sum, text) => sum + text.length + 1, -1)

/** Types at a position, Shift+Enter for each line break. */
export function insertText(fragment: Y.XmlFragment, at: number, typed: string): void {
  const [first = '', ...more] = typed.split('\n')
  const { line, text, offset } = place(fragment, at)
  const rest = text.toString().slice(offset)
  if (more.length > 0) text.delete(offset, rest.length)
  text.insert(offset, first)
  for (const [i, words] of more.entries()) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(i === more.length - 1 ? words + rest : words)])
    fragment.insert(line + 1 + i, [paragraph])
  }
}

/** Deletes characters within a line. */
export function deleteText(fragment: Y.XmlFragment, at: number, length: number): void {
  const { text, offset } = place(fragment, at)
  text.delete(offset, length)
}
