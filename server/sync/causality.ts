interface Need {
  readonly clock: number
  readonly on: number
  readonly onClock: number
}

/** Looks per need before an update counts as a tangle; typing needs one or two. */
const PATIENCE = 16

/**
 * Whether the structs of an update can be put in one after the other so that each finds what it hangs on. One that needs a later one
 * of its own client makes Yjs throw; two that need each other wait in every client for ever. `needs` as in UpdateParts; `before` and
 * `after` answer how far a client's structs are known without and with the update.
 */
export function canFollow(
  needs: readonly number[],
  before: (client: number) => number,
  after: (client: number) => number,
): boolean {
  const unmet = unmetNeeds(needs, before)
  if (unmet.size === 0) return true
  const reached = (client: number) => unmet.get(client)?.at(-1)?.clock ?? after(client)
  const waiting = new Map<number, number[]>()
  const queue = [...unmet.keys()]
  let patience = PATIENCE * needs.length
  for (let client = queue.pop(); client !== undefined; client = queue.pop()) {
    const list = unmet.get(client) ?? []
    const before = list.length
    for (let next = list.at(-1); next !== undefined; next = list.at(-1)) {
      if (--patience < 0) return false
      if (reached(next.on) <= next.onClock) {
        const others = waiting.get(next.on)
        if (others) others.push(client)
        else waiting.set(next.on, [client])
        break
      }
      list.pop()
    }
    if (list.length === 0) unmet.delete(client)
    if (list.length === before) continue
    const woken = waiting.get(client) ?? []
    waiting.delete(client)
    patience -= woken.length
    queue.push(...woken)
  }
  return unmet.size === 0
}

/** By client, the first one last. */
function unmetNeeds(needs: readonly number[], before: (client: number) => number): Map<number, Need[]> {
  const unmet = new Map<number, Need[]>()
  for (let at = needs.length - 4; at >= 0; at -= 4) {
    const client = needs[at] as number
    const clock = needs[at + 1] as number
    const on = needs[at + 2] as number
    const onClock = needs[at + 3] as number
    if (onClock < before(on) || clock < before(client) || (on === client && onClock < clock)) continue
    const list = unmet.get(client)
    if (list) list.push({ clock, on, onClock })
    else unmet.set(client, [{ clock, on, onClock }])
  }
  return unmet
}
