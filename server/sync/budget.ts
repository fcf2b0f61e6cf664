/** A purse that fills steadily up to a brim. Spending may overdraw it: whoever does has to wait. */
export class Budget {
  readonly #perSecond: number
  readonly #brim: number
  #left: number
  #at: number

  constructor(perSecond: number, brim: number, now: number) {
    this.#perSecond = perSecond
    this.#brim = brim
    this.#left = brim
    this.#at = now
  }

  /** Spends, and answers for how many milliseconds the purse is overdrawn; 0 is fine. */
  spend(cost: number, now: number): number {
    this.#left = Math.min(this.#brim, this.#left + ((now - this.#at) / 1000) * this.#perSecond) - cost
    this.#at = now
    return this.#left >= 0 ? 0 : (-this.#left / this.#perSecond) * 1000
  }

  /** Spends only what is there. */
  trySpend(cost: number, now: number): boolean {
    if (this.spend(cost, now) === 0) return true
    this.#left += cost
    return false
  }
}
