import type { IdeaId, OrderKey } from '../domain/idea.ts'
import { isOrderKey, keysBetween, LONGEST_KEY } from './orderKey.ts'

interface Sibling {
  readonly id: IdeaId
  readonly order: OrderKey
}

export interface Room {
  /** For the newcomers. */
  readonly keys: readonly OrderKey[]
  /** Siblings that need another key so that the newcomers fit in between. */
  readonly rekeyed: ReadonlyMap<IdeaId, OrderKey>
}

/**
 * Keys for `n` newcomers at `index` among siblings that are in order. Siblings keep their keys as far as they can: equal keys
 * (two people inserted at one place), keys that are none, and keys grown too long are replaced.
 */
export function makeRoom(siblings: readonly Sibling[], index: number, n: number, random: () => number): Room {
  let left = index - 1
  while (left >= 0 && !isOrderKey(siblings[left]?.order ?? '')) left--
  const low = siblings[left]?.order
  let right = index
  while (right < siblings.length && !isAbove(siblings[right]?.order ?? '', low)) right++
  const room = spread(siblings, left + 1, right, low, siblings[right]?.order, index, n, random)
  const longest = Math.max(
    0,
    ...room.keys.map((key) => key.length),
    ...[...room.rekeyed.values()].map((key) => key.length),
  )
  return longest <= LONGEST_KEY ? room : spread(siblings, 0, siblings.length, undefined, undefined, index, n, random)
}

const isAbove = (key: OrderKey, low: OrderKey | undefined) => isOrderKey(key) && (low === undefined || key > low)

/** New keys between `low` and `high` for the newcomers at `index` and for the siblings from `start` to `end`. */
function spread(
  siblings: readonly Sibling[],
  start: number,
  end: number,
  low: OrderKey | undefined,
  high: OrderKey | undefined,
  index: number,
  n: number,
  random: () => number,
): Room {
  const all = keysBetween(low, high, end - start + n, random)
  const before = index - start
  const rekeyed = new Map<IdeaId, OrderKey>()
  for (const [i, sibling] of siblings.slice(start, end).entries()) {
    rekeyed.set(sibling.id, all[i < before ? i : i + n] ?? '')
  }
  return { keys: all.slice(before, before + n), rekeyed }
}
