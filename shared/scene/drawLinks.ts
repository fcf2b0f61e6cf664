import type { MindMap } from '../domain/mindMap.ts'
import { around, aroundPoints, grown, overlaps, type Box, type Edge, type Rect } from '../layout/box.ts'
import type { MapLayout } from '../layout/mapLayout.ts'
import { widthOf } from '../layout/textAdvance.ts'
import { drawLabel } from './drawText.ts'
import type { SceneLink } from './scene.ts'
import type { Theme } from './theme.ts'

type Points = Edge['points']

const LABEL = { size: 12.5, bold: false, lineHeight: 18 } as const
const PAD_X = 8
const HEIGHT = 22

/** The cross-links whose ends both show. Labels look for a place along their curve that covers no idea and no other label. */
export function drawLinks(map: MindMap, layout: MapLayout, theme: Theme): SceneLink[] {
  const taken: Rect[] = []
  const links: SceneLink[] = []
  for (const link of [...map.links.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const from = layout.box(link.from)
    const to = layout.box(link.to)
    if (!from || !to) continue
    const points = linkCurve(from, to, map.links.size > MOST_ROUTED ? undefined : layout)
    const { muted, canvas, line } = theme.colours
    const text = link.label.trim()
    const width = Math.ceil(widthOf(text, LABEL.size)) + 2 * PAD_X
    const box = text === '' ? undefined : freePlace(points, width, layout, taken)
    if (box) taken.push(box)
    links.push({
      id: link.id,
      from: link.from,
      to: link.to,
      curve: { shape: 'curve', points, stroke: muted, strokeWidth: 1.5, dash: [5, 5] },
      arrow: { shape: 'path', d: arrowPath(points), x: 0, y: 0, scale: 1, stroke: muted, strokeWidth: 1.5 },
      label: box && {
        box,
        shapes: [{ shape: 'rect', ...box, radius: HEIGHT / 2, fill: canvas, stroke: line, strokeWidth: 1 }],
        line: drawLabel(text, LABEL, box.x + PAD_X, box.y + HEIGHT / 2, muted),
        spoken: text,
      },
    })
  }
  return links
}

/** How many links may look for the best way; more of them would cost too much at each change. */
const MOST_ROUTED = 80

/**
 * Of the curves that leave and enter at the left or right end of the boxes, more or less bent, the one that crosses the fewest ideas, and of
 * these the shortest.
 */
export function linkCurve(from: Box, to: Box, layout?: MapLayout): Points {
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
function crossings(points: Points, layout: MapLayout): number {
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

function arrowPath(points: Points): string {
  const [, , , , , , x, y] = points
  const before = pointOn(points, 0.97)
  const angle = Math.atan2(y - before.y, x - before.x)
  const end = (turn: number) =>
    `${Math.round((x - 9 * Math.cos(angle + turn)) * 100) / 100} ${Math.round((y - 9 * Math.sin(angle + turn)) * 100) / 100}`
  return `M${end(0.45)}L${x} ${y}L${end(-0.45)}`
}

/** From the middle of the curve outwards, then ever farther beside it; at worst on the middle, over what is there. */
function freePlace(points: Points, width: number, layout: MapLayout, taken: readonly Rect[]): Rect {
  const at = (t: number, dx: number, dy: number): Rect => {
    const { x, y } = pointOn(points, t)
    return { x: Math.round(x - width / 2 + dx), y: Math.round(y - HEIGHT / 2 + dy), width, height: HEIGHT }
  }
  const steps = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9]
  for (const aside of [0, 16, 32, 56, 90, 140])
    for (const t of steps)
      for (const sign of aside === 0 ? [1] : [1, -1])
        for (const place of [at(t, 0, aside * sign), at(t, aside * sign, 0)])
          if (layout.visible(grown(place, 3)).length === 0 && !taken.some((other) => overlaps(grown(place, 3), other)))
            return place
  return at(0.5, 0, 0)
}

export function boundsOfLink(link: SceneLink): Rect {
  const curve = aroundPoints(link.curve.points)
  return link.label ? around(curve, link.label.box) : curve
}
