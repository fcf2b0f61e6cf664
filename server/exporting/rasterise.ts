import type { Canvas, Path2D } from '@napi-rs/canvas'
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

const known = new Set<string>()

/** Lets sheets write with these, too. */
export async function registerFaces(faces: readonly FontFace[]): Promise<void> {
  const { GlobalFonts } = await import('@napi-rs/canvas')
  for (const { name, bytes } of faces) {
    // Asking the library takes it longer than all else here.
    if (known.has(name)) continue
    GlobalFonts.register(Buffer.from(bytes), name)
    known.add(name)
  }
}

function contextOf(canvas: Canvas, Path: typeof Path2D): RasterContext {
  const context = canvas.getContext('2d')
  // As the text was measured: every letter by its own advance.
  context.fontKerning = 'none'
  // The same few symbols stand on every idea.
  const paths = new Map<string, Path2D>()
  const pathOf = (d: string): Path2D => {
    let path = paths.get(d)
    if (!path) paths.set(d, (path = new Path(d)))
    return path
  }
  return Object.assign(context, {
    fillPath: (d: string) => context.fill(pathOf(d)),
    strokePath: (d: string) => context.stroke(pathOf(d)),
  }) as RasterContext
}
