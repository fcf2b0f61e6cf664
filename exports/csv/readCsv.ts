import { richText } from '../../shared/document/richText.ts'
import { inheritedKind, type Kind } from '../../shared/domain/idea.ts'
import type { Outline, OutlineItem } from '../../shared/domain/outline.ts'
import { knownWord, Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'

/** Rows of cells (RFC 4180), whatever separates them. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let place = 0
  while (place <= text.length) {
    let cell: string
    if (text[place] === '"') {
      const parts: string[] = []
      let end = place + 1
      for (;;) {
        const quote = text.indexOf('"', end)
        parts.push(text.slice(end, quote < 0 ? undefined : quote))
        end = quote < 0 ? text.length : quote + 1
        if (quote < 0 || text[end] !== '"') break
        parts.push('"')
        end++
      }
      cell = parts.join('')
      place = end
      while (place < text.length && !ends(text[place], separator)) cell += text[place++]
    } else {
      const start = place
      while (place < text.length && !ends(text[place], separator)) place++
      cell = text.slice(start, place)
    }
    row.push(cell)
    const sign = text[place]
    if (sign === separator) {
      place++
      continue
    }
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (sign === undefined) break
    place += sign === '\r' && text[place + 1] === '\n' ? 2 : 1
  }
  return rows
}

const ends = (sign: string | undefined, separator: string) => sign === separator || sign === '\n' || sign === '\r'

/** The sign that parts most rows into the same number of cells, at least two. */
export function separatorOf(text: string): string | undefined {
  const sample = text.slice(0, 20_000)
  const fits = [';', ',', '\t'].map((separator) => {
    const rows = parseCsv(sample, separator).slice(0, 50)
    const width = rows[0]?.length ?? 0
    const alike = rows.filter((row) => row.length === width).length
    return { separator, width, fit: width > 1 && rows.length > 1 ? alike / rows.length : 0 }
  })
  const [best] = fits.sort((a, b) => b.fit - a.fit || b.width - a.width)
  return best && best.fit >= 0.8 ? best.separator : undefined
}

/** Whether the first row is the one that our own copies begin with. */
const isOurs = (header: readonly string[]) => knownWord(header[0] ?? '') === 'level'

/**
 * A table as ideas. Our own copies tell the level of each row. In a table whose rows have one filled cell each, the column is the level.
 * Else each row is an idea: its first filled cell the title, the others go where their heading says, or into the note.
 */
export function readCsv(text: string, separator: string, leftovers: Leftovers): Outline {
  const rows = parseCsv(text, separator)
  const [header = [], ...rest] = rows
  if (isOurs(header)) return { items: nest(rest.map((row) => ourRow(row, header, leftovers))), links: [] }
  const staircase = rows.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1)
  if (staircase)
    return {
      items: nest(
        rows.flatMap((row) => {
          const level = row.findIndex((cell) => cell.trim() !== '')
          return level < 0 ? [] : [{ level, item: { title: richText(armed(row[level] ?? '').trim()) } }]
        }),
      ),
      links: [],
    }
  const named = header.every((cell) => cell.trim() !== '' && !/^[\d.,\s%€$-]+$/.test(cell)) && rest.length > 0
  const names = named ? header : []
  const items = (named ? rest : rows).flatMap((row) => {
    const first = row.findIndex((cell) => cell.trim() !== '')
    if (first < 0) return []
    const values = new Values(leftovers)
    row.forEach((cell, i) => i !== first && values.take(names[i] ?? '', armed(cell)))
    return [{ title: richText(armed(row[first] ?? '').trim()), ...values.with(), children: [] }]
  })
  return { items, links: [] }
}

type Row = { readonly level: number; readonly item: Omit<OutlineItem, 'children'> }

function ourRow(row: readonly string[], header: readonly string[], leftovers: Leftovers): Row {
  const values = new Values(leftovers)
  let level = 1
  let title = ''
  let note = ''
  header.forEach((heading, i) => {
    const cell = armed(row[i] ?? '')
    const name = knownWord(heading)
    if (name === 'level') level = Number(cell) || 1
    else if (name === 'idea') title = cell
    else if (name === 'note') note = cell
    else if (name !== 'path') values.take(heading, cell)
  })
  return { level, item: { title: richText(title), ...values.with(richText(note)) } }
}

/** The sign before what would have been a formula belonged to the table. */
const armed = (cell: string): string => (/^'[\s']*[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** Rows with levels as a tree. A table tells every row's kind: where it is the inherited one, nobody has chosen it. */
function nest(rows: readonly Row[]): OutlineItem[] {
  const outline: Growing[] = []
  const open: { level: number; kind: Kind; children: Growing[] }[] = []
  for (const { level, item } of rows) {
    while ((open.at(-1)?.level ?? -Infinity) >= level) open.pop()
    const above = open.at(-1)
    const inherited = inheritedKind(above?.kind ?? 'topic')
    const { kind = inherited, ...rest } = item
    const isOwn = item.kind !== undefined && (above ? kind !== inherited : kind !== 'topic')
    const grown: Growing = { ...rest, ...(isOwn && { kind }), children: [] }
    ;(above?.children ?? outline).push(grown)
    open.push({ level, kind, children: grown.children })
  }
  return outline
}
