import type { MindMap } from '../domain/mindMap.ts'
import { around, aroundPoints, grown, overlaps, type Rect } from '../layout/box.ts'
import type { MapLayout } from '../layout/mapLayout.ts'
import { widthOf } from '../layout/textAdvance.ts'
import { drawLabel } from './drawText.ts'
import { arrowPath, linkCurve, MOST_ROUTED, pointOn, type Points } from './linkCurve.ts'
import type { SceneLink } from './scene.ts'
import type { Theme } from './theme.ts'

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
