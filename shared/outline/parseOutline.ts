import { richText } from '../document/richText.ts'
import type { OutlineItem } from './outlineItem.ts'

/** Reads pasted text as nested items: indented text, Markdown lists and headings, a spreadsheet's column. */
export function parseOutline(text: string): OutlineItem[] {
  const outline: Growing[] = []
  const open: { level: number; item: Growing }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const title = line.trim().replace(/^(?:[-*+]|\d+[.)]) +/, '')
    if (title === '') continue
    const level = line.length - line.trimStart().length
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const item: Growing = { title: richText(title), children: [] }
    ;(open.at(-1)?.item.children ?? outline).push(item)
    open.push({ level, item })
  }
  return outline
}

type Growing = OutlineItem & { readonly children: Growing[] }
