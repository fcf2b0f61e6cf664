import type { Idea, IdeaId } from '../domain/idea.ts'
import { GAPS } from './geometry.ts'

/**
 * An idea's place, relative to its parent. `along` runs away from the root, `across` at right angles to it, so that one
 * arithmetic serves left, right and down. No place knows where the map lies: moving a branch is one number.
 */
export interface Place {
  readonly id: IdeaId
  idea: Idea
  parent: Place | undefined
  /** 0, 1, or 2 for all below: what counts for size and gaps. */
  level: 0 | 1 | 2
  children: Place[]
  /** What the box itself takes. */
  along: number
  across: number
  /** What the box and everything shown below it takes. */
  spanAlong: number
  spanAcross: number
  /** From the start of the own span to the box, across. */
  boxAcross: number
  /** From the start of the parent's span to the start of the own span, across; from the root's middle for main branches. */
  offset: number
  /** The idea and all below it, folded or not. */
  count: number
  /** Whether something at or below this place waits to be arranged. Then so it is for every place above. */
  stale: boolean
}

export function newPlace(idea: Idea): Place {
  return {
    id: idea.id,
    idea,
    parent: undefined,
    level: 0,
    children: [],
    along: 0,
    across: 0,
    spanAlong: 0,
    spanAcross: 0,
    boxAcross: 0,
    offset: 0,
    count: 1,
    stale: true,
  }
}

export function markStale(place: Place): void {
  for (let at: Place | undefined = place; at && !at.stale; at = at.parent) at.stale = true
}

/** Arranges a place before its children, which are arranged already. `shown` are those that take part. */
export function arrange(place: Place, shown: readonly Place[]): void {
  const { middle, end, reach } = stack(shown, GAPS.siblings)
  if (shown.length === 0) {
    place.boxAcross = 0
    place.spanAlong = place.along
    place.spanAcross = place.across
    return
  }
  // Whole pixels keep hairlines sharp.
  const box = Math.round(middle - place.across / 2)
  const shift = Math.max(0, -box)
  if (shift > 0) for (const child of shown) child.offset += shift
  place.boxAcross = box + shift
  place.spanAcross = Math.max(end + shift, place.boxAcross + place.across)
  place.spanAlong = place.along + GAPS.along + reach
}

/** Arranges main branches of one side around the root's middle. */
export function arrangeSide(branches: readonly Place[]): void {
  const { middle } = stack(branches, GAPS.branches)
  for (const branch of branches) branch.offset -= Math.round(middle)
}

/** Puts places side by side from 0 on. Their middle lies between the boxes of the first and the last. */
function stack(places: readonly Place[], gap: number): { middle: number; end: number; reach: number } {
  let across = 0
  let reach = 0
  for (const place of places) {
    place.offset = across
    across += place.spanAcross + gap
    reach = Math.max(reach, place.spanAlong)
  }
  const first = places[0]
  const last = places[places.length - 1]
  const middle = first && last ? (middleOf(first) + middleOf(last)) / 2 : 0
  return { middle, end: across - gap, reach }
}

function middleOf(place: Place): number {
  return place.offset + place.boxAcross + place.across / 2
}
