import type { Canvas } from '@napi-rs/canvas'
import type { FontFace, Fonts, Raster, RasterContext } from '../../exports/means.ts'

/** Sheets of pixels with our fonts only. Set DISABLE_SYSTEM_FONTS_LOAD=1 before: else the machine's own fonts leak in. */
export async function openRaster(fonts: Fonts): Promise<(width: number, height: number) => Raster> {
  const { createCanvas, loadImage, Path2D } = await import('@napi-rs/canvas')
  await registerFaces(Object.values(fonts.faces))
  return (width, height) => {
    const canvas = createCanvas(width, height)
    return {
      context: contextOf(canvas, Path2D),
      pixels: () => canvas.data(),
      async openPicture(file) {
        const image = await loadImage(Buffer.from(file)).catch(() => undefined)
        const context = canvas.getContext('2d')
        return image && ((x, y, width, height) => void context.drawImage(image, x, y, width, height))
      },
    }
  }
}

/** Lets sheets write with these, too. */
export async function registerFaces(faces: readonly FontFace[]): Promise<void> {
  const { GlobalFonts } = await import('@napi-rs/canvas')
  for (const { name, bytes } of faces) if (!GlobalFonts.has(name)) GlobalFonts.register(Buffer.from(bytes), name)
}

function contextOf(canvas: Canvas, Path2D: typeof import('@napi-rs/canvas').Path2D): RasterContext {
  const context = canvas.getContext('2d')
  // As the text was measured: every letter by its own advance.
  context.fontKerning = 'none'
  return Object.assign(context, {
    fillPath: (d: string) => context.fill(new Path2D(d)),
    strokePath: (d: string) => context.stroke(new Path2D(d)),
  }) as RasterContext
}
