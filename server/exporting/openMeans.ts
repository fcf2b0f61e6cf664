import type { Means } from '../../exports/means.ts'
import { deflate } from './deflate.ts'
import { openFonts } from './fonts.ts'
import { openRaster } from './rasterise.ts'
import { writePng } from './writePng.ts'

/** Fonts, pixels and PNG files for painters, opened once a process. */
export async function openMeans(): Promise<Means> {
  const fonts = await openFonts()
  return { fonts, deflate, raster: await openRaster(fonts), png: writePng }
}
