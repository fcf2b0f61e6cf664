import { announce, button, make } from './dom.ts'
import { drawnOf, itemOf, titleOf } from './outline.ts'
import { say } from './words.ts'

/** The picture of the map, to be moved and enlarged by mouse, fingers and keys. */
export interface MapView {
  readonly svg: SVGSVGElement
  /** Brings an idea to the middle, large enough to be read. */
  show(id: string): void
  showAll(): void
  /** The picture was drawn anew: what stood at `anchor` stays where it is on the screen. */
  reframe(view: Frame, anchor?: { readonly before: Point; readonly after: Point }): void
  /** Another picture of the same map has taken the place of this one. */
  replace(svg: SVGSVGElement): void
}
interface Point {
  readonly x: number
  readonly y: number
}
export interface Frame extends Point {
  readonly width: number
  readonly height: number
}

const MOST = 3
const STEP = 1.3
const READABLE = 0.8
/** A pointer that moves less than this has clicked. */
const STILL = 5

export function openMapView(plan: HTMLElement): MapView | undefined {
  const first = plan.querySelector('svg')
  if (!first) return undefined
  let svg = first
  let frame = frameOf(svg)
  let [x, y, scale] = [0, 0, 1]
  let isWhole = true
  const section = plan.closest('#mindmap')
  const isLarge = (): boolean => section?.matches(':target') ?? false
  const fitting = (): number =>
    Math.min(1, (plan.clientWidth - 16) / frame.width, (plan.clientHeight - 16) / frame.height)

  const draw = (): void => {
    svg.style.transform = `translate(${x}px,${y}px) scale(${scale})`
  }
  const showAll = (): void => {
    scale = fitting()
    x = (plan.clientWidth - frame.width * scale) / 2
    y = (plan.clientHeight - frame.height * scale) / 2
    isWhole = true
    draw()
  }
  const moveBy = (dx: number, dy: number): void => {
    // A corner of the map always stays in view.
    const hold = (at: number, size: number, room: number) => Math.min(Math.max(at, 48 - size), room - 48)
    x = hold(x + dx, frame.width * scale, plan.clientWidth)
    y = hold(y + dy, frame.height * scale, plan.clientHeight)
    isWhole = false
    draw()
  }
  const zoomTo = (next: number, at: Point = { x: plan.clientWidth / 2, y: plan.clientHeight / 2 }): void => {
    const bounded = Math.min(Math.max(next, fitting() / 2), MOST)
    x = at.x - ((at.x - x) * bounded) / scale
    y = at.y - ((at.y - y) * bounded) / scale
    scale = bounded
    moveBy(0, 0)
  }
  const inPlan = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = plan.getBoundingClientRect()
    return { x: clientX - box.left - plan.clientLeft, y: clientY - box.top - plan.clientTop }
  }

  followPointers(plan, { moveBy, zoomBy: (factor, at) => zoomTo(scale * factor, at), inPlan })
  plan.addEventListener(
    'wheel',
    (event) => {
      const zooms = event.ctrlKey || event.metaKey
      if (!zooms && !isLarge()) return
      event.preventDefault()
      if (zooms) zoomTo(scale * Math.exp(-event.deltaY / 240), inPlan(event))
      else moveBy(event.shiftKey ? -event.deltaY : -event.deltaX, event.shiftKey ? 0 : -event.deltaY)
    },
    { passive: false },
  )
  plan.addEventListener('dblclick', (event) => {
    event.preventDefault()
    zoomTo(scale * STEP * STEP, inPlan(event))
  })
  plan.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const does = keys[event.key]
    if (!does) return
    event.preventDefault()
    does()
  })
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => moveBy(64, 0),
    ArrowRight: () => moveBy(-64, 0),
    ArrowUp: () => moveBy(0, 64),
    ArrowDown: () => moveBy(0, -64),
    '+': () => zoomTo(scale * STEP),
    '=': () => zoomTo(scale * STEP),
    '-': () => zoomTo(scale / STEP),
    '0': showAll,
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isLarge()) section?.querySelector<HTMLElement>('.close')?.click()
  })
  const controls = make(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': say('whole') },
    button('plus', say('zoomIn'), () => zoomTo(scale * STEP)),
    button('minus', say('zoomOut'), () => zoomTo(scale / STEP)),
    button('whole', say('whole'), showAll),
  )
  plan.after(controls)
  const hint = make('span', { id: 'karte-tasten', hidden: true }, say('mapHint'))
  plan.after(hint)
  plan.setAttribute('aria-describedby', hint.id)
  new ResizeObserver(() => (isWhole ? showAll() : moveBy(0, 0))).observe(plan)
  showAll()

  return {
    get svg() {
      return svg
    },
    show(id) {
      const place = drawnOf(id)?.getBoundingClientRect()
      const item = itemOf(id)
      const words = item ? titleOf(item) : ''
      if (!place?.width) return
      const box = svg.getBoundingClientRect()
      const at = { x: (place.x + place.width / 2 - box.x) / scale, y: (place.y + place.height / 2 - box.y) / scale }
      scale = Math.max(scale, READABLE)
      x = plan.clientWidth / 2 - at.x * scale
      y = plan.clientHeight / 2 - at.y * scale
      moveBy(0, 0)
      plan.scrollIntoView({ block: 'nearest' })
      plan.focus({ preventScroll: true })
      announce(say('shown', { title: words }))
    },
    showAll,
    reframe(view, anchor) {
      const before = frame
      frame = view
      svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`)
      svg.setAttribute('width', String(view.width))
      svg.setAttribute('height', String(view.height))
      if (isWhole) return showAll()
      const moved = anchor
        ? { x: anchor.before.x - anchor.after.x, y: anchor.before.y - anchor.after.y }
        : { x: 0, y: 0 }
      moveBy((moved.x + view.x - before.x) * scale, (moved.y + view.y - before.y) * scale)
    },
    replace(next) {
      svg.replaceWith(next)
      svg = next
      const [before, after] = [frame, frameOf(next)]
      frame = after
      if (isWhole) return showAll()
      moveBy((after.x - before.x) * scale, (after.y - before.y) * scale)
    },
  }
}

function frameOf(svg: SVGSVGElement): Frame {
  const [x = 0, y = 0, width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  return { x, y, width, height }
}

interface Deeds {
  moveBy(dx: number, dy: number): void
  zoomBy(factor: number, at: Point): void
  inPlan(event: PointerEvent): Point
}

/** One pointer moves the map, two enlarge it; who only touches an idea follows its link. */
function followPointers(plan: HTMLElement, { moveBy, zoomBy, inPlan }: Deeds): void {
  const held = new Map<number, Point>()
  let way = 0
  plan.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    if (held.size === 0) way = 0
    held.set(event.pointerId, inPlan(event))
  })
  plan.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId)
    if (!before) return
    const now = inPlan(event)
    const [other] = [...held].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    held.set(event.pointerId, now)
    way += Math.hypot(now.x - before.x, now.y - before.y)
    if (way > STILL && !plan.hasPointerCapture(event.pointerId)) plan.setPointerCapture(event.pointerId)
    if (!other) return void (way > STILL && moveBy(now.x - before.x, now.y - before.y))
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    const apart = (point: Point) => Math.max(8, Math.hypot(point.x - other.x, point.y - other.y))
    moveBy((now.x - before.x) / 2, (now.y - before.y) / 2)
    zoomBy(apart(now) / apart(before), middle)
  })
  const letGo = ({ pointerId }: PointerEvent) => void held.delete(pointerId)
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) plan.addEventListener(end, letGo)
  plan.addEventListener('dragstart', (event) => event.preventDefault())
  plan.addEventListener(
    'click',
    (event) => {
      if (way > STILL) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
    true,
  )
}
