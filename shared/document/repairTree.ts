import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../domain/idea.ts'
import type { Mark, Place } from './schema.ts'

export interface Tree {
  /** The parent of every idea, deleted ones included, after cycles are cut. May name an idea that does not exist. */
  readonly up: Map<IdeaId, IdeaId>
  readonly dead: Set<IdeaId>
  /** How many moves are set aside. */
  readonly cuts: number
}

/**
 * Makes a tree of the columns, the same on every replica, writing nothing. Ideas moved below one another at the same time form a
 * cycle: its youngest move (by stamp, then id) is set aside and the idea hangs where it came from; where that does not help, it
 * hangs nowhere, that is: in the lost and found. Disjoint cycles do not meddle with each other, so the order of cutting is of no matter.
 */
export function repairTree(places: ReadonlyMap<IdeaId, Place>, marks: ReadonlyMap<IdeaId, Mark>): Tree {
  const up = new Map<IdeaId, IdeaId>()
  for (const [id, place] of places) up.set(id, place.parent)
  const cuts = cutCycles(places, up)
  return { up, dead: deadIdeas(up, marks), cuts }
}

function cutCycles(places: ReadonlyMap<IdeaId, Place>, up: Map<IdeaId, IdeaId>): number {
  const setAside = new Set<IdeaId>()
  const safe = new Set<IdeaId>([ROOT_ID, LOST_AND_FOUND_ID])
  for (const start of places.keys()) {
    for (let cycle = walkUp(start, up, safe); cycle; cycle = walkUp(start, up, safe)) {
      const candidates = cycle.filter((id) => !setAside.has(id) && places.get(id)?.from !== undefined)
      const cut = youngest(candidates.length > 0 ? candidates : cycle, places)
      const from = places.get(cut)?.from
      up.set(cut, candidates.length > 0 && from !== undefined ? from : LOST_AND_FOUND_ID)
      setAside.add(cut)
    }
  }
  return setAside.size
}

/** Walks from an idea towards the root. Answers the cycle it runs into; else remembers the whole way as safe. */
function walkUp(start: IdeaId, up: ReadonlyMap<IdeaId, IdeaId>, safe: Set<IdeaId>): IdeaId[] | undefined {
  const way: IdeaId[] = []
  const steps = new Map<IdeaId, number>()
  for (let at: IdeaId | undefined = start; at !== undefined && !safe.has(at); at = up.get(at)) {
    const seen = steps.get(at)
    if (seen !== undefined) return way.slice(seen)
    steps.set(at, way.push(at) - 1)
  }
  for (const id of way) safe.add(id)
  return undefined
}

function youngest(ids: readonly IdeaId[], places: ReadonlyMap<IdeaId, Place>): IdeaId {
  const stamp = (id: IdeaId) => places.get(id)?.at ?? 0
  return ids.reduce((a, b) => (stamp(a) > stamp(b) || (stamp(a) === stamp(b) && a > b) ? a : b))
}

/** An idea is dead if it was deleted itself, or with a branch below which it still hangs. */
function deadIdeas(up: ReadonlyMap<IdeaId, IdeaId>, marks: ReadonlyMap<IdeaId, Mark>): Set<IdeaId> {
  const dead = new Set<IdeaId>()
  const spans = marks.size > 0 ? spansOf(up) : new Map<IdeaId, Span>()
  for (const [id, mark] of marks) {
    const at = spans.get(id)?.first
    const branch = spans.get(mark.top)
    if (!up.has(id) || at === undefined) continue
    if (mark.top === id || (branch && branch.first < at && at <= branch.last)) dead.add(id)
  }
  return dead
}

/** The numbers of an idea and of the last one below it when the forest is walked parents first: below is between. */
interface Span {
  readonly first: number
  last: number
}

function spansOf(up: ReadonlyMap<IdeaId, IdeaId>): Map<IdeaId, Span> {
  const below = new Map<IdeaId, IdeaId[]>()
  const stack: IdeaId[] = []
  for (const [id, parent] of up) {
    const siblings = below.get(parent)
    if (siblings) siblings.push(id)
    else {
      below.set(parent, [id])
      if (!up.has(parent)) stack.push(parent)
    }
  }
  const spans = new Map<IdeaId, Span>()
  let count = 0
  while (stack.length > 0) {
    const id = stack.at(-1) as IdeaId
    const known = spans.get(id)
    if (known) {
      known.last = count
      stack.pop()
    } else {
      spans.set(id, { first: ++count, last: count })
      for (const child of below.get(id) ?? []) stack.push(child)
    }
  }
  return spans
}

export function hangsBelow(id: IdeaId, top: IdeaId, up: ReadonlyMap<IdeaId, IdeaId>): boolean {
  for (let at = up.get(id); at !== undefined; at = up.get(at)) if (at === top) return true
  return false
}
