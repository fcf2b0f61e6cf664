const DAY = 24 * 60 * 60 * 1000

/** From so many days before it on a board says when it will be erased. */
export const LAST_DAYS = 14

/** Whole days from a moment to a day `YYYY-MM-DD`; 0: today, negative: over. Infinite for what is no day. */
export function daysUntil(day: string, now: number): number {
  const at = Date.parse(day)
  return Number.isNaN(at) ? Infinity : Math.round((at - Math.floor(now / DAY) * DAY) / DAY)
}
