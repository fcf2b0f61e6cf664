import type { IdeaId } from '../../shared/domain/idea.ts'
import { depthOf, ideaOf, type MindMap } from '../../shared/domain/mindMap.ts'
import { grown, type Rect } from '../../shared/layout/box.ts'
import { rankOf } from '../../shared/layout/geometry.ts'
import type { MapLayout } from '../../shared/layout/mapLayout.ts'
import { ideaLook } from '../../shared/scene/ideaLook.ts'
import type { Theme } from '../../shared/scene/theme.ts'

/** So large it is drawn; who shows it scales it. */
const WIDTH = 320
const HEIGHT = 200
const MARGIN = 6
/** Of a larger map those nearest to the middle are drawn: more would be a blot. */
const MOST = 800
/** Below this scale nobody sees whether a line is bent. */
const STRAIGHT = 0.12

/** The shape and the colours of a map, without a word of it, on no ground: small enough for a list of them. */
export function writePreview(map: MindMap, layout: MapLayout, theme: Theme): string {
  const bounds = grown(layout.bounds(), 1)
  const scale = Math.min((WIDTH - 2 * MARGIN) / bounds.width, (HEIGHT - 2 * MARGIN) / bounds.height, 1)
  const x = (at: number): number => n((at - bounds.x - bounds.width / 2) * scale + WIDTH / 2)
  const y = (at: number): number => n((at - bounds.y - bounds.height / 2) * scale + HEIGHT / 2)
  const size = (length: number): number => n(Math.max(length * scale, 1))

  const drawn = nearest(map)
  const depths = new Map(drawn.map(({ id, depth }) => [id, depth]))
  const lines = new Strokes()
  for (const { to, points } of layout.edgesIn(bounds)) {
    const depth = depths.get(to)
    if (depth === undefined) continue
    const { edge, edgeWidth } = ideaLook(ideaOf(map, to), rankOf(depth), theme)
    const [x0, y0, x1, y1, x2, y2, x3, y3] = points
    const bend = scale < STRAIGHT ? 'L' : `C${x(x1)} ${y(y1)} ${x(x2)} ${y(y2)} `
    const width = n(Math.max(edgeWidth * scale, 0.5))
    lines.add(`stroke="${edge}" stroke-width="${width}"`, `M${x(x0)} ${y(y0)}${bend}${x(x3)} ${y(y3)}`)
  }
  const boxes = new Strokes()
  for (const { id, depth } of drawn) {
    const box: Rect | undefined = layout.box(id)
    if (!box) continue
    const { fill, bar } = ideaLook(ideaOf(map, id), rankOf(depth), theme)
    // A white sheet with a fine line is nothing at this size: the colour of its kind is.
    const paint = depth < 2 ? `fill="${fill}" stroke="${bar}"` : `fill="${bar}"`
    boxes.add(paint, `M${x(box.x)} ${y(box.y)}h${size(box.width)}v${size(box.height)}h-${size(box.width)}z`)
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<g fill="none">${lines.toString()}</g>`,
    `<g stroke-linejoin="round">${boxes.toString()}</g>`,
    '</svg>\n',
  ].join('')
}

/** What is painted alike is one path. */
class Strokes {
  readonly #paths = new Map<string, string[]>()

  add(paint: string, d: string): void {
    const known = this.#paths.get(paint)
    if (known) known.push(d)
    else this.#paths.set(paint, [d])
  }

  toString(): string {
    return [...this.#paths].map(([paint, ds]) => `<path d="${ds.join('')}" ${paint}/>`).join('')
  }
}

/** Level by level from the middle. */
function nearest(map: MindMap): { readonly id: IdeaId; readonly depth: number }[] {
  const found = [{ id: map.root, depth: depthOf(map, map.root) }]
  for (let at = 0; at < found.length && found.length < MOST; at++) {
    const { id, depth } = found[at] ?? { id: map.root, depth: 0 }
    for (const child of ideaOf(map, id).children) found.push({ id: child, depth: depth + 1 })
  }
  return found.slice(0, MOST)
}

const n = (value: number): number => Math.round(value * 10) / 10
