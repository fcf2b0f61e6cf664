import type { Idea, IdeaId } from '../domain/idea.ts'
import { GAPS, HUB_REACH } from './geometry.ts'

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
  /** From the start of the own span to the box, across; a main branch's may stand outside of its span. */
  boxAcross: number
  /** Likewise, where the box stands beside the middle of what hangs below it: only a main branch can be elsewhere. */
  homeAcross: number
  /** From the start of the box to where what hangs below it starts, along, and how far that reaches from there. */
  childAlong: number
  reachAlong: number
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
    homeAcross: 0,
    childAlong: 0,
    reachAlong: 0,
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
  // Whole pixels keep hairlines sharp.
  const box = shown.length === 0 ? 0 : Math.round(middle - place.across / 2)
  const shift = Math.max(0, -box)
  if (shift > 0) for (const child of shown) child.offset += shift
  place.homeAcross = place.boxAcross = box + shift
  place.spanAcross = Math.max(end + shift, place.homeAcross + place.across)
  place.reachAlong = reach
  setChildAlong(place, place.along + GAPS.along)
}

/** Arranges main branches of one side around the root's middle, and draws their boxes towards it. */
export function arrangeSide(branches: readonly Place[]): void {
  const { middle } = stack(branches, GAPS.branches)
  const room = branches.reduce((sum, { across }) => sum + across + GAPS.branches, -GAPS.branches)
  const half = Math.max(HUB_REACH, Math.ceil(room / 2))
  let before = 0
  let isOutside = false
  for (const branch of branches) {
    branch.offset -= Math.round(middle)
    const after = room - before - branch.across
    const home = branch.offset + branch.homeAcross
    // Both bounds leave room for the others: in order, and no two at one place.
    const at = Math.min(Math.max(home, before - half), half - after - branch.across)
    branch.boxAcross = at - branch.offset
    before += branch.across + GAPS.branches
    isOutside ||= branch.boxAcross < 0 || branch.boxAcross + branch.across > branch.spanAcross
  }
  // Beside a box that stands before another branch's ideas, these must begin behind it.
  const column = Math.max(0, ...branches.map(({ along }) => along))
  for (const branch of branches) setChildAlong(branch, (isOutside ? column : branch.along) + GAPS.along)
}

function setChildAlong(place: Place, along: number): void {
  place.childAlong = along
  place.spanAlong = place.reachAlong > 0 ? along + place.reachAlong : place.along
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
  return place.offset + place.homeAcross + place.across / 2
}
