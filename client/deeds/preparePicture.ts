import { PICTURE } from '../../shared/domain/picture.ts'

/** A picture as it is sent, and a look at it. */
export interface PreparedPicture {
  readonly file: Blob
  readonly width: number
  readonly height: number
}

/** What is small enough goes as it is: a screenshot keeps its sharp letters. */
const AS_IT_IS = { types: ['image/png', 'image/webp'], bytes: PICTURE.bytes } as const
const QUALITY = 0.92

/**
 * Makes a file that the server takes of whatever the browser can draw: upright, no larger than it is kept, without what a camera noted.
 * SVG is no picture but a program.
 */
export async function preparePicture(file: Blob): Promise<PreparedPicture | 'notAPicture' | 'noSvg'> {
  if (file.type === 'image/svg+xml') return 'noSvg'
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const scale = Math.min(1, PICTURE.side / Math.max(image.naturalWidth, image.naturalHeight))
    const width = Math.max(1, Math.round(image.naturalWidth * scale))
    const height = Math.max(1, Math.round(image.naturalHeight * scale))
    if (scale === 1 && file.size <= AS_IT_IS.bytes && AS_IT_IS.types.some((type) => type === file.type))
      return { file, width, height }
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (!context) return 'notAPicture'
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return drawn ? { file: drawn, width, height } : 'notAPicture'
  } catch {
    return 'notAPicture'
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** The first picture among files, and whether there are more. */
export function pictureAmong(files: FileList | readonly File[] | undefined): { file: File; more: boolean } | undefined {
  const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'))
  const [file] = pictures
  return file && { file, more: pictures.length > 1 }
}
