import type { Box, Edge, Rect } from './box.ts'
import { LEAST_ALONG } from './geometry.ts'

export type Direction = 'both' | 'right' | 'down'

type Points = Edge['points']

/** The curve between the box of an idea and the box of one below it: it leaves and enters level, so that branches read as one stroke. */
export function edgeCurve(parent: Rect, child: Box, direction: Direction): Points {
  if (standsBeside(parent, child, direction)) return sideCurve(parent, child, direction)
  if (direction === 'down') {
    const x0 = parent.x + parent.width / 2
    const y0 = parent.y + parent.height
    const x1 = child.x + child.width / 2
    const bend = (child.y - y0) / 2
    return [x0, y0, x0, y0 + bend, x1, child.y - bend, x1, child.y]
  }
  const left = child.side === 'left'
  const x0 = left ? parent.x : parent.x + parent.width
  const y0 = parent.y + parent.height / 2
  const x1 = left ? child.x + child.width : child.x
  const y1 = child.y + child.height / 2
  const bend = (x1 - x0) / 2
  return [x0, y0, x0 + bend, y0, x1 - bend, y1, x1, y1]
}

/** Whether a child stands too near for a curve along the branch: somebody has put it above or below its parent. */
function standsBeside(parent: Rect, child: Box, direction: Direction): boolean {
  if (direction === 'down') return child.y < parent.y + parent.height + LEAST_ALONG
  return child.side === 'left'
    ? child.x + child.width > parent.x - LEAST_ALONG
    : child.x < parent.x + parent.width + LEAST_ALONG
}

/** Out of the side of the parent that faces the child, into the side of the child that faces the parent. */
function sideCurve(parent: Rect, child: Box, direction: Direction): Points {
  const [px, py] = [parent.x + parent.width / 2, parent.y + parent.height / 2]
  const [cx, cy] = [child.x + child.width / 2, child.y + child.height / 2]
  if (direction === 'down') {
    const x0 = cx < px ? parent.x : parent.x + parent.width
    const x1 = cx < px ? child.x + child.width : child.x
    const bend = (x1 - x0) / 2
    return [x0, py, x0 + bend, py, x1 - bend, cy, x1, cy]
  }
  const y0 = cy < py ? parent.y : parent.y + parent.height
  const y1 = cy < py ? child.y + child.height : child.y
  const bend = (y1 - y0) / 2
  return [px, y0, px, y0 + bend, cx, y1 - bend, cx, y1]
}

/** Straight on from the end of a box to the end of a longer one at the same place. */
export function levelLine(box: Rect, longer: Rect, left: boolean, direction: Direction): Points {
  if (direction === 'down') {
    const x = box.x + box.width / 2
    const [from, to] = [box.y + box.height, longer.y + longer.height]
    return [x, from, x, from, x, to, x, to]
  }
  const y = box.y + box.height / 2
  const [from, to] = left ? [box.x, longer.x] : [box.x + box.width, longer.x + longer.width]
  return [from, y, from, y, to, y, to, y]
}

/** The curve as the `d` of an SVG path. */
export function edgePath({ points: [x0, y0, x1, y1, x2, y2, x3, y3] }: Pick<Edge, 'points'>): string {
  return `M${round(x0)} ${round(y0)}C${round(x1)} ${round(y1)} ${round(x2)} ${round(y2)} ${round(x3)} ${round(y3)}`
}

/** Adds the curve to a canvas path. */
export function traceEdge(
  path: {
    moveTo(x: number, y: number): void
    bezierCurveTo(...points: [number, number, number, number, number, number]): void
  },
  { points: [x0, y0, ...rest] }: Pick<Edge, 'points'>,
): void {
  path.moveTo(x0, y0)
  path.bezierCurveTo(...rest)
}

const round = (value: number) => Math.round(value * 100) / 100
