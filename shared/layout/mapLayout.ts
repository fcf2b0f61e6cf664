import type { Idea, IdeaId, Spot } from '../domain/idea.ts'
import type { MindMap, MindMapChange } from '../domain/mindMap.ts'
import { leftBranches } from '../domain/sides.ts'
import type { Box, Edge, Rect } from './box.ts'
import { around } from './box.ts'
import { edgeCurve, levelLine, type Direction } from './edgeCurve.ts'
import { GAPS, LEAST_ALONG } from './geometry.ts'
import { ideaSize } from './measureIdea.ts'
import { arrange, arrangeSide, lastUpTo, markStale, newPlace, readPin, type Place } from './place.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
export interface LayoutOptions {
  readonly folded?: ReadonlySet<IdeaId>
  readonly direction?: Direction
}

/** A rectangle as seen by one side of the map: along the branches and across them. */
interface Window {
  readonly along0: number
  readonly along1: number
  readonly across0: number
  readonly across1: number
}
interface Stop {
  readonly place: Place
  readonly along: number
  readonly across: number
}

/**
 * Where every idea of a map lies. The same map, folding and sizes give the same layout on every machine, however it came about.
 * A change costs its path to the root; a question about a rectangle costs what lies in it.
 */
export class MapLayout {
  readonly direction: Direction
  readonly #map: MindMap
  readonly #places = new Map<IdeaId, Place>()
  readonly #sizes = new Map<IdeaId, Size>()
  readonly #root: Place
  #folded: ReadonlySet<IdeaId>
  #right: readonly Place[] = []
  #left: readonly Place[] = []
  #leftSet: ReadonlySet<Place> = new Set()

  /** `map` may be a live one: tell every change of it to `update`. */
  constructor(map: MindMap, options: LayoutOptions = {}) {
    const root = map.ideas.get(map.root)
    if (!root) throw new Error('a map without a root')
    this.#map = map
    this.#folded = options.folded ?? new Set()
    this.direction = options.direction ?? 'both'
    this.#root = this.#placeOf(root)
    for (const idea of map.ideas.values()) this.#adopt(this.#placeOf(idea))
  }

  update(change: Pick<MindMapChange, 'changed' | 'removed'>): void {
    for (const id of change.removed) {
      const place = this.#places.get(id)
      if (place?.parent) markStale(place.parent)
      this.#places.delete(id)
      this.#sizes.delete(id)
    }
    for (const id of change.changed) {
      const idea = this.#map.ideas.get(id)
      if (!idea) continue
      const place = this.#placeOf(idea)
      // What I have done has been taken in already, and a map that arrives at once was laid out as it was found.
      if (place.idea === idea) continue
      place.idea = idea
      place.isMeasured = false
      markStale(place)
    }
    for (const id of change.changed) {
      const place = this.#places.get(id)
      if (place) this.#adopt(place)
    }
  }

  /** `changed` are the ideas that were folded or unfolded since the last call. */
  setFolded(folded: ReadonlySet<IdeaId>, changed: Iterable<IdeaId>): void {
    this.#folded = folded
    for (const id of changed) this.#touch(id)
  }

  /** Gives an idea another size than its text asks for, e.g. while it is edited; `undefined` takes that back. */
  setSize(id: IdeaId, size: Size | undefined): void {
    if (size) this.#sizes.set(id, size)
    else this.#sizes.delete(id)
    this.#touch(id)
  }

