import type { Box, Edge, Rect } from '../layout/box.ts'

export type Points = Edge['points']

/** Tells what lies at a point, if anything does. */
interface Ground {
  at(x: number, y: number): unknown
}

/** How many links may look for the best way; more of them would cost too much at each change. */
export const MOST_ROUTED = 80

/**
 * Of the curves that leave and enter at the left or right end of the boxes, more or less bent, the one that crosses the fewest ideas, and of
 * these the shortest.
 */
export function linkCurve(from: Box, to: Box, layout?: Ground): Points {
  const ways = waysBetween(from, to)
  let best = ways[0] as Points
  if (!layout) return best
  let least = Infinity
  for (const points of ways) {
    const cost = crossings(points, layout) * 400 + lengthOf(points)
    if (cost < least - 0.5) [best, least] = [points, cost]
  }
  return best
}

/** The usual way first: round the outer ends on one side, straight through the middle between two. */
function waysBetween(from: Box, to: Box): Points[] {
  const usual = from.side === to.side
  const ways: Points[] = []
  for (const isUsual of [true, false])
    for (const leaves of [-1, 1])
      for (const enters of [-1, 1])
        for (const wide of [1, 2.2]) {
          const outward = (box: Box, way: number) => (box.side === 'left' ? -way : way)
          const isOuter = outward(from, leaves) > 0 && outward(to, enters) > 0
          const isInner = outward(from, leaves) < 0 && outward(to, enters) < 0
          if ((usual ? isOuter : isInner) === isUsual) ways.push(wayOut(from, leaves, to, enters, wide))
        }
  return ways
}

function wayOut(from: Rect, leaves: number, to: Rect, enters: number, wide: number): Points {
  const y0 = from.y + from.height / 2
  const y1 = to.y + to.height / 2
  const x0 = leaves < 0 ? from.x : from.x + from.width
  const x1 = enters < 0 ? to.x : to.x + to.width
  const apart = Math.abs(x1 - x0) / 3
  // Opposite ends that face each other need no bow.
  const faces = leaves !== enters && (x1 - x0) * leaves > 0
  const reach = faces ? apart * Math.min(wide, 1.4) : Math.min(160, 48 + Math.abs(y1 - y0) / 5) * wide
  return [x0, y0, x0 + leaves * reach, y0, x1 + enters * reach, y1, x1, y1]
}

const SAMPLES = 14

/** At how many of its points, the ends left out, a curve lies over an idea. */
function crossings(points: Points, layout: Ground): number {
  let hits = 0
  for (let i = 1; i < SAMPLES; i++) {
    const { x, y } = pointOn(points, i / SAMPLES)
    if (layout.at(x, y) !== undefined) hits++
  }
  return hits
}

function lengthOf(points: Points): number {
  let length = 0
  let before = pointOn(points, 0)
  for (let i = 1; i <= 6; i++) {
    const at = pointOn(points, i / 6)
    length += Math.hypot(at.x - before.x, at.y - before.y)
    before = at
  }
  return length
}

export function pointOn([x0, y0, x1, y1, x2, y2, x3, y3]: Points, t: number): { x: number; y: number } {
  const u = 1 - t
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return { x: a * x0 + b * x1 + c * x2 + d * x3, y: a * y0 + b * y1 + c * y2 + d * y3 }
}

/** The open tip at the end of a curve, as a path. */
export function arrowPath(points: Points): string {
  const [, , , , , , x, y] = points
  const before = pointOn(points, 0.97)
  const angle = Math.atan2(y - before.y, x - before.x)
  const end = (turn: number) =>
    `${Math.round((x - 9 * Math.cos(angle + turn)) * 100) / 100} ${Math.round((y - 9 * Math.sin(angle + turn)) * 100) / 100}`
  return `M${end(0.45)}L${x} ${y}L${end(-0.45)}`
}
