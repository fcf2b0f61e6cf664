import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Point } from './viewport.ts'

/** So long a change of the layout takes to come to rest, in milliseconds. */
export const GLIDE = 200
/** How it slows down, in CSS; `1 - (1 - t)³` is exactly this curve, so that elements and canvas move together. */
export const EASE_OUT = 'cubic-bezier(0.333333, 1, 0.666667, 1)'

/** Ideas on their way from where they were drawn to where they lie now. */
export interface Glide {
  /** How far from its place each started; empty when all is at rest. */
  readonly starts: ReadonlyMap<IdeaId, Point>
  /** Another number when the ideas have started anew or come to rest. */
  readonly version: number
  /** How far from its place an idea is drawn in this frame. */
  shift(id: IdeaId): Point | undefined
  begin(starts: ReadonlyMap<IdeaId, Point>): void
  /** A frame has begun, at this time of the page; answers whether anything is still on its way. */
  advance(time: number): boolean
}

const NOTHING: ReadonlyMap<IdeaId, Point> = new Map()

export function createGlide(): Glide {
  let starts = NOTHING
  let version = 0
  let startedAt: number | undefined
  let left = 0
  const rest = () => {
    if (starts.size > 0) version++
    starts = NOTHING
  }
  return {
    get starts() {
      return starts
    },
    get version() {
      return version
    },
    shift(id) {
      const start = starts.get(id)
      return start && { x: start.x * left, y: start.y * left }
    },
    begin(next) {
      rest()
      if (next.size === 0) return
      starts = next
      version++
      left = 1
      startedAt = undefined
    },
    advance(time) {
      if (starts.size === 0) return false
      startedAt ??= time
      left = (1 - Math.min(1, (time - startedAt) / GLIDE)) ** 3
      if (left === 0) rest()
      return true
    },
  }
}
