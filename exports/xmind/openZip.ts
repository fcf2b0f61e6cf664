import { unzipSync } from 'fflate'
import { ImportRefused } from '../import/importRefused.ts'

const ENTRIES = 1_000
const UNPACKED = 20 * 1024 * 1024

/**
 * The named files of a zip, unpacked; no other is touched. What a file says of its size holds: more bytes than that are never written,
 * so that a bomb is refused before anything is unpacked.
 */
export function openZip(bytes: Uint8Array, wanted: readonly string[]): ReadonlyMap<string, Uint8Array> {
  let entries = 0
  let unpacked = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++entries > ENTRIES) throw new ImportRefused('importUnpacksLarge')
        if (!wanted.includes(name)) return false
        unpacked += originalSize
        if (unpacked > UNPACKED) throw new ImportRefused('importUnpacksLarge')
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused('importDamaged')
  }
}
