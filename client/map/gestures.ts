import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MapDeeds } from '../deeds/deeds.ts'
import type { Drag } from './dragIdeas.ts'
import type { MapLinks } from './links.ts'
import type { MapView } from './mapView.ts'
import { rectBetween, toMap, type Point } from './viewport.ts'

export interface GestureMeans {
  readonly element: HTMLElement
  readonly mapView: MapView
  readonly deeds: MapDeeds
  readonly drag: Drag
  readonly links: MapLinks
  readonly canWrite: boolean
  /** The frame that is being drawn with Shift held, on the screen. */
  showFrame(frame: { from: Point; to: Point } | undefined): void
  onCancelledDrag(): void
  /** Shows the picture of an idea. */
  look(id: IdeaId): void
  /** Shows the menu of what is selected, there on the screen. */
  openMenu(at: Point): void
}

/** So far a mouse may slip and it is still a click; a finger is less steady. */
const SLACK = { mouse: 5, touch: 10 } as const
/** So long a finger rests on an idea before it picks it up. */
const LONG_PRESS = 380

const ideaAt = (target: EventTarget | null): IdeaId | undefined =>
  target instanceof Element ? (target.closest('[data-testid="idea"]')?.getAttribute('data-id') ?? undefined) : undefined
const isGrip = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-grip]') !== null
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[data-map-control], .kt-editor, button, input, [role="toolbar"]') !== null

/**
 * Mouse, pen and finger on the map: choose, draw a frame, drag. Panning and zooming are React Flow's; it is kept out of what begins on an
 * idea with the mouse, and of every finger that has picked one up.
 */
