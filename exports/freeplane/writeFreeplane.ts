import { plainText } from '../../shared/document/richText.ts'
import type { Kind, RichText, Run } from '../../shared/domain/idea.ts'
import { kindName, word } from '../../shared/language/words.ts'
import type { OutlineItem, OutlineLink } from '../../shared/domain/outline.ts'
import { LIGHT } from '../../shared/scene/theme.ts'
import { fieldsInWords, stampOf, type TextContent } from '../textContent.ts'
import { attributesOf, escapeXml } from '../xml/escapeXml.ts'
import { guarded, withBeginning } from './guard.ts'

/** Pictures that FreeMind and Freeplane bring along. The kind itself is said by an attribute. */
const ICONS: Readonly<Record<Kind, string>> = {
  topic: 'bookmark',
  challenge: 'messagebox_warning',
  goodPractice: 'button_ok',
  quickWin: 'launch',
  free: 'idea',
}

/**
 * For Freeplane and FreeMind. It calls itself 1.3.0: newer numbers make older programs warn. Kind, fields and votes are attributes, which
 * are hidden at first, since they would clutter every node.
 */
export function writeFreeplane(content: TextContent): string {
  const { outline, language } = content
  const linksFrom = new Map<string, OutlineLink[]>()
  for (const link of outline.links) linksFrom.set(link.from, [...(linksFrom.get(link.from) ?? []), link])
  const lines = [
    '<map version="freeplane 1.3.0">',
    `<!-- ${escapeXml(stampOf(content)).replaceAll('--', '- -')} -->`,
    '<attribute_registry SHOW_ATTRIBUTES="hide"/>',
  ]
  const write = (item: OutlineItem, position: 'left' | 'right' | undefined, level: number): void => {
    const { id = '', kind, fields, votes } = item
    const formatted = item.title.some((line) => line.some((run) => run.bold || run.italic || run.link !== undefined))
    lines.push(
      `<node${attributesOf({
        ID: nodeId(id),
        ...(formatted ? {} : { TEXT: guarded(plainText(item.title)) }),
        LINK: fields?.link,
        POSITION: position,
      })}>`,
    )
    if (level === 1) lines.push(STYLE)
    if (formatted) lines.push(`<richcontent TYPE="NODE">${html(item.title)}</richcontent>`)
    if (item.note) lines.push(`<richcontent TYPE="NOTE">${html(item.note)}</richcontent>`)
    if (kind) lines.push(`<edge COLOR="${LIGHT.kinds[kind].strong}"/>`, `<icon BUILTIN="${ICONS[kind]}"/>`)
    const attributes = [
      ...(kind ? [{ name: word('kind', language), value: kindName(kind, language) }] : []),
      ...fieldsInWords(item, language),
      ...(votes === undefined ? [] : [{ name: word('votes', language), value: String(votes) }]),
    ]
    for (const { name, value } of attributes)
      lines.push(`<attribute${attributesOf({ NAME: name, VALUE: guarded(value) })}/>`)
    for (const link of linksFrom.get(id) ?? []) lines.push(arrow(link))
    // The lost and found has no side of its own: it stands on the left.
    for (const child of item.children) write(child, level === 1 ? (child.side ?? 'left') : undefined, level + 1)
    lines.push('</node>')
  }
  for (const item of outline.items) write(item, undefined, 1)
  lines.push('</map>', '')
  return lines.join('\n')
}

/** Nearly every node has attributes: a sign for them on each would say nothing. */
const STYLE = '<hook NAME="MapStyle"><properties show_icon_for_attributes="false" show_note_icons="true"/></hook>'

const nodeId = (id: string): string => `ID_${id}`

const arrow = ({ to, label }: OutlineLink): string =>
  `<arrowlink${attributesOf({ DESTINATION: nodeId(to), MIDDLE_LABEL: label || undefined, COLOR: LIGHT.colours.muted, WIDTH: '1', STARTARROW: 'NONE', ENDARROW: 'DEFAULT' })}/>`

const html = (text: RichText): string =>
  `<html><head></head><body>${withBeginning(text, guarded)
    .map((line) => `<p>${line.map(runOf).join('')}</p>`)
    .join('')}</body></html>`

function runOf({ text, bold, italic, link }: Run): string {
  let run = escapeXml(text).replace(/ (?= )/g, '&#160;')
  if (italic) run = `<i>${run}</i>`
  if (bold) run = `<b>${run}</b>`
  return link === undefined ? run : `<a href="${escapeXml(link)}">${run}</a>`
}
