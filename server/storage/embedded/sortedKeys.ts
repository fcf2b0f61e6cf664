/** Keys in order, so that those with the same beginning stand together. */
export class SortedKeys {
  readonly #keys: string[]

  constructor(keys: Iterable<string>) {
    this.#keys = [...keys].sort()
  }

  /** All that begin so, in order. */
  startingWith(prefix: string): string[] {
    const from = this.#placeOf(prefix)
    let to = from
    while (this.#keys[to]?.startsWith(prefix)) to++
    return this.#keys.slice(from, to)
  }

  add(key: string): void {
    const place = this.#placeOf(key)
    if (this.#keys[place] !== key) this.#keys.splice(place, 0, key)
  }

  remove(key: string): void {
    const place = this.#placeOf(key)
    if (this.#keys[place] === key) this.#keys.splice(place, 1)
  }

  /** Where the first stands that is not before this one. */
  #placeOf(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] as string) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
