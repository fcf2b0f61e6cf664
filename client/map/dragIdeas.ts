import type { IdeaId } from '../../shared/domain/idea.ts'
import { dropTarget, type DropTarget } from './dropTarget.ts'
import type { MapView } from './mapView.ts'
import { toMap, type Point } from './viewport.ts'

export interface Dragging {
  readonly ids: readonly IdeaId[]
  /** On the screen, from the map's upper left corner. */
  readonly pointer: Point
  readonly target: DropTarget | undefined
}

/** Ideas that are being dragged. Local until they are dropped: nobody else sees them move, and Esc costs nothing. */
export interface Drag {
  get(): Dragging | undefined
  subscribe(listener: () => void): () => void
  start(ids: readonly IdeaId[], pointer: Point): void
  move(pointer: Point): void
  /** Ends it; the answer is what was dragged and where to. */
  end(): Dragging | undefined
}

/** Within this many pixels of the edge the map scrolls, the faster the nearer. */
const EDGE = 56
const FASTEST = 18

export function createDrag(mapView: MapView): Drag {
  let dragging: Dragging | undefined
  const listeners = new Set<() => void>()
  const set = (next: Dragging | undefined) => {
    dragging = next
    for (const listener of listeners) listener()
  }
  const aim = (pointer: Point) => {
    if (!dragging) return
    const point = toMap(mapView.camera.viewport, pointer)
    set({ ...dragging, pointer, target: dropTarget(mapView.map, mapView.layout, mapView.kept, point) })
  }
  const scroll = (): boolean => {
    if (!dragging) return false
    const { size, viewport } = mapView.camera
    const { x, y } = dragging.pointer
    const pull = (at: number, room: number): number =>
      at < EDGE
        ? (Math.min(EDGE, EDGE - at) / EDGE) * FASTEST
        : at > room - EDGE
          ? (Math.max(-EDGE, room - EDGE - at) / EDGE) * FASTEST
          : 0
    const dx = pull(x, size.width)
    const dy = pull(y, size.height)
    if (dx !== 0 || dy !== 0) {
      mapView.camera.jump({ ...viewport, x: viewport.x + dx, y: viewport.y + dy })
      aim(dragging.pointer)
    }
    return true
  }
  return {
    get: () => dragging,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start(ids, pointer) {
      mapView.keep(new Set(ids))
      set({ ids, pointer, target: undefined })
      mapView.eachFrame(scroll)
    },
    move: aim,
    end() {
      const last = dragging
      mapView.keep(new Set())
      set(undefined)
      return last
    },
  }
}