  /** Undefined when the idea is not there or folded away. */
  box(id: IdeaId): Box | undefined {
    this.#settle()
    const place = this.#places.get(id)
    if (!place) return undefined
    let along = 0
    let across = place.boxAcross
    let at = place
    while (at.parent) {
      if (this.#folded.has(at.parent.id)) return undefined
      across += at.offset
      along += at.ahead + (at.parent === this.#root ? this.#start() : at.parent.childAlong)
      at = at.parent
    }
    return at === this.#root ? this.#boxAt(place, along, across, this.#isLeft(place)) : undefined
  }

  bounds(): Rect {
    this.#settle()
    let bounds: Rect = this.#rootBox()
    for (const [places, left] of this.#sides())
      for (const place of places) {
        const along = this.#start() + place.ahead
        const span = this.#rectAt(along, place.offset, place.spanAlong, place.spanAcross, left)
        bounds = around(around(bounds, span), this.#boxAt(place, along, place.offset + place.boxAcross, left))
      }
    return bounds
  }

  /** The ideas whose boxes touch the rectangle: parents before children, siblings in order. */
  visible(rect: Rect): IdeaId[] {
    this.#settle()
    const found: IdeaId[] = touches(this.#rootBox(), rect) ? [this.#root.id] : []
    for (const [places, left] of this.#sides())
      this.#walk(places, this.#windowOn(rect, left), ({ place, along, across }, window) => {
        const box = across + place.boxAcross
        if (
          along <= window.along1 &&
          along + place.along >= window.along0 &&
          box <= window.across1 &&
          box + place.across >= window.across0
        )
          found.push(place.id)
      })
    return found
  }

  at(x: number, y: number): IdeaId | undefined {
    return this.visible({ x, y, width: 0, height: 0 })[0]
  }

  edgesIn(rect: Rect): Edge[] {
    this.#settle()
    const edges: Edge[] = []
    const rootBox = this.#rootBox()
    for (const [places, left] of this.#sides()) {
      const window = this.#windowOn(rect, left)
      const join = (
        from: IdeaId,
        box: Rect,
        along: number,
        across: number,
        children: readonly Place[],
        start: number,
        middle: number,
      ) => {
        const isInView = along <= window.along1 && start >= window.along0
        for (const child of children) {
          if (child.pin !== undefined) {
            const freeBox = this.#boxAt(child, start + child.ahead, across + child.offset + child.boxAcross, left)
            const points = edgeCurve(box, freeBox, this.direction)
            if (touches(hullOf(points), rect)) edges.push({ from, to: child.id, points })
            continue
          }
          if (!isInView) continue
          const end = across + child.offset + child.boxAcross + child.across / 2
          if (Math.min(middle, end) > window.across1 || Math.max(middle, end) < window.across0) continue
          const childBox = this.#boxAt(child, start, across + child.offset + child.boxAcross, left)
          edges.push({ from, to: child.id, points: edgeCurve(box, childBox, this.direction) })
        }
      }
      join(this.#root.id, rootBox, this.#root.along / 2, 0, places, this.#start(), 0)
      this.#walk(places, window, ({ place, along, across }) => {
        const children = this.#shown(place)
        if (children.length === 0) return
        const start = along + place.childAlong
        // In a column of main branches the lines of the narrower ones leave it level, past the wider ones.
        const [boxEnd, lineStart] = [along + place.along, start - GAPS.along]
        const top = across + place.boxAcross
        const middle = top + place.across / 2
        const box = this.#rectAt(along, top, place.along, place.across, left)
        const column = this.#rectAt(along, top, lineStart - along, place.across, left)
        join(place.id, column, lineStart, across, children, start, middle)
        const isCrossed = middle >= window.across0 && middle <= window.across1
        if (lineStart > boxEnd && isCrossed && boxEnd <= window.along1 && lineStart >= window.along0)
          edges.push({ from: place.id, to: place.id, points: levelLine(box, column, left, this.direction) })
      })
    }
    return edges
  }

  /** The spot that keeps an idea where the middle of its box is at `at`; `undefined` where it is not shown, or is the root. */
  spotAt(id: IdeaId, at: { readonly x: number; readonly y: number }): Spot | undefined {
    const own = this.box(id)
    const place = this.#places.get(id)
    const parent = place?.parent
    const above = parent && this.box(parent.id)
    if (!own || !place || !parent || !above) return undefined
    const isMain = parent === this.#root
    const left = isMain ? this.direction === 'both' && at.x < 0 : own.side === 'left'
    const isDown = this.direction === 'down'
    const middle = isDown ? at.y : left ? -at.x : at.x
    const parentStart = isDown ? above.y : left ? -above.x - above.width : above.x
    const tidy = isMain ? this.#start() : parentStart + parent.childAlong
    const along = Math.round(middle - place.along / 2 - tidy)
    return {
      ...(isMain && this.direction === 'both' && { side: left ? 'left' : 'right' }),
      // Nearly in line with its tidy siblings is meant to be so.
      along: Math.abs(along) < LEAST_ALONG ? 0 : along,
      // A main branch that is drawn to the middle does not take along what was put below it.
      across: Math.round(
        (isDown ? at.x - above.x - above.width / 2 : at.y - above.y - above.height / 2) +
          parent.boxAcross -
          parent.homeAcross,
      ),
    }
  }

  /** What an idea hung below at the last update; null for the root and the unknown. */
  parentOf(id: IdeaId): IdeaId | null {
    return this.#places.get(id)?.parent?.id ?? null
  }

  /** How many ideas are folded away at this one; 0 when it is open or has none. */
  hiddenCount(id: IdeaId): number {
    if (!this.#folded.has(id)) return 0
    this.#settle()
    return (this.#places.get(id)?.count ?? 1) - 1
  }

  #placeOf(idea: Idea): Place {
    const known = this.#places.get(idea.id)
    if (known) return known
    const place = newPlace(idea)
    this.#places.set(idea.id, place)
    return place
  }

  /** Makes the children of a place those of its idea. */
  #adopt(place: Place): void {
    const { children } = place.idea
    if (
      children.length === place.children.length &&
      children.every(
        (id, i) =>
          place.children[i]?.id === id &&
          place.children[i].parent === place &&
          this.#places.get(id) === place.children[i],
      )
    )
      return
    place.children = []
    for (const id of children) {
      const idea = this.#map.ideas.get(id)
      if (!idea) continue
      const child = this.#placeOf(idea)
      child.parent = place
      place.children.push(child)
    }
    markStale(place)
  }

  #touch(id: IdeaId): void {
    const place = this.#places.get(id)
    if (!place) return
    place.isMeasured = false
    markStale(place)
  }

  #settle(): void {
    if (!this.#root.stale) return
    const stale: Place[] = []
    const waiting = [this.#root]
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      stale.push(place)
      for (const child of place.children) {
        const level = place === this.#root ? 1 : 2
        if (child.level !== level) {
          child.level = level
          child.isMeasured = false
          child.stale = true
        }
        if (child.stale) waiting.push(child)
      }
    }
    for (const place of stale.reverse()) this.#arrange(place)
  }

  #arrange(place: Place): void {
    if (!place.isMeasured) this.#measure(place)
    place.count = place.children.reduce((sum, child) => sum + child.count, 1)
    place.stale = false
    readPin(place)
    if (place !== this.#root) return arrange(place, this.#shown(place))
    place.boxAcross = place.homeAcross = -place.across / 2
    const shown = this.#shown(place)
    const left = new Set(this.direction === 'both' ? leftBranches(shown.map((child) => child.idea)) : [])
    this.#right = shown.filter((child) => !left.has(child.id))
    this.#left = shown.filter((child) => left.has(child.id))
    this.#leftSet = new Set(this.#left)
    arrangeSide(this.#right, place)
    arrangeSide(this.#left, place)
  }

  #measure(place: Place): void {
    const { width, height } = this.#sizes.get(place.id) ?? ideaSize(place.idea, place.level)
    place.along = this.direction === 'down' ? height : width
    place.across = this.direction === 'down' ? width : height
    place.isMeasured = true
  }

  #shown(place: Place): readonly Place[] {
    return this.#folded.has(place.id) ? [] : place.children
  }

  #sides(): [readonly Place[], boolean][] {
    return [
      [this.#right, false],
      [this.#left, true],
    ]
  }

  #isLeft(place: Place): boolean {
    let at = place
    while (at.parent && at.parent !== this.#root) at = at.parent
    return this.#leftSet.has(at)
  }

  /** Where main branches begin, along. */
  #start(): number {
    return this.#root.along / 2 + GAPS.along
  }

  #rootBox(): Box {
    const { along, across } = this.#root
    return { ...this.#rectAt(-along / 2, -across / 2, along, across, false), side: 'root' }
  }

  #boxAt(place: Place, along: number, across: number, left: boolean): Box {
    if (place === this.#root) return this.#rootBox()
    return { ...this.#rectAt(along, across, place.along, place.across, left), side: left ? 'left' : 'right' }
  }

  #rectAt(along: number, across: number, sizeAlong: number, sizeAcross: number, left: boolean): Rect {
    if (this.direction === 'down') return { x: across, y: along, width: sizeAcross, height: sizeAlong }
    return { x: left ? -along - sizeAlong : along, y: across, width: sizeAlong, height: sizeAcross }
  }

  #windowOn(rect: Rect, left: boolean): Window {
    const { x, y, width, height } = rect
    if (this.direction === 'down') return { along0: y, along1: y + height, across0: x, across1: x + width }
    return { along0: left ? -x - width : x, along1: left ? -x : x + width, across0: y, across1: y + height }
  }

  /**
   * Visits all main branches of one side and, of what hangs below them, the places whose spans touch the window: parents before
   * children, siblings in order.
   */
  #walk(branches: readonly Place[], window: Window, visit: (stop: Stop, window: Window) => void): void {
    const stack: Stop[] = []
    const push = (places: readonly Place[], along: number, across: number) => {
      // Nothing stands nearer than that.
      if (along + LEAST_ALONG - GAPS.along > window.along1) return
      // Spans lie side by side in order: only those between the first and the last that touch are looked at.
      const last = places.length - 1
      for (let i = lastUpTo(places, window.across1 - across); i >= 0 && i <= last; i--) {
        const place = places[i]
        if (!place || across + place.offset + place.spanAcross < window.across0) break
        const start = along + place.ahead
        if (start <= window.along1 && start + place.spanAlong >= window.along0)
          stack.push({ place, along: start, across: across + place.offset })
      }
    }
    for (const branch of branches) {
      // Its box may stand far from its span, and its lines run from the one to the other.
      let stop: Stop | undefined = { place: branch, along: this.#start() + branch.ahead, across: branch.offset }
      for (; stop; stop = stack.pop()) {
        visit(stop, window)
        push(this.#shown(stop.place), stop.along + stop.place.childAlong, stop.across)
      }
    }
  }
}

function hullOf([x0, y0, x1, y1, x2, y2, x3, y3]: Edge['points']): Rect {
  const x = Math.min(x0, x1, x2, x3)
  const y = Math.min(y0, y1, y2, y3)
  return { x, y, width: Math.max(x0, x1, x2, x3) - x, height: Math.max(y0, y1, y2, y3) - y }
}

function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}
