import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Box, Rect } from '../../shared/layout/box.ts'
import type { Landing } from '../deeds/movable.ts'
import type { Point } from './viewport.ts'

/** Where dragged ideas would go if they were let go now. */
export interface DropTarget extends Landing {
  /** The idea that is pointed at. */
  readonly at: IdeaId
  /** Why not here. */
  readonly why?: Refusal
}

/** Why what is dragged may not hang below that idea; `undefined`: it may. */
export type MayHang = (dragged: ReadonlySet<IdeaId>, parent: IdeaId) => Refusal | undefined

/** What finding a place has to know of the layout. */
export interface Places {
  box(id: IdeaId): Box | undefined
  visible(rect: Rect): readonly IdeaId[]
}

/** How far from a box one may let go and still mean it. */
const REACH = { along: 140, across: 60 } as const

/** The place that `point` means; `undefined` far from every idea, and on what is dragged itself: there it stays. */
export function dropTarget(
  map: MindMap,
  places: Places,
  dragged: ReadonlySet<IdeaId>,
  point: Point,
  mayHang: MayHang,
): DropTarget | undefined {
  const at = nearest(places, point, dragged)
  const box = at === undefined ? undefined : places.box(at)
  const idea = at === undefined ? undefined : map.ideas.get(at)
  if (at === undefined || !box || !idea || dragged.has(at)) return undefined
  const target = targetAt(map, idea, placeAt(box, point), dragged)
  const why = mayHang(dragged, target.parent)
  if (why === undefined)
    return target.parent === map.root && box.side !== 'root' ? { ...target, side: box.side } : target
  return { place: 'refused', at, parent: target.parent, after: null, why }
}

function targetAt(
  map: MindMap,
  idea: Idea,
  place: 'child' | 'before' | 'after',
  dragged: ReadonlySet<IdeaId>,
): DropTarget {
  const { id: at, parent } = idea
  if (place === 'child' || parent === null)
    return { place: 'child', at, parent: at, after: lastBut(idea.children, dragged) }
  const siblings = map.ideas.get(parent)?.children ?? []
  if (place === 'after') return { place, at, parent, after: at }
  return { place, at, parent, after: lastBut(siblings.slice(0, siblings.indexOf(at)), dragged) }
}

/** The outer end and the middle take children; the upper and lower edge take siblings. */
function placeAt(box: Box, { x, y }: Point): 'child' | 'before' | 'after' {
  const outward = box.side === 'left' ? box.x + box.width * 0.25 - x : x - (box.x + box.width * 0.75)
  const from = (y - box.y) / box.height
  if (from >= 0 && from <= 1 && outward > 0) return 'child'
  if (from < 0.3) return 'before'
  if (from > 0.7) return 'after'
  return 'child'
}

function lastBut(ids: readonly IdeaId[], dragged: ReadonlySet<IdeaId>): IdeaId | null {
  return ids.findLast((id) => !dragged.has(id)) ?? null
}

function nearest(places: Places, { x, y }: Point, dragged: ReadonlySet<IdeaId>): IdeaId | undefined {
  const around = { x: x - REACH.along, y: y - REACH.across, width: 2 * REACH.along, height: 2 * REACH.across }
  let best: IdeaId | undefined
  let least = Infinity
  for (const id of places.visible(around)) {
    const box = places.box(id)
    if (!box) continue
    const dx = Math.max(box.x - x, 0, x - box.x - box.width)
    const dy = Math.max(box.y - y, 0, y - box.y - box.height)
    if (dx > REACH.along || dy > REACH.across) continue
    // Beside a box is meant more often than above it; the dragged idea itself only when one is right on it.
    const distance = dx * 0.6 + dy + (dragged.has(id) && (dx > 0 || dy > 0) ? 1000 : 0)
    if (distance < least) [best, least] = [id, distance]
  }
  return best
}
