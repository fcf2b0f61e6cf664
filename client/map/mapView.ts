import type { IdeaId } from '../../shared/domain/idea.ts'
import { subtree, type MindMap, type MindMapChange } from '../../shared/domain/mindMap.ts'
import { around, grown, type Rect } from '../../shared/layout/box.ts'
import { MapLayout, type Size } from '../../shared/layout/mapLayout.ts'
import { createForgetting } from '../board/createForgetting.ts'
import type { View, ViewState } from '../board/viewState.ts'
import { comesBefore, foldsAbove } from '../deeds/walk.ts'
import { createCamera, type Camera } from './camera.ts'
import { carriedBy } from './carriedBy.ts'
import { firstView } from './firstView.ts'
import { createGlide, type Glide } from './glide.ts'
import { distance, fitted, shownRect, toMap, toScreen, within, ZOOM, type Point } from './viewport.ts'

export interface MapViewMeans {
  readonly map: MindMap
  onMapChange(listener: (change: MindMapChange) => void): () => void
  readonly viewState: ViewState
  prefersStillness(): boolean
  now(): number
}

/** Ideas are fed this far beyond the edge of the screen, in pixels, so that a pan shows no gap before the next feed. */
const MARGIN = 300

/** Below this zoom nobody wants to write; then one is brought this near. */
const READABLE = 0.55
const NEAR = 0.9

/** So long elements and canvas both show the ideas when one takes over from the other, in milliseconds. */
const FADE = 140
/** More than these never glide: then a change is there at once. */
const MOST_GLIDING = 160

/**
 * What the screen shows of a map, without React: layout, camera, and the one frame in which all changes meet.
 * A remote change moves no idea that I am at: the viewport follows the layout.
 */
export interface MapView {
  readonly map: MindMap
  /** Another object after the view was stopped and started. */
  readonly layout: MapLayout
  readonly camera: Camera
  readonly viewState: ViewState
  /** The ideas that the page draws, in the order of the tree; stable until they are others. */
  shown(): readonly IdeaId[]
  /** Counts up whenever something of what is shown may be another one. */
  readonly version: number
  /** Counts up when ideas or links are others or lie elsewhere; no selection and no pan does that. */
  readonly layoutVersion: number
  /** Where ideas are drawn while the layout comes to rest. */
  readonly glide: Glide
  /** Whether it has ever been drawn. */
  readonly isDrawn: boolean
  /** The page can draw ideas, until the answer is called; before and after that the canvas draws them all. */
  drawByPage(): () => void
  /** From afar the canvas draws the ideas, near by the page does; at the border both, so that one fades into the other. */
  readonly drawnBy: 'page' | 'canvas' | 'both'
  /** Called at the beginning of each frame until it answers false: what moves in it is painted in the same frame. */
  eachFrame(step: () => boolean): void
  /** Called once a frame in which the ideas shown or what is known of them changed. */
  onFeed(listener: () => void): () => void
  /** Called once a frame in which anything moved or changed: paint now. */
  onPaint(listener: () => void): () => void
  /** Something that the page draws of ideas changed: votes, others' selections, the language. */
  refresh(): void
  repaint(): void
  /** As the next frame would, if one is asked for, but at once: nobody has to look at a frame without ideas. */
  drawNow(): void
  /** Takes in my own changes at once instead of with the next frame. `still` stays where it is on the screen. */
  catchUp(ids: Iterable<IdeaId>, still?: IdeaId): void
  /** Ideas that stay drawn wherever one looks. */
  keep(ids: ReadonlySet<IdeaId>): void
  readonly kept: ReadonlySet<IdeaId>
  setSize(id: IdeaId, size: Size | undefined): void
  /** Opens what hides the idea and brings it into view. */
  reveal(id: IdeaId, how?: 'fly' | 'jump'): void
  /** As `reveal`, and near enough to read and write. */
  approach(id: IdeaId): void
  fitAll(): void
  /** Fills the screen with a branch, or with all, as large as a room can read it. */
  fill(branch: IdeaId | null): void
  /** Follows the map until the answer is called. */
  start(): () => void
}

/** Before a room: what stands at the edges then, and how large ideas become where there are few. */
const STAGE = { insets: { top: 96, right: 64, bottom: 112, left: 64 }, largest: 2 } as const

const none: ReadonlySet<IdeaId> = new Set()

