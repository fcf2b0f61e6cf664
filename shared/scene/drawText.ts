import { baselineOf, wrapText, type TextStyle, type WrappedText } from '../layout/measureText.ts'
import type { SceneLine } from './scene.ts'
import type { Colour } from './theme.ts'
import { inVisualOrder, isRightToLeft } from './visualOrder.ts'

export interface TextPaint {
  readonly colour: Colour
  readonly link?: Colour
  /** The text as a whole: its first letter decides at which side right-to-left lines begin. */
  readonly text: string
}

/** Wrapped text at its place. */
export function drawLines(wrapped: WrappedText, style: TextStyle, x: number, y: number, paint: TextPaint): SceneLine[] {
  const rtl = isRightToLeft(paint.text)
  return wrapped.lines.map((line, index) => {
    const indent = rtl ? wrapped.width - line.width : 0
    const runs = inVisualOrder(line.runs, rtl)
    // In a right-to-left line the space at its end stands at the left: it must not push the words.
    const overhang = rtl ? line.runs.reduce((sum, run) => sum + run.width, 0) - line.width : 0
    return {
      baseline: y + index * style.lineHeight + baselineOf(style),
      size: style.size,
      ...(line.ends && { ends: line.ends }),
      runs: runs.map((run) => ({
        ...run,
        x: x + indent - overhang + run.x,
        colour: run.link === undefined ? paint.colour : (paint.link ?? paint.colour),
      })),
    }
  })
}

/** One short line of plain text, its left end at `x`, its middle height at `middle`. */
export function drawLabel(
  text: string,
  style: TextStyle,
  x: number,
  middle: number,
  colour: Colour,
): SceneLine | undefined {
  const wrapped = wrapText([[{ text }]], style, Number.POSITIVE_INFINITY)
  return drawLines(wrapped, style, x, middle - style.lineHeight / 2, { colour, text })[0]
}
