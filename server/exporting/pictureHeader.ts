/** What the first bytes of a file say it is: told before anything is unpacked, so that no few bytes can ask for gigabytes. */
export interface PictureHeader {
  readonly type: 'png' | 'jpeg' | 'webp'
  readonly width: number
  readonly height: number
}

/** Undefined for everything that is none of the three, whatever its name says. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return png(view) ?? jpeg(view) ?? webp(view)
  } catch (error) {
    // It ends before it has said how large it is.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function png(view: DataView): PictureHeader | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || tag(view, 12) !== 'IHDR') return undefined
  return sized('png', view.getUint32(16), view.getUint32(20))
}

const START_OF_SCAN = 0xda
/** Start of frame, of whichever coding; the three between them are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

function jpeg(view: DataView): PictureHeader | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined
    while (view.getUint8(at) === 0xff) at++
    const marker = view.getUint8(at++)
    if (hasNoLength(marker)) continue
    if (marker === START_OF_SCAN) return undefined
    if (isFrame(marker)) return sized('jpeg', view.getUint16(at + 5), view.getUint16(at + 3))
    at += Math.max(2, view.getUint16(at))
  }
}

function webp(view: DataView): PictureHeader | undefined {
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WEBP') return undefined
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (tag(view, 12)) {
    case 'VP8X':
      return sized('webp', uint24(24) + 1, uint24(27) + 1)
    case 'VP8 ':
      if (uint24(23) !== 0x2a019d) return undefined
      return sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return undefined
      const both = view.getUint32(21, true)
      return sized('webp', (both & 0x3fff) + 1, ((both >>> 14) & 0x3fff) + 1)
    }
    default:
      return undefined
  }
}

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

const sized = (type: PictureHeader['type'], width: number, height: number): PictureHeader | undefined =>
  width > 0 && height > 0 ? { type, width, height } : undefined
