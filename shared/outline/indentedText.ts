import { plainText } from '../document/richText.ts'
import type { OutlineItem } from '../domain/outline.ts'

/** One line an idea, one tab a level: what every editor and spreadsheet takes. Line breaks within a title become spaces. */
export function toIndentedText(items: readonly OutlineItem[]): string {
  const lines: string[] = []
  const stack = items.toReversed().map((item) => ({ item, depth: 0 }))
  for (let next = stack.pop(); next; next = stack.pop()) {
    lines.push(
      '\t'.repeat(next.depth) +
        plainText(next.item.title)
          .replace(/\s*\n\s*/g, ' ')
          .replaceAll('\t', ' '),
    )
    for (const item of next.item.children.toReversed()) stack.push({ item, depth: next.depth + 1 })
  }
  return lines.join('\n')
}
