import { around, type Rect } from '../../shared/layout/box.ts'

/** Which part of the map the screen shows: a point of the map lies at `x + zoom * point.x`, in CSS pixels. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** What covers the map at its edges: whatever is brought into view keeps clear of it. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export const ZOOM = {
  min: 0.04,
  max: 3,
  step: 1.25,
  /** Below, boxes are painted on the canvas. */ detail: 0.4,
} as const

const clampZoom = (zoom: number): number => Math.min(ZOOM.max, Math.max(ZOOM.min, zoom))

export const toScreen = ({ x, y, zoom }: Viewport, point: Point): Point => ({
  x: x + point.x * zoom,
  y: y + point.y * zoom,
})

export const toMap = ({ x, y, zoom }: Viewport, point: Point): Point => ({
  x: (point.x - x) / zoom,
  y: (point.y - y) / zoom,
})

/** The part of the map on the screen, and `margin` pixels of the screen around it. */
export function shownRect({ x, y, zoom }: Viewport, size: Size, margin = 0): Rect {
  return {
    x: (-x - margin) / zoom,
    y: (-y - margin) / zoom,
    width: (size.width + 2 * margin) / zoom,
    height: (size.height + 2 * margin) / zoom,
  }
}

/** Zooms so that the point under `at` (on the screen) stays where it is. */
export function zoomedAt(viewport: Viewport, at: Point, zoom: number): Viewport {
  const next = clampZoom(zoom)
  const fixed = toMap(viewport, at)
  return { zoom: next, x: at.x - fixed.x * next, y: at.y - fixed.y * next }
}

/** The whole of `bounds` in view, as large as fits and no larger than life. */
export function fitted(bounds: Rect, size: Size, insets: Insets, largest = 1): Viewport {
  const width = Math.max(80, size.width - insets.left - insets.right)
  const height = Math.max(80, size.height - insets.top - insets.bottom)
  const zoom = clampZoom(Math.min(width / Math.max(1, bounds.width), height / Math.max(1, bounds.height), largest))
  return {
    zoom,
    x: insets.left + width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: insets.top + height / 2 - (bounds.y + bounds.height / 2) * zoom,
  }
}

/** The smallest pan that brings `rect` into view; where it is larger than the view, its start wins. The same object when nothing need move. */
export function revealing(viewport: Viewport, size: Size, rect: Rect, insets: Insets): Viewport {
  const { x, y, zoom } = viewport
  const pan = (start: number, length: number, room: number, before: number, after: number): number => {
    if (start < before || length > room - before - after) return before - start
    const over = start + length - (room - after)
    return over > 0 ? -over : 0
  }
  const dx = pan(x + rect.x * zoom, rect.width * zoom, size.width, insets.left, insets.right)
  const dy = pan(y + rect.y * zoom, rect.height * zoom, size.height, insets.top, insets.bottom)
  return dx === 0 && dy === 0 ? viewport : { zoom, x: x + dx, y: y + dy }
}

export const between = (from: Viewport, to: Viewport, part: number): Viewport => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
  zoom: from.zoom + (to.zoom - from.zoom) * part,
})

export const within = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

export const rectBetween = (a: Point, b: Point): Rect =>
  around({ ...a, width: 0, height: 0 }, { ...b, width: 0, height: 0 })

export const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })

/** From a point to the nearest of a rectangle; 0 within it. */
export const distance = ({ x, y, width, height }: Rect, at: Point): number =>
  Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height))
