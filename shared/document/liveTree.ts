import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../domain/idea.ts'
import { markOf, placeOf, type Columns } from './readIdea.ts'
import { isFixed, type Rows } from './readMindMap.ts'
import { hangsBelow, repairTree } from './repairTree.ts'
import type { Mark, Place } from './schema.ts'

interface TouchedRows {
  readonly places: ReadonlySet<IdeaId>
  readonly marks: ReadonlySet<IdeaId>
  readonly contents: ReadonlySet<IdeaId>
}

/** From here on it costs less to repair the whole tree than to mend it piece by piece. */
const MANY = 1_000

/**
 * Where every idea hangs, deleted ones included, kept step by step. As long as nobody has made a cycle, a change concerns only
 * what it names and what hangs below; while there is one, moves repair the whole tree (a few milliseconds at 10,000 ideas).
 */
export class LiveTree {
  readonly #columns: Columns
  readonly #places: Map<IdeaId, Place>
  readonly #marks: Map<IdeaId, Mark>
  readonly #below = new Map<IdeaId, Set<IdeaId>>()
  #up: Map<IdeaId, IdeaId>
  #dead: Set<IdeaId>
  #cuts: number

  constructor(columns: Columns, { places, marks, tree }: Rows) {
    this.#columns = columns
    this.#places = places
    this.#marks = marks
    this.#up = tree.up
    this.#dead = tree.dead
    this.#cuts = tree.cuts
    this.#groupByParent()
  }

  placeOf(id: IdeaId): Place | undefined {
    return this.#places.get(id)
  }

  /** Where a living idea is shown; undefined if there is none. */
  parentOf(id: IdeaId): IdeaId | undefined {
    if (!this.#places.has(id) || this.#dead.has(id)) return undefined
    const parent = this.#up.get(id) ?? ''
    return this.#lives(parent) ? parent : LOST_AND_FOUND_ID
  }

  /** Ideas that may be shown elsewhere than before, and whether any came to life or died. */
  update(touched: TouchedRows): { readonly moved: Set<IdeaId>; readonly lives: boolean } {
    const moved = new Set<IdeaId>()
    const turned = new Set<IdeaId>()
    const before = new Map<IdeaId, boolean>()
    const replaced = this.#readPlaces(touched, moved, before)
    for (const id of touched.marks) {
      if (isFixed(id)) continue
      const mark = markOf(this.#columns, id)
      if (mark && this.#places.has(id)) this.#marks.set(id, mark)
      else this.#marks.delete(id)
    }
    if (this.#mustRepair(replaced)) return this.#repair(moved)

    const uncertain = new Set(touched.marks)
    if (this.#marks.size > 0) for (const id of replaced) this.#collectMarked(id, uncertain)
    if (uncertain.size > MANY) return this.#repair(moved)
    for (const id of uncertain) {
      if (isFixed(id)) continue
      const lived = before.get(id) ?? (this.#places.has(id) && !this.#dead.has(id))
      if (this.#isDead(id)) this.#dead.add(id)
      else this.#dead.delete(id)
      if (lived !== this.#lives(id)) turned.add(id)
    }
    for (const [id, lived] of before) if (lived !== this.#lives(id)) turned.add(id)
    for (const id of turned) {
      moved.add(id)
      for (const child of this.#below.get(id) ?? []) moved.add(child)
    }
    return { moved, lives: turned.size > 0 }
  }

  #lives(id: IdeaId): boolean {
    return id === ROOT_ID || (this.#places.has(id) && !this.#dead.has(id))
  }

  #isDead(id: IdeaId): boolean {
    const mark = this.#marks.get(id)
    return mark !== undefined && this.#places.has(id) && (mark.top === id || hangsBelow(id, mark.top, this.#up))
  }

  /** Reads the touched places. Answers the ideas that were moved. */
  #readPlaces(touched: TouchedRows, moved: Set<IdeaId>, before: Map<IdeaId, boolean>): Set<IdeaId> {
    const replaced = new Set<IdeaId>()
    for (const ids of [touched.places, touched.contents]) {
      for (const id of ids) {
        // Words make an idea of what has no place, so words matter here exactly where there is none.
        if (isFixed(id) || (ids === touched.contents && this.#columns.place?.has(id))) continue
        const place = placeOf(this.#columns, id)
        if (!before.has(id)) before.set(id, this.#lives(id))
        moved.add(id)
        if (this.#isAnotherMove(place, this.#places.get(id))) replaced.add(id)
        this.#setPlace(id, place)
      }
    }
    return replaced
  }

  /** Where a cycle is cut depends on when its ideas were moved and from where, too: of two moves to one parent, the other may win. */
  #isAnotherMove(place: Place | undefined, known: Place | undefined): boolean {
    return (
      place?.parent !== known?.parent || (this.#cuts > 0 && (place?.at !== known?.at || place?.from !== known?.from))
    )
  }

  #setPlace(id: IdeaId, place: Place | undefined): void {
    const known = this.#places.get(id)
    if (place) this.#places.set(id, place)
    else this.#places.delete(id)
    if (place?.parent === known?.parent) return
    this.#below.get(this.#up.get(id) ?? '')?.delete(id)
    if (place) {
      this.#up.set(id, place.parent)
      this.#hang(id, place.parent)
    } else {
      this.#up.delete(id)
      this.#marks.delete(id)
      this.#dead.delete(id)
    }
    if (place && !known) {
      const mark = markOf(this.#columns, id)
      if (mark) this.#marks.set(id, mark)
    }
  }

  #mustRepair(replaced: ReadonlySet<IdeaId>): boolean {
    if (replaced.size === 0) return false
    return this.#cuts > 0 || replaced.size > MANY || [...replaced].some((id) => !this.#reachesTop(id))
  }

  #reachesTop(id: IdeaId): boolean {
    let steps = 0
    for (let at = this.#up.get(id); at !== undefined; at = this.#up.get(at)) if (++steps > this.#up.size) return false
    return true
  }

  #repair(moved: Set<IdeaId>): { moved: Set<IdeaId>; lives: boolean } {
    const tree = repairTree(this.#places, this.#marks)
    this.#up = tree.up
    this.#dead = tree.dead
    this.#cuts = tree.cuts
    this.#groupByParent()
    for (const id of this.#places.keys()) moved.add(id)
    return { moved, lives: true }
  }

  /** All with a mark at or below an idea: moving it may have taken them out of the branch they were deleted with. */
  #collectMarked(id: IdeaId, into: Set<IdeaId>): void {
    const stack = [id]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.#marks.has(next) || this.#dead.has(next)) into.add(next)
      for (const child of this.#below.get(next) ?? []) stack.push(child)
    }
  }

  #groupByParent(): void {
    this.#below.clear()
    for (const [id, parent] of this.#up) this.#hang(id, parent)
  }

  #hang(id: IdeaId, parent: IdeaId): void {
    const siblings = this.#below.get(parent)
    if (siblings) siblings.add(id)
    else this.#below.set(parent, new Set([id]))
  }
}
