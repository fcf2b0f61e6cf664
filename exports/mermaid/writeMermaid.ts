import { plainText } from '../../shared/document/richText.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { signOf, stampOf, TIE, type TextContent } from '../textContent.ts'

/** A Mermaid mindmap: titles, nesting, and a sign for the kind. */
export function writeMermaid(content: TextContent): string {
  const lines = [`%% ${oneLine(content.title)}`, `%% ${stampOf(content)}`, 'mindmap']
  let count = 0
  const write = (item: OutlineItem, level: number): void => {
    // Mermaid reads no empty text.
    const text = `"${signOf(item)}${escape(plainText(item.title)) || TIE}"`
    lines.push(`${'  '.repeat(level)}i${count++}${level === 1 ? `((${text}))` : `[${text}]`}`)
    for (const child of item.children) write(child, level + 1)
  }
  for (const item of content.outline.items) write(item, 1)
  return `${lines.join('\n')}\n`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

/** Mermaid writes entities with a hash instead of an ampersand; `br` is the one tag that we mean. */
const escape = (text: string): string =>
  text
    .replace(/[#"`<>&%]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
    .replaceAll('\n', '<br/>')
    .toWellFormed()
