import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { mustBeField } from '../../shared/commands/setField.ts'
import { KINDS, type IdeaFields, type IdeaId, type RichText } from '../../shared/domain/idea.ts'
import { toIndentedText } from '../../shared/outline/indentedText.ts'
import { countItems, type OutlineItem } from '../../shared/outline/outlineItem.ts'
import { outlineOf } from '../../shared/outline/outlineOf.ts'
import { parseOutline } from '../../shared/outline/parseOutline.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import type { BoardSession } from '../board/session.ts'

/** Ideas as the clipboard bears them. */
export interface ClipboardTexts {
  /** Indented, for everybody. */
  readonly plain: string
  /** A nested list for word processors, which bears the ideas whole for ourselves: every browser carries it from board to board. */
  readonly html: string
}

/** The ideas with all below them, and how many they are. */
export function copyIdeas({ map }: BoardSession, ids: readonly IdeaId[]): { texts: ClipboardTexts; count: number } {
  const outline = outlineOf(map, ids)
  const whole = escapeHtml(JSON.stringify({ kaffeetisch: 1, outline }))
  return {
    texts: { plain: toIndentedText(outline), html: `<div ${WHOLE}="${whole}">${htmlList(outline)}</div>` },
    count: countItems(outline),
  }
}

/** What the clipboard holds, as ideas: ours, else an indented text, a Markdown list or a column of a spreadsheet. */
export function pastedOutline({ plain, html }: ClipboardTexts): OutlineItem[] {
  return ownOutline(html) ?? parseOutline(plain)
}

const WHOLE = 'data-kaffeetisch'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function htmlList(items: readonly OutlineItem[]): string {
  if (items.length === 0) return ''
  const entries = items.map(({ title, children }) => {
    const lines = title.map((line) => escapeHtml(line.map((run) => run.text).join('')))
    return `<li>${lines.join('<br>')}${htmlList(children)}</li>`
  })
  return `<ul>${entries.join('')}</ul>`
}

/** Adds it below an idea as one step of undo. The new ideas at the top. */
export function pasteOutline(session: BoardSession, parent: IdeaId, outline: readonly OutlineItem[]): IdeaId[] {
  if (outline.length === 0) return []
  const newIds = Array.from({ length: countItems(outline) }, () => session.newId())
  const after = session.map.ideas.get(parent)?.children.at(-1) ?? null
  session.undo.breakStep()
  if (!session.run(insertOutline, { parent, after, outline, newIds }).ok) return []
  session.undo.breakStep()
  const at = new Set(newIds)
  return session.map.ideas.get(parent)?.children.filter((id) => at.has(id)) ?? newIds.slice(0, 1)
}

/** The clipboard is a door: what comes through it is looked at. */
function ownOutline(html: string): OutlineItem[] | undefined {
  if (!html.includes(WHOLE)) return undefined
  const json = new DOMParser().parseFromString(html, 'text/html').querySelector(`[${WHOLE}]`)?.getAttribute(WHOLE)
  if (!json) return undefined
  try {
    const value: unknown = JSON.parse(json)
    if (!isRecord(value) || value['kaffeetisch'] !== 1 || !Array.isArray(value['outline'])) return undefined
    return value['outline'].flatMap((item) => readItem(item, 0))
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readItem(value: unknown, depth: number): OutlineItem[] {
  if (!isRecord(value) || depth > 100) return []
  const kind = KINDS.find((one) => one === value['kind'])
  const note = readText(value['note'])
  const fields = readFields(value['fields'])
  const children = Array.isArray(value['children']) ? value['children'] : []
  return [
    {
      title: readText(value['title']),
      ...(kind ? { kind } : {}),
      ...(note.length > 0 ? { note } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      children: children.flatMap((child) => readItem(child, depth + 1)),
    },
  ]
}

function readFields(value: unknown): IdeaFields {
  if (!isRecord(value)) return {}
  const fields: Record<string, string | readonly number[]> = {}
  for (const field of ['who', 'nextStep', 'until', 'link'] as const) {
    const text = value[field]
    if (typeof text === 'string' && !mustBeField({ field, value: text })) fields[field] = text
  }
  const sdg = Array.isArray(value['sdg']) ? value['sdg'].filter((goal): goal is number => typeof goal === 'number') : []
  if (sdg.length > 0 && !mustBeField({ field: 'sdg', value: sdg })) fields['sdg'] = sdg
  return fields
}

function readText(value: unknown): RichText {
  if (!Array.isArray(value)) return []
  return value.map((line) =>
    (Array.isArray(line) ? line : []).flatMap((run: unknown) => {
      if (!isRecord(run) || typeof run['text'] !== 'string') return []
      const link = safeLink(run['link'])
      return [
        {
          text: run['text'],
          ...(run['bold'] === true ? { bold: true as const } : {}),
          ...(run['italic'] === true ? { italic: true as const } : {}),
          ...(link === undefined ? {} : { link }),
        },
      ]
    }),
  )
}
