const DAY = 24 * 60 * 60 * 1000

export const wholeDay = (time: number): number => Math.floor(time / DAY) * DAY

/** The day from which a board without visits may be erased, `YYYY-MM-DD`. */
export const erasedOn = (visitedAt: number, retentionDays: number): string =>
  new Date(wholeDay(visitedAt) + retentionDays * DAY).toISOString().slice(0, 10)
