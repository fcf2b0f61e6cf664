import type { Leftover, LeftoverCount } from '../../shared/domain/importedFile.ts'

/** Counts what a file holds and a map does not. */
export class Leftovers {
  readonly #counts = new Map<Leftover, number>()

  add(what: Leftover, n = 1): void {
    if (n > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + n)
  }

  list(): LeftoverCount[] {
    return [...this.#counts].map(([what, n]) => ({ what, n }))
  }
}
