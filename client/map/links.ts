import type { IdeaId } from '../../shared/domain/idea.ts'
import { overlaps, type Rect } from '../../shared/layout/box.ts'
import { drawLinks } from '../../shared/scene/drawLinks.ts'
import { pointOn } from '../../shared/scene/linkCurve.ts'
import type { SceneLink } from '../../shared/scene/scene.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import type { MapView } from './mapView.ts'
import { paintTheme } from './paintTheme.ts'
import type { Point } from './viewport.ts'

/** The cross-links on the map: where they are drawn, and which one is meant. Selecting one is my own affair, as with ideas. */
export interface MapLinks {
  /** Made anew only when the map, the layout or the colours are others. */
  drawn(): readonly SceneLink[]
  /** The link under a point of the map; a finger need not meet it as well as a mouse. */
  at(point: Point, isTouch?: boolean): string | undefined
  readonly selected: string | undefined
  select(id: string | undefined): void
  /** What the mouse is over. */
  hover(idea: IdeaId | undefined, link: string | undefined): void
  /** Whether it stands out: it is meant itself, or one of its ends is. */
  isVivid(link: SceneLink): boolean
  subscribe(listener: () => void): () => void
}

/** So many pixels beside a line one still means it. */
const REACH = { mouse: 9, touch: 18 } as const
const SAMPLES = 48
/** With more ideas selected, no link stands out. */
const FEW = 8

export function createMapLinks(mapView: MapView): MapLinks {
  let links: readonly SceneLink[] = []
  let madeOf: { layoutVersion: number; theme: Theme } | undefined
  let selected: string | undefined
  let over: { idea: IdeaId | undefined; link: string | undefined } = { idea: undefined, link: undefined }
  const listeners = new Set<() => void>()
  const drawn = (): readonly SceneLink[] => {
    const { layoutVersion, map, layout } = mapView
    const theme = paintTheme()
    if (madeOf?.layoutVersion !== layoutVersion || madeOf.theme !== theme) {
      links = map.links.size > 0 ? drawLinks(map, layout, theme) : []
      madeOf = { layoutVersion, theme }
    }
    return links
  }
  return {
    drawn,
    at(point, isTouch = false) {
      const reach = REACH[isTouch ? 'touch' : 'mouse'] / mapView.camera.viewport.zoom
      return drawn().find((link) => isNear(link, point, reach))?.id
    },
    get selected() {
      return selected
    },
    select(id) {
      if (id === selected) return
      selected = id
      for (const listener of listeners) listener()
      mapView.repaint()
    },
    hover(idea, link) {
      if (idea === over.idea && link === over.link) return
      over = { idea, link }
      if (mapView.map.links.size > 0) mapView.repaint()
    },
    isVivid({ id, from, to }) {
      if (id === selected || id === over.link || from === over.idea || to === over.idea) return true
      const { selection } = mapView.viewState.get()
      return selection.size <= FEW && (selection.has(from) || selection.has(to))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function isNear({ curve, label }: SceneLink, { x, y }: Point, reach: number): boolean {
  const spot: Rect = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }
  if (label && overlaps(label.box, spot)) return true
  for (let i = 0; i <= SAMPLES; i++) {
    const at = pointOn(curve.points, i / SAMPLES)
    const next = pointOn(curve.points, Math.min(1, (i + 1) / SAMPLES))
    if (distanceToStep(at, next, x, y) <= reach) return true
  }
  return false
}

function distanceToStep(a: Point, b: Point, x: number, y: number): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(a.x + part * dx - x, a.y + part * dy - y)
}
