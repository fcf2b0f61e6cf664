import type { RichText } from '../../../shared/domain/idea.ts'
import type { Rect } from '../../../shared/layout/box.ts'
import { wrapText, type TextStyle, type WrappedText } from '../../../shared/layout/measureText.ts'
import { drawLines } from '../../../shared/scene/drawText.ts'
import type { SceneLine } from '../../../shared/scene/scene.ts'
import { LIGHT, type Colour } from '../../../shared/scene/theme.ts'
import { POINTS, type Element, type PdfSheet } from '../pdfSheet.ts'
import type { PdfText } from '../pdfText.ts'

/** A4 in CSS pixels. */
export const UPRIGHT: Rect = { x: 0, y: 0, width: 595.28 / POINTS, height: 841.89 / POINTS }
export const LYING: Rect = { x: 0, y: 0, width: UPRIGHT.height, height: UPRIGHT.width }
export const MARGIN = 64
/** The last line of a page stands this far above the margin: below it is the page's number. */
const FOOT = 12

export const HEADINGS = {
  H1: { size: 34, bold: true, lineHeight: 42 },
  H2: { size: 22, bold: true, lineHeight: 30 },
} as const satisfies Record<string, TextStyle>
export const BODY: TextStyle = { size: 13.5, bold: false, lineHeight: 19 }
export const SMALL: TextStyle = { size: 11.5, bold: false, lineHeight: 16 }

export interface Setting {
  readonly style: TextStyle
  readonly indent?: number
  readonly width?: number
  readonly colour?: Colour
}

/** Text that runs from page to page; a line is never cut. */
export class Flow {
  readonly #sheet: PdfSheet
  readonly #text: PdfText
  /** Where the next line begins. */
  y = MARGIN
  readonly left = MARGIN
  readonly width = UPRIGHT.width - 2 * MARGIN
  readonly bottom = UPRIGHT.height - MARGIN - FOOT

  constructor(sheet: PdfSheet, text: PdfText) {
    this.#sheet = sheet
    this.#text = text
  }

  newPage(): void {
    this.#sheet.page(UPRIGHT, POINTS)
    this.y = MARGIN
  }

  /** A new page where this much no longer fits; true when there is one. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom || this.y === MARGIN) return false
    this.newPage()
    return true
  }

  get room(): number {
    return this.bottom - this.y
  }

  heading(document: Element, level: keyof typeof HEADINGS, text: string): void {
    const style = HEADINGS[level]
    this.write(this.#sheet.element(level, document), level, [[{ text }]], { style })
    this.y += 10
  }

  /** Sets text as content of the element, line by line, on as many pages as it takes. */
  write(element: Element, type: string, rich: RichText, { style, indent = 0, width, colour }: Setting): void {
    const wrapped = wrapText(rich, style, (width ?? this.width) - indent)
    const text = rich.map((line) => line.map((run) => run.text).join('')).join('\n')
    const paint = { colour: colour ?? LIGHT.colours.text, link: LIGHT.colours.primary, text }
    for (let from = 0; from < wrapped.lines.length;) {
      this.need(style.lineHeight)
      const count = Math.max(1, Math.floor(this.room / style.lineHeight))
      const part = partOf(wrapped, style, from, from + count)
      this.#text.lines(element, type, drawLines(part, style, this.left + indent, this.y, paint))
      this.y += part.height
      from += count
    }
  }

  /** One line at the right end of what was set last. */
  atRight(text: string, style: TextStyle, colour: Colour): SceneLine[] {
    const wrapped = wrapText([[{ text }]], style, this.width)
    const x = this.left + this.width - wrapped.width
    return drawLines(wrapped, style, x, this.y - style.lineHeight, { colour, text })
  }
}

function partOf(wrapped: WrappedText, style: TextStyle, from: number, to: number): WrappedText {
  const lines = wrapped.lines.slice(from, to)
  return { lines, width: wrapped.width, height: lines.length * style.lineHeight }
}
