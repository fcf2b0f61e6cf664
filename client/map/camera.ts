import { overlaps, type Rect } from '../../shared/layout/box.ts'
import {
  between,
  fitted,
  revealing,
  shownRect,
  toMap,
  zoomedAt,
  type Insets,
  type Point,
  type Size,
  type Viewport,
} from './viewport.ts'

/** A flight takes this long, in milliseconds; people who asked for less motion are there at once. */
const FLIGHT = 240

/** In pixels: the toolbar above an idea, the buttons below the map; on a phone both lie at the lower edge. */
const INSETS = {
  wide: { top: 76, right: 40, bottom: 104, left: 40 },
  narrow: { top: 64, right: 24, bottom: 156, left: 24 },
} as const
/** A phone. */
export const NARROW = 640
/** What covers the whole map's edges: no toolbar is open then. */
const FIT_INSETS = {
  wide: { top: 28, right: 32, bottom: 96, left: 32 },
  middle: { top: 28, right: 24, bottom: 152, left: 24 },
  narrow: { top: 68, right: 16, bottom: 88, left: 16 },
} as const
/** Where the overview lies, once there is room for it. */
const CORNER = { from: 900, width: 232, height: 196 } as const

/** Looks at the map. React Flow holds the viewport; the camera tells it where to go and hears where it went. */
export interface Camera {
  readonly viewport: Viewport
  readonly size: Size
  /** What covers the map at its edges just now. */
  readonly insets: Insets
  /** React Flow is there: this is how its viewport is set, at once. */
  connect(set: (viewport: Viewport) => void): void
  /** React Flow says: the viewport is another one. */
  moved(viewport: Viewport): void
  /** A gesture of the user's holds the viewport: nothing else may move it. */
  hold(held: boolean): void
  readonly isHeld: boolean
  resized(size: Size): void
  jump(viewport: Viewport): void
  fly(viewport: Viewport): void
  zoomBy(factor: number, at?: Point): void
  /** Flies to where all of `bounds` shows, clear of the tools: see `fitting`. */
  fit(bounds: Rect, isEmpty?: (rect: Rect) => boolean): void
  /** Where all of `bounds` shows. `isEmpty` tells which part of the map may lie under the overview in the corner. */
  fitting(bounds: Rect, isEmpty?: (rect: Rect) => boolean): Viewport
  reveal(rect: Rect, how?: 'fly' | 'jump'): void
  /** Keeps a point of the map where it is on the screen, although the layout has moved it. */
  compensate(dx: number, dy: number): void
  sees(rect: Rect): boolean
  stop(): void
}

export interface CameraMeans {
  onMove(): void
  eachFrame(step: () => boolean): void
  onResize(): void
  prefersStillness(): boolean
  now(): number
}

export function createCamera(means: CameraMeans): Camera {
  let viewport: Viewport = { x: 0, y: 0, zoom: 1 }
  let size: Size = { width: 0, height: 0 }
  let set: ((viewport: Viewport) => void) | undefined
  let held = false
  let flight: { from: Viewport; to: Viewport; start: number } | undefined

  const land = () => (flight = undefined)
  const put = (next: Viewport) => {
    if (next.x === viewport.x && next.y === viewport.y && next.zoom === viewport.zoom) return
    viewport = next
    set?.(next)
    means.onMove()
  }
  const onward = (): boolean => {
    if (!flight) return false
    const part = Math.min(1, (means.now() - flight.start) / FLIGHT)
    put(between(flight.from, flight.to, 1 - (1 - part) ** 3))
    if (part === 1) flight = undefined
    return part < 1
  }

  /** The overview covers a corner only: nothing is pushed up that lies beside it. */
  const clearOfCorner = (at: Viewport, rect: Rect): Viewport => {
    if (size.width <= CORNER.from) return at
    const right = at.x + (rect.x + rect.width) * at.zoom
    const over = at.y + (rect.y + rect.height) * at.zoom - (size.height - CORNER.height)
    return right > size.width - CORNER.width && over > 0 ? { ...at, y: at.y - over } : at
  }

  const underCorner = (at: Viewport): Rect => {
    const { width, height } = CORNER
    const start = toMap(at, { x: size.width - width, y: size.height - height })
    return { ...start, width: width / at.zoom, height: height / at.zoom }
  }

  const camera: Camera = {
    get insets() {
      return size.width > NARROW ? INSETS.wide : INSETS.narrow
    },
    get viewport() {
      return viewport
    },
    get size() {
      return size
    },
    connect(next) {
      set = next
      next(viewport)
    },
    moved(next) {
      if (next.x === viewport.x && next.y === viewport.y && next.zoom === viewport.zoom) return
      viewport = next
      means.onMove()
    },
    get isHeld() {
      return held
    },
    hold(next) {
      held = next
      if (held) land()
    },
    resized(next) {
      if (next.width === size.width && next.height === size.height) return
      const first = size.width === 0
      // The middle stays the middle, so that a panel that opens does not push the map aside by half its width.
      if (!first)
        put({
          ...viewport,
          x: viewport.x + (next.width - size.width) / 2,
          y: viewport.y + (next.height - size.height) / 2,
        })
      size = next
      means.onResize()
    },
    jump(next) {
      land()
      put(next)
    },
    fly(next) {
      land()
      if (means.prefersStillness() || size.width === 0) return put(next)
      flight = { from: viewport, to: next, start: means.now() }
      means.eachFrame(onward)
    },
    zoomBy(factor, at = { x: size.width / 2, y: size.height / 2 }) {
      const from = flight?.to ?? viewport
      camera.fly(zoomedAt(from, at, from.zoom * factor))
    },
    fit(bounds, isEmpty) {
      camera.fly(camera.fitting(bounds, isEmpty))
    },
    fitting(bounds, isEmpty = () => true) {
      const insets = FIT_INSETS[size.width > CORNER.from ? 'wide' : size.width > NARROW ? 'middle' : 'narrow']
      const whole = fitted(bounds, size, insets)
      if (size.width <= CORNER.from || isEmpty(underCorner(whole))) return whole
      const beside = fitted(bounds, size, { ...insets, right: CORNER.width })
      const above = fitted(bounds, size, { ...insets, bottom: CORNER.height })
      return beside.zoom >= above.zoom ? beside : above
    },
    reveal(rect, how = 'fly') {
      if (held || size.width === 0) return
      const from = flight?.to ?? viewport
      const next = clearOfCorner(revealing(from, size, rect, camera.insets), rect)
      if (next !== from) camera[how](next)
    },
    compensate(dx, dy) {
      if (held || (dx === 0 && dy === 0)) return
      const shifted = ({ x, y, zoom }: Viewport): Viewport => ({ x: x - dx * zoom, y: y - dy * zoom, zoom })
      if (flight) flight = { ...flight, from: shifted(flight.from), to: shifted(flight.to) }
      put(shifted(viewport))
    },
    sees: (rect) => overlaps(shownRect(viewport, size), rect),
    stop: land,
  }
  return camera
}
