import type { RichText } from '../../../shared/domain/idea.ts'
import { wrapText, type TextStyle, type WrappedText } from '../../../shared/layout/measureText.ts'
import { drawLines } from '../../../shared/scene/drawText.ts'
import { LIGHT } from '../../../shared/scene/theme.ts'
import { SMALL, type Flow } from './flow.ts'
import type { Element, PdfSheet } from '../pdfSheet.ts'
import type { PdfText } from '../pdfText.ts'

export interface Table {
  /** `share` of the width; together 1. */
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  readonly rows: readonly (readonly RichText[])[]
}

const PAD = { x: 8, y: 7 }
const CELL: TextStyle = { ...SMALL, size: 12, lineHeight: 17 }
const HEAD: TextStyle = { ...CELL, bold: true }

/** A table that runs from page to page: a row is never cut, and each page begins with the headings. */
export function writeTable(
  flow: Flow,
  sheet: PdfSheet,
  document: Element,
  { columns, rows }: Table,
  text: PdfText,
): void {
  const table = sheet.element('Table', document)
  const widths = columns.map(({ share }) => share * flow.width)
  const lefts = widths.map((_, at) => flow.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0))
  const cellsOf = (row: readonly RichText[], style: TextStyle) =>
    row.map((cell, at) => wrapText(cell, style, (widths[at] ?? 0) - 2 * PAD.x))
  const heightOf = (cells: readonly WrappedText[], style: TextStyle) =>
    Math.max(...cells.map(({ lines }) => lines.length)) * style.lineHeight + 2 * PAD.y
  const head = cellsOf(
    columns.map(({ title }) => [[{ text: title }]]),
    HEAD,
  )
  const headHeight = heightOf(head, HEAD)
  const most = Math.floor((flow.bottom - flow.left - headHeight - 2 * PAD.y) / CELL.lineHeight)

  const ground = (height: number, fill: string) =>
    sheet.artifact(() => {
      if (fill !== '')
        sheet.draw({ shape: 'rect', x: flow.left, y: flow.y, width: flow.width, height, radius: 0, fill })
      sheet.draw({
        shape: 'rect',
        x: flow.left,
        y: flow.y + height - 0.5,
        width: flow.width,
        height: 0.75,
        radius: 0,
        fill: LIGHT.colours.line,
      })
    })
  const linesOf = (cell: WrappedText, at: number, style: TextStyle) =>
    drawLines(cell, style, (lefts[at] ?? 0) + PAD.x, flow.y + PAD.y, {
      colour: LIGHT.colours.text,
      link: LIGHT.colours.primary,
      text: cell.lines.map((line) => line.runs.map((run) => run.text).join('')).join(' '),
    })
  const drawHead = (isFirst: boolean) => {
    ground(headHeight, LIGHT.colours.sunken)
    if (isFirst) {
      const row = sheet.element('TR', table)
      head.forEach((cell, at) => {
        const heading = sheet.element('TH', row, { scope: 'Column' })
        text.lines(heading, 'TH', linesOf(cell, at, HEAD))
      })
    } else sheet.artifact(() => head.forEach((cell, at) => text.drawn(linesOf(cell, at, HEAD))))
    flow.y += headHeight
  }

  drawHead(true)
  for (const row of rows) {
    const cells = cellsOf(row, CELL).map((cell) =>
      cell.lines.length > most ? { ...cell, lines: cell.lines.slice(0, most) } : cell,
    )
    const height = heightOf(cells, CELL)
    if (flow.need(height)) drawHead(false)
    ground(height, '')
    const line = sheet.element('TR', table)
    cells.forEach((cell, at) => {
      const element = sheet.element('TD', line)
      text.lines(element, 'TD', linesOf(cell, at, CELL))
    })
    flow.y += height
  }
}
