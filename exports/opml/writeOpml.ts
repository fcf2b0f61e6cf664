import { plainText } from '../../shared/document/richText.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { MAKER, type TextContent } from '../textContent.ts'
import { attributesOf, escapeXml } from '../xml/escapeXml.ts'

/** OPML 2.0. The note is where most outliners look for it; our own values bear an underscore, as the note does. */
export function writeOpml({ outline, title, language, now }: TextContent): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0">`,
    '<head>',
    `<title>${escapeXml(title)}</title>`,
    `<dateModified>${new Date(now).toUTCString()}</dateModified>`,
    `<generator>${MAKER}</generator>`,
    '</head>',
    `<body xml:lang="${language}">`,
  ]
  const write = (item: OutlineItem, level: number): void => {
    const { who, nextStep, until, sdg, link } = item.fields ?? {}
    const attributes = attributesOf({
      text: plainText(item.title),
      _note: item.note && plainText(item.note),
      _kind: item.kind,
      _who: who,
      _nextStep: nextStep,
      _until: until,
      _sdg: sdg?.join(', '),
      _votes: item.votes === undefined ? undefined : String(item.votes),
      _by: item.by,
      ...(link !== undefined && { type: 'link', url: link }),
    })
    const indent = '  '.repeat(level)
    lines.push(`${indent}<outline${attributes}${item.children.length > 0 ? '>' : '/>'}`)
    for (const child of item.children) write(child, level + 1)
    if (item.children.length > 0) lines.push(`${indent}</outline>`)
  }
  for (const item of outline.items) write(item, 1)
  lines.push('</body>', '</opml>', '')
  return lines.join('\n')
}
