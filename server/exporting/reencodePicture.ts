import { PICTURE } from '../../shared/domain/picture.ts'
import { pictureHeader } from './pictureHeader.ts'

export interface PictureOrder {
  readonly bytes: Uint8Array
}
/** A picture drawn anew, twice: nothing of the file that came in is in them but its pixels. */
export interface DrawnPicture {
  readonly width: number
  readonly height: number
  /** For looking at it. */
  readonly full: Uint8Array
  /** For the box of an idea. */
  readonly small: Uint8Array
}

/** Tried one after the other until the file is small enough. */
const QUALITIES = [88, 75, 60, 40] as const

/** Undefined when it cannot be unpacked. Runs in a worker only: what comes in is anybody's. */
export async function reencodePicture({ bytes }: PictureOrder): Promise<DrawnPicture | undefined> {
  const header = pictureHeader(bytes)
  if (!header || header.width * header.height > PICTURE.pixels) return undefined
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  // Upright: it has followed what the camera noted about how it was held.
  const image = await loadImage(Buffer.from(bytes)).catch(() => undefined)
  if (!image || image.width * image.height > PICTURE.pixels) return undefined

  const draw = async (most: { readonly width: number; readonly height: number }) => {
    const { width, height } = fittedInto(image, most)
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    // What was transparent would vanish in one of the two themes or on paper.
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    for (const quality of QUALITIES) {
      const file = await canvas.encode('jpeg', quality)
      if (file.length <= PICTURE.bytes || quality === QUALITIES.at(-1))
        return { width, height, file: new Uint8Array(file) }
    }
    throw new Error('no quality')
  }
  const full = await draw({ width: PICTURE.side, height: PICTURE.side })
  const small = await draw(PICTURE.small)
  return full.file.length > PICTURE.bytes
    ? undefined
    : { width: full.width, height: full.height, full: full.file, small: small.file }
}

function fittedInto(
  { width, height }: { readonly width: number; readonly height: number },
  most: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
