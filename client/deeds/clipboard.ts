import { insertOutline } from '../../shared/commands/insertOutline.ts'
import type { BoardId } from '../../shared/domain/board.ts'
import type { IdeaId, Run } from '../../shared/domain/idea.ts'
import { toIndentedText } from '../../shared/outline/indentedText.ts'
import type { Outline, OutlineItem } from '../../shared/domain/outline.ts'
import { countItems } from '../../shared/outline/outlineItem.ts'
import { outlineWithLinks } from '../../shared/outline/outlineOf.ts'
import { parseOutline } from '../../shared/outline/parseOutline.ts'
import { outlineOfTable, readCells } from '../../shared/outline/parseTable.ts'
import { readOutline, readOutlineLinks } from '../../shared/outline/readOutline.ts'
import type { BoardSession } from '../board/session.ts'
import { outlineOfHtml } from './htmlOutline.ts'

/** Ideas as the clipboard bears them. */
export interface ClipboardTexts {
  /** Indented, for everybody. */
  readonly plain: string
  /** A nested list for word processors, which bears the ideas whole for ourselves: every browser carries it from board to board. */
  readonly html: string
  /** What is neither, e.g. a screenshot. */
  readonly picture?: Blob
}

/** The ideas with all below them, and how many they are. */
export function copyIdeas(
  { map, card }: BoardSession,
  ids: readonly IdeaId[],
): { texts: ClipboardTexts; count: number } {
  const { items: outline, links } = outlineWithLinks(map, ids)
  const whole = escapeHtml(JSON.stringify({ kaffeetisch: 1, board: card.board, outline, links }))
  return {
    texts: { plain: toIndentedText(outline), html: `<div ${WHOLE}="${whole}">${htmlList(outline)}</div>` },
    count: countItems(outline),
  }
}

/**
 * What the clipboard holds, as ideas: ours whole; else the lists, headings and tables of other programs; else the rows of a spreadsheet, an
 * indented text or a Markdown list.
 */
export function pastedOutline({ plain, html }: ClipboardTexts, board: BoardId): Outline {
  const cells = readCells(plain)
  const own = ownOutline(html, board)
  if (own) return own
  return { items: outlineOfHtml(html) ?? (cells ? outlineOfTable(cells) : parseOutline(plain)), links: [] }
}

const WHOLE = 'data-kaffeetisch'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function htmlRun({ text, bold, italic, link }: Run): string {
  let html = escapeHtml(text)
  if (italic) html = `<i>${html}</i>`
  if (bold) html = `<b>${html}</b>`
  return link === undefined ? html : `<a href="${escapeHtml(link)}">${html}</a>`
}

function htmlList(items: readonly OutlineItem[]): string {
  if (items.length === 0) return ''
  const entries = items.map(({ title, children }) => {
    const lines = title.map((line) => line.map(htmlRun).join(''))
    return `<li>${lines.join('<br>')}${htmlList(children)}</li>`
  })
  return `<ul>${entries.join('')}</ul>`
}

/** Adds it below an idea as one step of undo. The new ideas at the top. */
export function pasteOutline(session: BoardSession, parent: IdeaId, { items: outline, links }: Outline): IdeaId[] {
  if (outline.length === 0) return []
  const newIds = Array.from({ length: countItems(outline) }, () => session.newId())
  const after = session.map.ideas.get(parent)?.children.at(-1) ?? null
  session.undo.breakStep()
  if (!session.run(insertOutline, { parent, after, outline, links, newIds }).ok) return []
  session.undo.breakStep()
  const at = new Set(newIds)
  return session.map.ideas.get(parent)?.children.filter((id) => at.has(id)) ?? newIds.slice(0, 1)
}

/** The clipboard is a door: what comes through it is looked at. */
function ownOutline(html: string, board: BoardId): Outline | undefined {
  if (!html.includes(WHOLE)) return undefined
  const json = new DOMParser().parseFromString(html, 'text/html').querySelector(`[${WHOLE}]`)?.getAttribute(WHOLE)
  if (!json) return undefined
  try {
    const value = JSON.parse(json) as Partial<Record<'kaffeetisch' | 'board' | 'outline' | 'links', unknown>> | null
    if (value?.kaffeetisch !== 1 || !Array.isArray(value.outline)) return undefined
    // Pictures stay on their board: another one has not got them.
    const items = readOutline(value.outline, { withPictures: value.board === board })
    return { items, links: readOutlineLinks(value.links) }
  } catch {
    return undefined
  }
}