export function listenToGestures(means: GestureMeans): () => void {
  const { element, mapView, deeds, drag, links, canWrite } = means
  let press:
    { id: IdeaId; start: Point; pointer: number; touch: boolean; timer?: ReturnType<typeof setTimeout> } | undefined
  /** A finger has picked something up and has not moved since. */
  let rests = false
  /** Whose pointer drags. */
  let dragger: number | undefined
  /** Where a press beside every idea began. */
  let beside: Point | undefined
  let frame: { from: Point; pointer: number; before: ReadonlySet<IdeaId> } | undefined

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const forgetPress = () => {
    if (press?.timer) clearTimeout(press.timer)
    press = undefined
  }
  const linkAt = (at: Point, isTouch: boolean) => links.at(toMap(mapView.camera.viewport, at), isTouch)
  /** The browser gives a finger to the nearest thing that can be pressed: a line beside an idea would never get one. */
  const isMeantForLink = (target: EventTarget | null, at: Point): boolean => {
    const { x, y } = toMap(mapView.camera.viewport, at)
    return !isGrip(target) && mapView.layout.at(x, y) === undefined && linkAt(at, true) !== undefined
  }
  /** The links of what the mouse is over stand out. */
  const pointAt = (event: PointerEvent, at: Point) => {
    const idea = ideaAt(event.target)
    const link = idea === undefined && !isControl(event.target) ? linkAt(at, event.pointerType === 'touch') : undefined
    links.hover(idea, link)
    element.toggleAttribute('data-on-link', link !== undefined)
  }
  const pickUp = (id: IdeaId, at: Point, pointer: number): boolean => {
    if (!canWrite) return false
    const { selection } = mapView.viewState.get()
    if (!selection.has(id)) deeds.select(id)
    const ids = deeds.selected()
    if (ids.length === 0) return false
    dragger = pointer
    drag.start(ids, at)
    return true
  }
  const letItRest = (id: IdeaId, at: Point, pointer: number) => {
    if (!pickUp(id, at, pointer)) return
    rests = true
    navigator.vibrate?.(15)
  }

  const onPointerDown = (event: PointerEvent) => {
    // A second finger zooms: nothing is picked up any more, and what was goes back.
    if (!event.isPrimary) return cancel()
    if (isControl(event.target) || event.button !== 0) return
    links.select(undefined)
    const at = pointOf(event)
    const touch = event.pointerType === 'touch'
    const id = touch && isMeantForLink(event.target, at) ? undefined : ideaAt(event.target)
    if (id === undefined) {
      if (!event.shiftKey) {
        beside = at
        return
      }
      frame = { from: at, pointer: event.pointerId, before: mapView.viewState.get().selection }
      element.setPointerCapture(event.pointerId)
      return
    }
    forgetPress()
    press = { id, start: at, pointer: event.pointerId, touch }
    if (touch && isGrip(event.target)) letItRest(id, at, event.pointerId)
    else if (touch) press.timer = setTimeout(() => press && letItRest(id, at, event.pointerId), LONG_PRESS)
    else if (event.ctrlKey || event.metaKey) deeds.select(id, 'toggle')
    else if (event.shiftKey) deeds.select(id, 'range')
    else if (!mapView.viewState.get().selection.has(id)) deeds.select(id)
  }

  const onPointerMove = (event: PointerEvent) => {
    const at = pointOf(event)
    if (frame && event.pointerId === frame.pointer) return drawFrame(at)
    if (drag.get()) {
      if (event.pointerId !== dragger) return
      if (rests && press && distance(at, press.start) <= SLACK.touch) return
      rests = false
      return drag.move(at, event.altKey)
    }
    if (beside && distance(at, beside) > SLACK.touch) beside = undefined
    if (event.buttons === 0) return pointAt(event, at)
    if (!press || press.pointer !== event.pointerId) return
    const moved = distance(at, press.start)
    if (moved <= (press.touch ? SLACK.touch : SLACK.mouse)) return
    // A finger that moves before it has rested pans the map.
    if (press.touch || event.ctrlKey || event.metaKey || event.shiftKey) return forgetPress()
    const { id, start, pointer } = press
    forgetPress()
    if (pickUp(id, start, pointer)) {
      element.setPointerCapture(pointer)
      drag.move(at, event.altKey)
    }
  }

  const onPointerUp = (event: PointerEvent) => {
    if (frame && event.pointerId === frame.pointer) return endFrame()
    if (beside) {
      const link = event.button === 0 ? linkAt(beside, event.pointerType === 'touch') : undefined
      if (link !== undefined) {
        beside = undefined
        return links.select(link)
      }
      // Beside everything: only one idea stays selected; on a phone none, so that nothing covers the map.
      const { focused } = mapView.viewState.get()
      if (event.pointerType === 'touch') mapView.viewState.select([], focused)
      else if (event.button === 0) deeds.select(focused)
      beside = undefined
      return
    }
    if (drag.get() && event.pointerId !== dragger) return
    const dragged = drag.end()
    if (dragged && rests) {
      rests = false
      forgetPress()
      return means.openMenu(pointOf(event))
    }
    if (dragged?.isFree) deeds.placeFreely(dragged.ids, dragged.by)
    else if (dragged?.target) deeds.drop(dragged.ids, dragged.target)
    else if (
      !dragged &&
      press &&
      press.pointer === event.pointerId &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.shiftKey
    )
      deeds.select(press.id)
    forgetPress()
  }

  const cancel = () => {
    forgetPress()
    rests = false
    beside = undefined
    if (frame) {
      mapView.viewState.select(frame.before)
      endFrame()
    }
    if (drag.end()) means.onCancelledDrag()
  }
  const drawFrame = (to: Point) => {
    if (!frame) return
    const { from, before } = frame
    const { viewport } = mapView.camera
    const inside = mapView.layout.visible(rectBetween(toMap(viewport, from), toMap(viewport, to)))
    mapView.viewState.select([...before, ...inside])
    means.showFrame({ from, to })
  }
  const endFrame = () => {
    frame = undefined
    means.showFrame(undefined)
  }

  const onContextMenu = (event: MouseEvent) => {
    const id = ideaAt(event.target)
    if (!canWrite || id === undefined || isControl(event.target)) return
    event.preventDefault()
    // A finger that rests has picked the idea up; it gets the menu when it lets go.
    if (drag.get()) return
    forgetPress()
    if (!mapView.viewState.get().selection.has(id)) deeds.select(id)
    means.openMenu(pointOf(event))
  }
  const onDoubleClick = (event: MouseEvent) => {
    const id = ideaAt(event.target)
    if (id === undefined || isControl(event.target)) return
    if (event.target instanceof Element && event.target.closest('[data-picture]')) means.look(id)
    else deeds.edit(id, { x: event.clientX, y: event.clientY })
  }
  const onAlt = (event: KeyboardEvent) => {
    const dragging = drag.get()
    if (event.key !== 'Alt' || !dragging) return
    // Let go, it would lead to the browser's menu.
    event.preventDefault()
    drag.move(dragging.pointer, event.type === 'keydown')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    onAlt(event)
    if (event.key !== 'Escape' || (!drag.get() && !frame)) return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
  const keepFromPanning = (event: MouseEvent) => {
    if (isControl(event.target)) return
    if (event.button === 0 && (ideaAt(event.target) !== undefined || event.shiftKey)) event.stopPropagation()
  }
  const keepFinger = (event: TouchEvent) => {
    if (!drag.get()) return
    event.preventDefault()
    event.stopPropagation()
  }

  const listeners: [EventTarget, string, (event: never) => void, AddEventListenerOptions][] = [
    [element, 'pointerdown', onPointerDown, {}],
    [element, 'pointermove', onPointerMove, {}],
    [element, 'pointerup', onPointerUp, {}],
    [element, 'pointercancel', cancel, {}],
    [element, 'contextmenu', onContextMenu, {}],
    [element, 'dblclick', onDoubleClick, {}],
    [element, 'mousedown', keepFromPanning, { capture: true }],
    [element, 'touchmove', keepFinger, { capture: true, passive: false }],
    [window, 'keydown', onKeyDown, { capture: true }],
    [window, 'keyup', onAlt, { capture: true }],
    [window, 'blur', cancel, {}],
  ]
  for (const [target, name, listener, options] of listeners)
    target.addEventListener(name, listener as EventListener, options)
  return () => {
    for (const [target, name, listener, options] of listeners)
      target.removeEventListener(name, listener as EventListener, options)
    cancel()
  }
}
