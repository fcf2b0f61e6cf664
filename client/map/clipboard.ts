import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { KINDS, type IdeaId, type RichText } from '../../shared/domain/idea.ts'
import { toIndentedText } from '../../shared/outline/indentedText.ts'
import { countItems, type OutlineItem } from '../../shared/outline/outlineItem.ts'
import { outlineOf } from '../../shared/outline/outlineOf.ts'
import { parseOutline } from '../../shared/outline/parseOutline.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import type { BoardSession } from '../board/session.ts'

/** Our own format: keeps kinds, notes and formatting on the way from board to board. */
export const OWN_FORMAT = 'web application/x-kaffeetisch+json'

/** What the browser's clipboard can do; its own object fits. */
export interface ClipboardPort {
  setData(type: string, text: string): unknown
  getData(type: string): string
}

/** Puts the ideas onto the clipboard, as indented text for everybody and whole for ourselves. How many. */
export function copyIdeas({ map }: BoardSession, ids: readonly IdeaId[], clipboard: ClipboardPort): number {
  const outline = outlineOf(map, ids)
  if (outline.length === 0) return 0
  clipboard.setData('text/plain', toIndentedText(outline))
  clipboard.setData(OWN_FORMAT, JSON.stringify({ kaffeetisch: 1, outline }))
  return countItems(outline)
}

/** What the clipboard holds, as ideas: ours, else an indented text, a Markdown list or a column of a spreadsheet. */
export function pastedOutline(clipboard: ClipboardPort): OutlineItem[] {
  return ownOutline(clipboard.getData(OWN_FORMAT)) ?? parseOutline(clipboard.getData('text/plain'))
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
function ownOutline(json: string): OutlineItem[] | undefined {
  if (json === '') return undefined
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
  const children = Array.isArray(value['children']) ? value['children'] : []
  return [
    {
      title: readText(value['title']),
      ...(kind ? { kind } : {}),
      ...(note.length > 0 ? { note } : {}),
      children: children.flatMap((child) => readItem(child, depth + 1)),
    },
  ]
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
