import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Line } from './lines.ts'

/** Where rows lie below each other: measured once they were drawn, estimated before. */
export interface RowHeights {
  /** From now on these lines count; answers whether they are others than before. */
  take(lines: readonly Line[]): void
  /** Answers whether it was another height before. */
  measured(id: IdeaId, height: number): boolean
  /** The upper edge of a line; that of the one after the last is the height of all. */
  topOf(at: number): number
  /** The line that lies at a height; the nearest one beyond the ends. */
  lineAt(y: number): number
  indexOf(id: IdeaId): number | undefined
  /** Everything is measured anew: the width is another one. */
  forget(): void
}

export function createRowHeights(estimate: (line: Line) => number): RowHeights {
  const heights = new Map<IdeaId, number>()
  const places = new Map<IdeaId, number>()
  let lines: readonly Line[] = []
  let tops = new Float64Array(1)
  /** From here on `tops` is to be summed up anew. */
  let stale = 0

  const sumUp = (): void => {
    for (; stale < lines.length; stale++) {
      const line = lines[stale] as Line
      tops[stale + 1] = (tops[stale] ?? 0) + (heights.get(line.id) ?? estimate(line))
    }
  }
  return {
    take(next) {
      if (next === lines) return
      lines = next
      places.clear()
      lines.forEach(({ id }, at) => places.set(id, at))
      tops = new Float64Array(lines.length + 1)
      stale = 0
    },
    measured(id, height) {
      if (heights.get(id) === height) return false
      heights.set(id, height)
      stale = Math.min(stale, places.get(id) ?? stale)
      return true
    },
    topOf(at) {
      sumUp()
      return tops[Math.max(0, Math.min(at, lines.length))] ?? 0
    },
    lineAt(y) {
      sumUp()
      let low = 0
      let high = lines.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((tops[middle] ?? 0) <= y) low = middle
        else high = middle - 1
      }
      return Math.max(0, low)
    },
    indexOf: (id) => places.get(id),
    forget() {
      heights.clear()
      stale = 0
    },
  }
}
