import type { IdeaId } from '../../shared/domain/idea.ts'
import { dropTarget, type DropTarget, type MayHang } from './dropTarget.ts'
import type { MapView } from './mapView.ts'
import { toMap, toScreen, type Point } from './viewport.ts'

export interface Dragging {
  readonly ids: readonly IdeaId[]
  /** On the screen, from the map's upper left corner. */
  readonly pointer: Point
  readonly target: DropTarget | undefined
  /** How far they have come, on the map. */
  readonly by: Point
  /** Whether they would stand right here instead of among others. */
  readonly isFree: boolean
}

/** Ideas that are being dragged. Local until they are dropped: nobody else sees them move, and Esc costs nothing. */
export interface Drag {
  get(): Dragging | undefined
  subscribe(listener: () => void): () => void
  start(ids: readonly IdeaId[], pointer: Point): void
  /** `freely`: not among others, whatever is near. */
  move(pointer: Point, freely?: boolean): void
  /** Ends it; the answer is what was dragged and where to. */
  end(): Dragging | undefined
}

/** Within this many pixels of the edge the map scrolls, the faster the nearer; on a small screen within a smaller part. */
const EDGE = 56
const EDGE_PART = 1 / 8
const FASTEST = 18
/** So far the end of the map may come in from the edge of the screen. */
const BEYOND = 12

export function createDrag(mapView: MapView, mayHang: MayHang): Drag {
  let dragging: Dragging | undefined
  let from: Point = { x: 0, y: 0 }
  let freely = false
  const listeners = new Set<() => void>()
  const set = (next: Dragging | undefined) => {
    dragging = next
    for (const listener of listeners) listener()
  }
  const aim = (pointer: Point) => {
    if (!dragging) return
    const point = toMap(mapView.camera.viewport, pointer)
    const { map, layout, kept } = mapView
    const target = freely ? undefined : dropTarget(map, layout, kept, point, mayHang)
    const by = { x: point.x - from.x, y: point.y - from.y }
    set({ ...dragging, pointer, target, by, isFree: target === undefined && isMeantFreely(dragging.ids, point) })
  }
  /** Beside everything a main branch finds a place of its own, and so does what has one already. */
  const isMeantFreely = (ids: readonly IdeaId[], point: Point): boolean => {
    const { map, layout, kept } = mapView
    const ideas = ids.flatMap((id) => map.ideas.get(id) ?? [])
    if (freely || ideas.every(({ spot }) => spot?.across !== undefined)) return true
    return ideas.every(({ parent }) => parent === map.root) && !kept.has(layout.at(point.x, point.y) ?? '')
  }
  /** Only towards where there is more of the map: what is wholly in view stays still under a hand that waits near the edge. */
  const scroll = (): boolean => {
    if (!dragging) return false
    const { size, viewport } = mapView.camera
    const { pointer } = dragging
    const bounds = mapView.layout.bounds()
    const start = toScreen(viewport, bounds)
    const end = toScreen(viewport, { x: bounds.x + bounds.width, y: bounds.y + bounds.height })
    const dx = pull(pointer.x, size.width, start.x, end.x)
    const dy = pull(pointer.y, size.height, start.y, end.y)
    if (dx !== 0 || dy !== 0) {
      mapView.camera.jump({ ...viewport, x: viewport.x + dx, y: viewport.y + dy })
      aim(pointer)
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
      from = toMap(mapView.camera.viewport, pointer)
      freely = false
      set({ ids, pointer, target: undefined, by: { x: 0, y: 0 }, isFree: false })
      mapView.eachFrame(scroll)
    },
    move(pointer, isFree = freely) {
      freely = isFree
      aim(pointer)
    },
    end() {
      const last = dragging
      mapView.keep(new Set())
      set(undefined)
      return last
    },
  }
}

/** How far the map is pulled in this frame: `at` is the hand, in a view of that `room` that shows the map from `start` to `end`. */
export function pull(at: number, room: number, start: number, end: number): number {
  const edge = Math.min(EDGE, room * EDGE_PART)
  const speed = (into: number) => (Math.min(edge, into) / edge) * FASTEST
  if (at < edge) return Math.min(speed(edge - at), Math.max(0, BEYOND - start))
  if (at > room - edge) return Math.max(-speed(at - room + edge), Math.min(0, room - BEYOND - end))
  return 0
}
