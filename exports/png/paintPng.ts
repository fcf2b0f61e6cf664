import { word } from '../../shared/language/words.ts'
import type { CopyContent, Export } from '../exportMindMap.ts'
import { ExportRefused } from '../exportRefused.ts'
import type { Means } from '../means.ts'
import { zipFiles } from '../zip/zipFiles.ts'
import { paintPart } from './paintPart.ts'

/** Pixels a side of a CSS pixel: sharp on every screen. */
const SCALE = 2
/** Beyond this a picture helps nobody and could take the machine's memory. */
export const MAX_PIXELS = 40_000_000
/** A side of the pictures that a larger one is cut into: as many pixels as one may have. */
const TILE = Math.sqrt(MAX_PIXELS)
/** More of them nobody would put together, and they would take longer than a copy may. */
const MOST_TILES = 12

/**
 * The poster as a PNG file, at twice its size or as large as one picture may be. Where a sharpness was chosen it is that one: what is too
 * large for one picture becomes several in a ZIP file, and what is too large for these is refused.
 */
export async function paintPng(content: CopyContent, means: Means, tile = TILE): Promise<Export> {
  const { language, now, options = {} } = content
  const poster = content.poster()
  const { sheet } = poster
  const missing = new Set<string>()
  const wanted = options.sharpness ?? SCALE
  const largest = tile / Math.sqrt(sheet.width * sheet.height)
  if (options.sharpness === undefined || wanted <= largest) {
    const scale = Math.min(wanted, largest)
    const bytes = await paintPart(poster, sheet, scale, means, missing)
    return { bytes, report: { missingLetters: [...missing].sort(), scale: scale / wanted } }
  }
  const columns = Math.ceil((sheet.width * wanted) / tile)
  const rows = Math.ceil((sheet.height * wanted) / tile)
  if (columns * rows > MOST_TILES)
    throw new ExportRefused('copyTooManyPixels', Math.round((MOST_TILES * tile * tile) / 1e6))
  const files: Record<string, Uint8Array> = {}
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const name = `${word('row', language)} ${row + 1}, ${word('column', language)} ${column + 1}.png`
      const [x, width] = stretch(sheet.x, sheet.width, column, columns, wanted)
      const [y, height] = stretch(sheet.y, sheet.height, row, rows, wanted)
      const part = { x, y, width, height }
      files[name] = await paintPart(poster, part, wanted, means, missing)
    }
  return { bytes: zipFiles(files, now), report: { missingLetters: [...missing].sort(), scale: 1 }, ending: 'zip' }
}

/** Cut at whole pixels, so that nothing is missing between two. */
function stretch(from: number, length: number, at: number, of: number, scale: number): [from: number, length: number] {
  const pixels = Math.floor(length * scale)
  const [begin, end] = [at, at + 1].map((edge) => Math.floor((pixels * edge) / of) / scale) as [number, number]
  return [from + begin, end - begin]
}
