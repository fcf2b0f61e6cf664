/** Zip files know no day before 1980. */
const EARLIEST = Date.UTC(1980, 0, 2)

/** A moment that a zip file can bear, by milliseconds since 1970. */
export const zipTime = (now: number): Date => new Date(Math.max(now, EARLIEST))
