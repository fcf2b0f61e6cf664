import { strToU8, zipSync, type Zippable } from 'fflate'
import { zipTime } from './zipTime.ts'

/**
 * Files by their paths as one zip file, the same bytes for the same input. Texts are packed; bytes are those of files that are packed already.
 * `now`: milliseconds since 1970.
 */
export function zipFiles(files: Readonly<Record<string, string | Uint8Array>>, now: number): Uint8Array {
  const entries: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      path,
      typeof file === 'string' ? strToU8(file) : [file, { level: 0 }],
    ]),
  )
  return zipSync(entries, { level: 6, mtime: zipTime(now) })
}
