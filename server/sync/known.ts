import * as encoding from 'lib0/encoding'
import { canFollow } from './causality.ts'
import { writeDeletes, type UpdateParts } from './updateBytes.ts'

/** Everything a room knows, as numbers: how far it has each client's structs, and which of them are deleted. */
export class Known {
  readonly #clocks = new Map<number, number>()
  /** Per client: `start, end, start, end, …`, ascending, no two touching. */
  readonly #deleted = new Map<number, number[]>()

  clock(client: number): number {
    return this.#clocks.get(client) ?? 0
  }

  get clocks(): ReadonlyMap<number, number> {
    return this.#clocks
  }

  /** Takes in an update; what lies behind a hole stays unknown. */
  add({ stretches, deletes }: UpdateParts): void {
    for (const { client, from, to } of stretches) {
      const known = this.clock(client)
      if (from <= known && to > known) this.#clocks.set(client, to)
    }
    for (let i = 0; i < deletes.length; i += 3) {
      this.#delete(deletes[i] as number, deletes[i + 1] as number, deletes[i + 2] as number)
    }
  }

  /**
   * `news`: can be taken in as it is. `gap`: it hangs on something that is not here. `nothing`: everything in it is known.
   * Only `news` may be kept or passed on: a client holds back an update with a gap, and holding many back costs it seconds.
   */
  judge({ stretches, needs, deletes }: UpdateParts): 'news' | 'nothing' | 'gap' {
    let after: Map<number, number> | undefined
    for (const { client, from, to } of stretches) {
      const known = after?.get(client) ?? this.clock(client)
      if (from > known) return 'gap'
      if (to > known) after = (after ?? new Map<number, number>()).set(client, to)
    }
    const reach = (client: number) => after?.get(client) ?? this.clock(client)
    if (!canFollow(needs, (client) => this.clock(client), reach)) return 'gap'
    let news = after !== undefined
    for (let i = 0; i < deletes.length; i += 3) {
      const client = deletes[i] as number
      const start = deletes[i + 1] as number
      const end = start + (deletes[i + 2] as number)
      if (end > reach(client)) return 'gap'
      news ||= !this.isDeleted(client, start, end)
    }
    return news ? 'news' : 'nothing'
  }

  /** Whether somebody with this state vector has every struct that is named in `clocks`. */
  static covers(vector: ReadonlyMap<number, number>, clocks: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of clocks) if ((vector.get(client) ?? 0) < clock) return false
    return true
  }

  /** Whether nothing is missing here that the other one knows: no struct, and no delete. */
  includes(other: Known): boolean {
    if (!Known.covers(this.#clocks, other.#clocks)) return false
    for (const [client, list] of other.#deleted)
      for (let i = 0; i < list.length; i += 2)
        if (!this.isDeleted(client, list[i] as number, list[i + 1] as number)) return false
    return true
  }

  /** Takes in all that the other one knows. */
  addAll(other: Known): void {
    for (const [client, clock] of other.#clocks) if (clock > this.clock(client)) this.#clocks.set(client, clock)
    for (const [client, list] of other.#deleted) {
      if (!this.#deleted.has(client)) this.#deleted.set(client, [...list])
      else
        for (let i = 0; i < list.length; i += 2)
          this.#delete(client, list[i] as number, (list[i + 1] as number) - (list[i] as number))
    }
  }

  /** As it is now, whatever comes later. */
  copy(): Known {
    const copy = new Known()
    copy.addAll(this)
    return copy
  }

  stateVector(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#clocks.size)
    for (const [client, clock] of this.#clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
    return encoding.toUint8Array(encoder)
  }

  /** An update without structs that deletes everything deleted here. */
  deletesUpdate(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    const ranges = new Map<number, number[]>()
    for (const [client, list] of this.#deleted) {
      ranges.set(
        client,
        list.map((number, i) => (i % 2 === 0 ? number : number - (list[i - 1] as number))),
      )
    }
    writeDeletes(encoder, ranges)
    return encoding.toUint8Array(encoder)
  }

  isDeleted(client: number, start: number, end: number): boolean {
    const list = this.#deleted.get(client)
    if (!list) return false
    const i = firstEndAfter(list, start)
    return i < list.length && (list[i] as number) <= start && end <= (list[i + 1] as number)
  }

  #delete(client: number, start: number, length: number): void {
    const end = start + length
    const list = this.#deleted.get(client)
    if (!list) {
      this.#deleted.set(client, [start, end])
      return
    }
    const first = firstEndAfter(list, start - 1)
    let last = first
    while (last < list.length && (list[last] as number) <= end) last += 2
    if (first === last) list.splice(first, 0, start, end)
    else {
      const from = Math.min(start, list[first] as number)
      const to = Math.max(end, list[last - 1] as number)
      list.splice(first, last - first, from, to)
    }
  }
}

/** Index of the first range whose end lies after `clock`. */
function firstEndAfter(list: readonly number[], clock: number): number {
  let low = 0
  let high = list.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle * 2 + 1] as number) > clock) high = middle
    else low = middle + 1
  }
  return low * 2
}
