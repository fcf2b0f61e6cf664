import type { RichText } from '../../shared/domain/idea.ts'

/**
 * Freeplane runs a text that begins with `=` as a formula, and draws one that begins with `<html` with the pictures that it names, wherever
 * they are. A sign that nobody sees before it makes it a text again; readers of ours take it away.
 */
const GUARD = '\u200b'

export const guarded = (text: string): string => (/^\s*(?:=|<html)/i.test(text) ? GUARD + text : text)
export const unguarded = (text: string): string => text.replace(/^\u200b(?=\s*(?:=|<html))/i, '')

/** Its first letters changed by `change`. */
export function withBeginning(text: RichText, change: (text: string) => string): RichText {
  const at = text.findIndex((line) => line.length > 0)
  return text.map((line, i) => {
    const [first, ...rest] = line
    return i === at && first ? [{ ...first, text: change(first.text) }, ...rest] : line
  })
}
