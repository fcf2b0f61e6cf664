import bidiFactory from 'bidi-js'
import type { TextRun } from '../layout/measureText.ts'
import { advanceOf, faceOf } from '../layout/textAdvance.ts'

export interface PlacedRun extends TextRun {
  readonly rtl?: true
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
let bidi: ReturnType<typeof bidiFactory> | undefined

/** Whether a text is one of right-to-left scripts: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}

/**
 * Places the runs of a line as they stand on paper, by the Unicode bidirectional algorithm, cut so that each has one direction.
 * The answer keeps reading order; only `x` tells where a run stands.
 */
export function inVisualOrder(runs: readonly TextRun[], baseRtl: boolean): readonly PlacedRun[] {
  const text = runs.map((run) => run.text).join('')
  if (!baseRtl && !rightToLeft.test(text)) return runs
  bidi ??= bidiFactory()
  const { levels } = bidi.getEmbeddingLevels(text, baseRtl ? 'rtl' : 'ltr')
  const pieces = cutByLevel(runs, levels)
  let x = 0
  const places = new Map<PlacedRun, number>()
  for (const { run } of reordered(pieces)) {
    places.set(run, x)
    x += run.width
  }
  return pieces.map(({ run }) => ({ ...run, x: places.get(run) ?? 0 }))
}

interface Piece {
  readonly run: PlacedRun
  readonly level: number
}

function cutByLevel(runs: readonly TextRun[], levels: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const run of runs) {
    const scale = scaleOf(run)
    for (let from = 0; from < run.text.length;) {
      const level = levels[at + from] ?? 0
      let to = from + 1
      while (to < run.text.length && levels[at + to] === level) to++
      const text = run.text.slice(from, to)
      const width = from === 0 && to === run.text.length ? run.width : units(text, run) * scale
      pieces.push({ level, run: { ...run, text, width, ...(level % 2 === 1 && { rtl: true as const }) } })
      from = to
    }
    at += run.text.length
  }
  return pieces
}

/** Rule L2: from the highest level down to the lowest odd one, turn every stretch of that level or higher. */
function reordered(pieces: readonly Piece[]): Piece[] {
  const order = [...pieces]
  const highest = Math.max(0, ...pieces.map((piece) => piece.level))
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      let to = from
      while (to < order.length && (order[to]?.level ?? 0) >= level) to++
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to - 1)
    }
  return order
}

/** The type size in thousandths, found again from what the run was measured to. */
function scaleOf(run: TextRun): number {
  const total = units(run.text, run)
  return total > 0 ? run.width / total : 0
}

function units(text: string, run: TextRun): number {
  const face = faceOf(run.bold, run.italic)
  let sum = 0
  for (const letter of text) sum += advanceOf(letter.codePointAt(0) ?? 0, face)
  return sum
}