export function createMapView({ map, onMapChange, viewState, prefersStillness, now }: MapViewMeans): MapView {
  let layout = new MapLayout(map, { folded: viewState.get().folded })
  let started = false
  const feedListeners = new Set<() => void>()
  const paintListeners = new Set<() => void>()
  const steps = new Set<() => boolean>()
  let view: View = viewState.get()
  let kept = none
  let shown: readonly IdeaId[] = []
  let fedRect: Rect = { x: 0, y: 0, width: 0, height: 0 }
  let version = 0
  let layoutVersion = 0
  let frame = 0
  let needsFeed = true
  let placed = false
  let isDrawn = false

  const camera = createCamera({
    prefersStillness,
    now,
    eachFrame,
    onMove: () => {
      // Within the margin a pan shows nothing new; the feed waits until half of it is used up.
      const { viewport, size } = camera
      if (!within(fedRect, shownRect(viewport, size, MARGIN / 2)) || isDetailed() !== wasDetailed) needsFeed = true
      request()
    },
    onResize: () => {
      if (!placed) placeFirst()
      needsFeed = true
      request()
    },
  })
  const glide = createGlide()
  let wasDetailed = true
  let canPageDraw = false
  const isDetailed = () => canPageDraw && camera.viewport.zoom >= ZOOM.detail
  /** Until when the one that no longer draws the ideas goes on. */
  let fadesUntil = 0
  let frameTime = 0
  const isFading = () => frameTime < fadesUntil

  const isEmpty = (rect: Rect): boolean => layout.visible(rect).length === 0
  const wholeMap = () => camera.fitting(grown(layout.bounds(), 8), isEmpty)

  function placeFirst(): void {
    if (camera.size.width === 0) return
    placed = true
    camera.jump(firstView(map, layout, camera, wholeMap()))
  }

  const request = () => {
    frame ||= requestAnimationFrame(work)
  }
  function eachFrame(step: () => boolean): void {
    steps.add(step)
    request()
  }
  const dirty = () => {
    version++
    needsFeed = true
    request()
  }

  function work(time: number): void {
    // Still this frame: what a step moves needs no other one.
    for (const step of steps) if (!step()) steps.delete(step)
    frame = 0
    if (steps.size > 0) request()
    if (camera.size.width === 0) return
    const wasFading = isFading()
    frameTime = time
    if (isDetailed() !== wasDetailed && shown.length > 0 && !prefersStillness()) fadesUntil = time + FADE
    if (wasFading && !isFading()) needsFeed = true
    if (needsFeed) {
      needsFeed = false
      wasDetailed = isDetailed()
      fedRect = shownRect(camera.viewport, camera.size, MARGIN)
      shown = inOrder(wasDetailed || isFading() ? layout.visible(fedRect) : [])
      for (const listener of feedListeners) listener()
    }
    const isMoving = glide.advance(time)
    isDrawn = true
    for (const listener of paintListeners) listener()
    if (isMoving || isFading()) request()
  }

  /** What is in view, and what must stay drawn: where the keyboard is, what is edited, what is dragged. */
  function inOrder(visible: IdeaId[]): readonly IdeaId[] {
    const known = new Set(visible)
    for (const id of [view.focused, view.editing, ...kept])
      if (id !== null && !known.has(id) && layout.box(id)) {
        known.add(id)
        const at = visible.findIndex((other) => comesBefore(map, other, id) > 0)
        visible.splice(at < 0 ? visible.length : at, 0, id)
      }
    return visible
  }

  /** The ideas that must not move on the screen while others change the map, the most important first. */
  function anchors(): IdeaId[] {
    const { editing, focused, selection } = view
    const isAt = focused !== map.root || selection.has(focused)
    const mine = [editing, isAt ? focused : null].filter((id) => {
      const box = id === null ? undefined : layout.box(id)
      return box !== undefined && camera.sees(box)
    })
    const at = toMap(camera.viewport, { x: camera.size.width / 2, y: camera.size.height / 2 })
    const middle = layout
      .visible(shownRect(camera.viewport, camera.size))
      .flatMap((id) => {
        const box = layout.box(id)
        return box ? [{ id, far: distance(box, at) }] : []
      })
      .sort((a, b) => a.far - b.far)
    return [...mine.filter((id) => id !== null), ...middle.slice(0, 24).map(({ id }) => id)]
  }

  /** Changes the layout and follows the first of `fixed` that is there before and after with the viewport. */
  function relayout(change: () => void, fixed = anchors()): void {
    layoutVersion++
    const boxes = fixed.flatMap((id) => {
      const box = layout.box(id)
      return box ? [{ id, box }] : []
    })
    const drawn = mayGlide() ? drawnPlaces() : undefined
    change()
    const still = boxes.find(({ id }) => layout.box(id) !== undefined)
    const before = still?.box
    const after = still && layout.box(still.id)
    if (before && after) {
      // A box that grows keeps the edge that its line comes in at.
      const edge = ({ x, width, side }: typeof after) =>
        side === 'left' ? x + width : side === 'root' ? x + width / 2 : x
      const middle = ({ y, height }: Rect) => y + height / 2
      const top = after.height === before.height ? middle(after) - middle(before) : after.y - before.y
      camera.compensate(edge(after) - edge(before), top)
    }
    if (drawn) setOff(drawn)
    else glide.begin(new Map())
    dirty()
  }

  /** Nothing glides under a hand: what is dragged or panned is where the hand is. */
  const mayGlide = (): boolean =>
    placed &&
    !prefersStillness() &&
    !camera.isHeld &&
    kept.size === 0 &&
    (isDetailed() || map.ideas.size <= MOST_GLIDING)

  /** Where the ideas in view are drawn now, on the screen. */
  function drawnPlaces(): Map<IdeaId, Point> | undefined {
    const visible = layout.visible(shownRect(camera.viewport, camera.size))
    if (visible.length > MOST_GLIDING) return undefined
    const places = new Map<IdeaId, Point>()
    for (const id of visible) {
      const box = layout.box(id)
      const shift = glide.shift(id) ?? { x: 0, y: 0 }
      if (box) places.set(id, toScreen(camera.viewport, { x: box.x + shift.x, y: box.y + shift.y }))
    }
    return places
  }

  /** Lets the ideas glide from where they were drawn; what has just come into view is there at once. */
  function setOff(drawn: ReadonlyMap<IdeaId, Point>): void {
    const starts = new Map<IdeaId, Point>()
    let isAnother = false
    for (const [id, at] of drawn) {
      const box = layout.box(id)
      if (!box) continue
      const from = toMap(camera.viewport, at)
      const start = { x: from.x - box.x, y: from.y - box.y }
      const now = glide.shift(id) ?? { x: 0, y: 0 }
      const differs = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) > 0.5
      if (differs(start, { x: 0, y: 0 })) starts.set(id, start)
      isAnother ||= differs(start, now)
    }
    if (isAnother) glide.begin(starts)
  }

  const forgetting = createForgetting(map, viewState)

  const followMap = (change: MindMapChange) => {
    const isElsewhere = carriedBy(change, map, layout)
    const mine = (id: IdeaId) => id === view.editing || id === view.focused
    relayout(
      () => layout.update(change),
      anchors().filter((id) => mine(id) || !isElsewhere(id)),
    )
    forgetting.forget(change.removed)
  }
  const followView = () => {
    const next = viewState.get()
    const before = view
    view = next
    if (next.folded !== before.folded) {
      const turned = [...next.folded, ...before.folded].filter((id) => next.folded.has(id) !== before.folded.has(id))
      relayout(() => layout.setFolded(next.folded, turned), turned.length === 1 ? turned : anchors())
    }
    if (next.focused !== before.focused) forgetting.remember()
    dirty()
  }

  const listen = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener)
    return () => void to.delete(listener)
  }

  const mapView: MapView = {
    map,
    get layout() {
      return layout
    },
    camera,
    viewState,
    shown: () => shown,
    get version() {
      return version
    },
    get layoutVersion() {
      return layoutVersion
    },
    glide,
    get isDrawn() {
      return isDrawn
    },
    drawByPage() {
      canPageDraw = true
      dirty()
      return () => {
        canPageDraw = false
        dirty()
      }
    },
    get drawnBy() {
      return isFading() ? 'both' : isDetailed() ? 'page' : 'canvas'
    },
    onFeed: listen(feedListeners),
    eachFrame,
    onPaint: listen(paintListeners),
    refresh: dirty,
    repaint: request,
    drawNow() {
      if (frame === 0) return
      cancelAnimationFrame(frame)
      work(now())
    },
    catchUp(ids, still) {
      const changed = new Set<IdeaId>()
      for (const id of ids) {
        changed.add(id)
        const parent = map.ideas.get(id)?.parent
        if (parent !== null && parent !== undefined) changed.add(parent)
      }
      const fixed = still === undefined ? anchors() : [still]
      relayout(() => layout.update({ changed, removed: none }), fixed)
    },
    keep(ids) {
      kept = ids
      dirty()
    },
    get kept() {
      return kept
    },
    setSize: (id, size) => relayout(() => layout.setSize(id, size), [id]),
    reveal(id, how = 'fly') {
      const hiding = foldsAbove(map, view.folded, id)
      if (hiding.length > 0) viewState.setFolded(new Set([...view.folded].filter((folded) => !hiding.includes(folded))))
      const box = layout.box(id)
      if (box) camera.reveal(grown(box, 12), how)
    },
    approach(id) {
      mapView.reveal(id)
      const box = layout.box(id)
      if (!box || camera.viewport.zoom >= READABLE) return
      const { width, height } = camera.size
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      camera.fly({ zoom: NEAR, x: width / 2 - x * NEAR, y: height / 2 - y * NEAR })
    },
    fitAll: () => camera.fly(wholeMap()),
    fill(branch) {
      const boxes = branch === null ? [] : [...subtree(map, branch)].flatMap(({ id }) => layout.box(id) ?? [])
      const bounds = boxes.length === 0 ? layout.bounds() : boxes.reduce<Rect>(around, boxes[0] as Rect)
      camera.fly(fitted(grown(bounds, 8), camera.size, STAGE.insets, STAGE.largest))
    },
    start() {
      // What changed while nobody looked was not heard of.
      if (started) layout = new MapLayout(map, { folded: viewState.get().folded })
      layoutVersion++
      started = true
      view = viewState.get()
      const stops = [onMapChange(followMap), viewState.subscribe(followView)]
      dirty()
      return () => {
        for (const stop of stops) stop()
        camera.stop()
        cancelAnimationFrame(frame)
        frame = 0
      }
    },
  }
  return mapView
}
