import type { Means } from '../../exports/means.ts'
import { openFonts } from './fonts.ts'
import { openRaster } from './rasterise.ts'

/** Fonts and pixels for painters. The rasteriser is loaded only when somebody wants pixels. */
export async function openMeans({ pixels }: { readonly pixels: boolean }): Promise<Means> {
  const fonts = await openFonts()
  const raster = pixels ? await openRaster(fonts) : undefined
  return {
    fonts,
    raster(width, height) {
      if (!raster) throw new Error('opened without a rasteriser')
      return raster(width, height)
    },
  }
}
