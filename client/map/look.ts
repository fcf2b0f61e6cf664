import type { IdeaId } from '../../shared/domain/idea.ts'
import { grown, type Box, type Rect } from '../../shared/layout/box.ts'
import type { Look } from '../../shared/domain/look.ts'
import { NARROW } from './camera.ts'
import type { MapView } from './mapView.ts'
import { distance, fitted, middleOf, shownRect, type Viewport } from './viewport.ts'

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 } as const
/** On a phone nobody can read what fills a projector: there the idea that is looked at comes to the middle, at least this large. */
const LEGIBLE = 0.42

/** What the canvas shows me, told so that a screen of another size and with other branches folded can show it, too. */
export function lookOf(mapView: MapView): Look {
  const { camera, layout } = mapView
  const at = atOf(mapView)
  const rect = shownRect(camera.viewport, camera.size)
  const box = layout.box(at)
  return box && camera.size.width > 0 ? { at, rect: { ...rect, x: rect.x - box.x, y: rect.y - box.y } } : { at }
}

/** The idea that I am at: where I write, else the focused one as long as it is in sight, else the nearest to the middle. */
function atOf({ camera, layout, viewState, map, drawnBy }: MapView): IdeaId {
  const { editing, focused } = viewState.get()
  if (editing !== null) return editing
  const box = layout.box(focused)
  // From afar thousands are in sight: none is nearer than the others.
  if ((box && camera.sees(box)) || drawnBy === 'canvas') return focused
  const rect = shownRect(camera.viewport, camera.size)
  const middle = middleOf(rect)
  let nearest: { readonly id: IdeaId; readonly far: number } | undefined
  for (const id of layout.visible(rect)) {
    const other = layout.box(id)
    if (!other) continue
    const far = distance(other, middle)
    if (!nearest || far < nearest.far) nearest = { id, far }
  }
  return nearest?.id ?? map.root
}

/** Flies to what somebody else sees. */
export function lookAt(mapView: MapView, { at, rect }: Look): void {
  const { camera } = mapView
  const box = shownBox(mapView, at)
  if (!box || camera.isHeld || camera.size.width === 0) return
  if (rect) camera.fly(viewportFor(mapView, box, { ...rect, x: rect.x + box.x, y: rect.y + box.y }))
  else camera.reveal(grown(box, 12))
}

function viewportFor({ camera: { size } }: MapView, box: Rect, rect: Rect): Viewport {
  const whole = fitted(rect, size, NO_INSETS, Infinity)
  if (size.width > NARROW || whole.zoom >= LEGIBLE) return whole
  const { x, y } = middleOf(box)
  return { zoom: LEGIBLE, x: size.width / 2 - x * LEGIBLE, y: size.height / 2 - y * LEGIBLE }
}

/** The idea's box, or that of the folded branch that hides it. */
function shownBox({ layout, map }: MapView, id: IdeaId): Box | undefined {
  for (let at: IdeaId | null = id; at !== null; at = map.ideas.get(at)?.parent ?? null) {
    const box = layout.box(at)
    if (box) return box
  }
  return undefined
}
