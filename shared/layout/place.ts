import type { Idea, IdeaId } from '../domain/idea.ts'
import { GAPS, HUB_REACH, LEAST_ALONG } from './geometry.ts'

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
  /** What the box itself takes, once it is measured. */
  isMeasured: boolean
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
  /** How much farther from the parent than its tidy siblings it begins, along. */
  ahead: number
  /** From the middle of the parent's box to that of its own, across; undefined where it stands tidily. */
  pin: number | undefined
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
    isMeasured: false,
    along: 0,
    across: 0,
    spanAlong: 0,
    spanAcross: 0,
    boxAcross: 0,
    homeAcross: 0,
    childAlong: 0,
    reachAlong: 0,
    ahead: 0,
    pin: undefined,
    offset: 0,
    count: 1,
    stale: true,
  }
}

export function markStale(place: Place): void {
  for (let at: Place | undefined = place; at && !at.stale; at = at.parent) at.stale = true
}

/** Reads from its idea where a place wants to stand. */
export function readPin(place: Place): void {
  const { across, along = 0 } = place.idea.spot ?? {}
  place.pin = across
  place.ahead = across === undefined ? 0 : Math.max(LEAST_ALONG - GAPS.along, along)
}

/** Arranges a place before its children, which are arranged already. `shown` are those that take part. */
export function arrange(place: Place, shown: readonly Place[]): void {
  // Whole pixels keep hairlines sharp.
  const boxAt = (middle: number) => (shown.length === 0 ? 0 : Math.round(middle - place.across / 2))
  const { middle, start, end, reach } = stack(shown, GAPS.siblings, (tidy) => boxAt(tidy) + place.across / 2)
  const box = boxAt(middle)
  const shift = Math.max(0, -box, -start)
  if (shift > 0) for (const child of shown) child.offset += shift
  place.homeAcross = place.boxAcross = box + shift
  place.spanAcross = Math.max(end + shift, place.homeAcross + place.across)
  place.reachAlong = reach
  setChildAlong(place, place.along + GAPS.along)
}

/** Arranges main branches of one side around the root's middle, and draws the boxes of the tidy ones towards it. */
export function arrangeSide(branches: readonly Place[], root: Place): void {
  const { middle } = stack(branches, GAPS.branches, Math.round)
  for (const branch of branches) {
    branch.offset -= Math.round(middle)
    branch.boxAcross = branch.homeAcross
    if (branch.pin !== undefined) branch.ahead = aheadOf(branch, root)
  }
  drawToHub(branches)
  const isOutside = branches.some(
    ({ boxAcross, across, spanAcross }) => boxAcross < 0 || boxAcross + across > spanAcross,
  )
  // Beside a box that stands before another branch's ideas, these must begin behind it.
  const column = isOutside ? Math.max(0, ...branches.map(({ along }) => along)) : 0
  for (const branch of branches) setChildAlong(branch, Math.max(branch.along, column - branch.ahead) + GAPS.along)
}

/** Above and below the root a free branch may come nearer than beside it, but never to the other side. */
function aheadOf({ idea, offset, boxAcross, across }: Place, root: Place): number {
  const at = offset + boxAcross
  const isBeside = at < root.across / 2 + GAPS.siblings && at + across > -root.across / 2 - GAPS.siblings
  const nearest = isBeside ? LEAST_ALONG - GAPS.along : LEAST_ALONG / 2 - root.along / 2 - GAPS.along
  return Math.max(Math.ceil(nearest), idea.spot?.along ?? 0)
}

/** Draws the boxes of tidy main branches towards the root's middle: in order, no two at one place, none past one that stands freely. */
function drawToHub(branches: readonly Place[]): void {
  const tidy = branches.filter(isTidy)
  const room = tidy.reduce((sum, { across }) => sum + across + GAPS.branches, -GAPS.branches)
  const half = Math.max(HUB_REACH, Math.ceil(room / 2))
  let before = 0
  // The end of the free one before, and what stands between it and the next.
  let low = -Infinity
  for (const [i, branch] of branches.entries()) {
    if (!isTidy(branch)) {
      low = branch.offset + branch.boxAcross + branch.across + GAPS.branches
      continue
    }
    const after = room - before - branch.across
    const home = branch.offset + branch.homeAcross
    // Both bounds leave room for the others.
    const near = Math.min(Math.max(home, before - half), half - after - branch.across)
    const at = Math.min(Math.max(near, low), highest(branches, i) - branch.across)
    branch.boxAcross = at - branch.offset
    before += branch.across + GAPS.branches
    low += branch.across + GAPS.branches
  }
}

/** How far a tidy box may reach before the next free one, with room for those between. */
function highest(branches: readonly Place[], index: number): number {
  let between = 0
  for (let i = index + 1; i < branches.length; i++) {
    const next = branches[i]
    if (!next) break
    between += GAPS.branches
    if (!isTidy(next)) return next.offset + next.boxAcross - between
    between += next.across
  }
  return Infinity
}

function setChildAlong(place: Place, along: number): void {
  place.childAlong = along
  place.spanAlong = place.reachAlong > 0 ? along + place.reachAlong : place.along
}

const isTidy = ({ pin }: Place): boolean => pin === undefined

interface Stack {
  /** Between the boxes of the first and the last that stand tidily. */
  readonly middle: number
  readonly start: number
  readonly end: number
  readonly reach: number
}

/** Puts places side by side in order: the tidy ones from 0 on, free ones where they want to be from their parent's middle. */
function stack(places: readonly Place[], gap: number, parentMiddle: (middle: number) => number): Stack {
  const tidy = places.every(isTidy) ? places : places.filter(isTidy)
  let across = 0
  for (const place of tidy) {
    place.offset = across
    across += place.spanAcross + gap
  }
  const [first, last] = [tidy[0], tidy.at(-1)]
  const middle = first && last ? (middleOf(first) + middleOf(last)) / 2 : 0
  if (tidy !== places) makeRoom(places, gap, parentMiddle(middle))
  const end = places.at(-1)
  return {
    middle,
    start: places[0]?.offset ?? 0,
    end: end ? end.offset + end.spanAcross : 0,
    reach: places.reduce((most, { ahead, spanAlong }) => Math.max(most, ahead + spanAlong), 0),
  }
}

/** Puts the free ones where they want to be, as far as order allows; the tidy ones move aside no more than they must. */
function makeRoom(places: readonly Place[], gap: number, parentMiddle: number): void {
  let from = -Infinity
  for (const place of places) {
    if (place.pin !== undefined)
      place.offset = Math.max(Math.round(parentMiddle + place.pin - place.homeAcross - place.across / 2), from)
    from = (place.pin === undefined ? from : place.offset) + place.spanAcross + gap
  }
  let limit = Infinity
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i]
    if (!place) continue
    if (isTidy(place)) place.offset = Math.min(place.offset, limit - place.spanAcross)
    limit = place.offset - gap
  }
  let least = -Infinity
  for (const place of places) {
    if (isTidy(place)) place.offset = Math.max(place.offset, least)
    least = place.offset + place.spanAcross + gap
  }
}

function middleOf(place: Place): number {
  return place.offset + place.homeAcross + place.across / 2
}

/** The index of the last place that starts at or before `across`; -1 when none does. */
export function lastUpTo(places: readonly Place[], across: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.offset ?? 0) <= across) low = middle + 1
    else high = middle
  }
  return low - 1
}
