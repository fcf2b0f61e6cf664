import { richText } from '../document/richText.ts'
import type { OutlineItem } from '../domain/outline.ts'

/** The cells of what a spreadsheet puts onto the clipboard as text; undefined: it is no table of several columns. */
export function readCells(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  const letters = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charAt(i)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (letters.charAt(i + 1) === '"') cell += letters.charAt(++i)
      else quoted = false
    } else if (letter === '"' && cell === '' && isQuoted(letters, i)) quoted = true
    else if (letter === '\t') endCell()
    else if (letter === '\n') endRow()
    else cell += letter
  }
  if (cell !== '' || row.length > 0) endRow()
  const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ''))
  const columns = filled[0]?.length ?? 0
  // All rows are as wide, and something stands beside something: tabs that only indent are none.
  const isTable = columns > 1 && filled.every(({ length }) => length === columns) && filled.some(isWide)
  return isTable ? filled : undefined
}

const isWide = (cells: readonly string[]) => cells.filter((each) => each.trim() !== '').length > 1

/** A cell is quoted where the sign that closes it stands at a cell's end; else it belongs to the words. */
const isQuoted = (text: string, at: number): boolean => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(at, at + 40_000))

/**
 * A table as ideas. Columns whose left neighbours are empty in places, or repeat what stands above, are levels; else each row is an idea
 * with its first cell as the title and the others as lines of its note.
 */
export function outlineOfTable(rows: readonly (readonly string[])[]): OutlineItem[] {
  const cells = rows.map((row) => row.map((cell) => cell.trim()))
  return isLevels(cells) ? levels(cells) : cells.flatMap(itemOfRow)
}

function isLevels(rows: readonly (readonly string[])[]): boolean {
  const isStair = rows.some((row) => row[0] === '' && row.some((cell) => cell !== ''))
  const repeats = rows.some((row, at) => at > 0 && row[0] !== '' && row[0] === rows[at - 1]?.[0])
  return isStair || repeats
}

function itemOfRow(row: readonly string[]): OutlineItem[] {
  const [title, ...others] = row.filter((cell) => cell !== '')
  if (title === undefined) return []
  return [
    {
      title: richText(title),
      ...(others.length > 0 && { note: others.flatMap((cell) => richText(cell)) }),
      children: [],
    },
  ]
}

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

function levels(rows: readonly (readonly string[])[]): OutlineItem[] {
  const root: Growing[] = []
  let open: { readonly text: string; readonly column: number; readonly item: Growing }[] = []
  for (const row of rows) {
    // What repeats the row above goes on below the same ideas.
    let same = true
    for (const [column, text] of row.entries()) {
      if (text === '') continue
      const known = open.find((each) => each.column === column)
      if (same && known?.text === text && row.slice(column + 1).some((cell) => cell !== '')) continue
      same = false
      const above = open.filter((each) => each.column < column)
      const item: Growing = { title: richText(text), children: [] }
      const parent = above.at(-1)
      if (parent) parent.item.children.push(item)
      else root.push(item)
      open = [...above, { text, column, item }]
    }
  }
  return root
}
