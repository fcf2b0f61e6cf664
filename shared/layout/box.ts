import type { IdeaId } from '../domain/idea.ts'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where an idea lies; the middle of the root is 0,0. */
export interface Box extends Rect {
  /** On which side of the root its branch grows; `right` also in layouts that know one side only. */
  readonly side: 'left' | 'right' | 'root'
}

/** A line between an idea and one below it, or out of an idea to where such lines part (then both are the same): start, two control points and end of a cubic Bézier curve, as x,y pairs. */
export interface Edge {
  readonly from: IdeaId
  readonly to: IdeaId
  readonly points: readonly [number, number, number, number, number, number, number, number]
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The smallest rectangle around both. */
export function around(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

export function grown(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by }
}

/** Around the ends and the control points of a curve, and thus around the curve. */
export function aroundPoints(points: Edge['points']): Rect {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = points
  const x = Math.min(x0, x1, x2, x3)
  const y = Math.min(y0, y1, y2, y3)
  return { x, y, width: Math.max(x0, x1, x2, x3) - x, height: Math.max(y0, y1, y2, y3) - y }
}
