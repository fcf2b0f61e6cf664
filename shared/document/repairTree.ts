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

/** People make cycles of a few ideas. One of more than this was made by a program: all its ideas go to the lost and found. */
const LONGEST_CYCLE = 1_000

function cutCycles(places: ReadonlyMap<IdeaId, Place>, up: Map<IdeaId, IdeaId>): number {
  const setAside = new Set<IdeaId>()
  const safe = new Set<IdeaId>([ROOT_ID, LOST_AND_FOUND_ID])
  for (const start of places.keys()) {
    // Most are written after the idea below which they hang.
    if (safe.has(up.get(start) ?? '')) {
      safe.add(start)
      continue
    }
    const way: IdeaId[] = []
    const steps = new Map<IdeaId, number>()
    let at: IdeaId | undefined = start
    while (at !== undefined && !safe.has(at)) {
      const seen = steps.get(at)
      if (seen === undefined) {
        steps.set(at, way.push(at) - 1)
        at = up.get(at)
        continue
      }
      const cycle = way.slice(seen)
      const cut = cycle.length > LONGEST_CYCLE ? undefined : cutOf(cycle, places, setAside)
      for (const id of cut === undefined ? cycle : [cut]) {
        up.set(id, (setAside.has(id) || cut === undefined ? undefined : places.get(id)?.from) ?? LOST_AND_FOUND_ID)
        setAside.add(id)
      }
      // Walk on from the cut: what lies before it on the way still leads there.
      for (const id of way.splice(cut === undefined ? seen + 1 : (steps.get(cut) ?? seen) + 1)) steps.delete(id)
      at = up.get(way.at(-1) ?? start)
    }
    for (const id of way) safe.add(id)
  }
  return setAside.size
}

/** The idea whose move is set aside: the youngest that can still fall back; if there is none, the youngest. */
function cutOf(cycle: readonly IdeaId[], places: ReadonlyMap<IdeaId, Place>, setAside: ReadonlySet<IdeaId>): IdeaId {
  const movable = cycle.filter((id) => !setAside.has(id) && places.get(id)?.from !== undefined)
  return youngest(movable.length > 0 ? movable : cycle, places)
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
