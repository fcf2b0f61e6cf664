import { strToU8, zipSync } from 'fflate'

/** Zip files know no day before 1980. */
const EARLIEST = Date.UTC(1980, 0, 2)

/** Texts by their paths as one zip file, the same bytes for the same input. `now`: milliseconds since 1970. */
export function zipFiles(files: Readonly<Record<string, string>>, now: number): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(Math.max(now, EARLIEST)) })
}
