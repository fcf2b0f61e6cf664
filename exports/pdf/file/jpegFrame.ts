export interface JpegFrame {
  readonly width: number
  readonly height: number
  /** 1: grey; 3: colours. */
  readonly components: number
}

/** What the frame header of a JPEG says (ITU-T T.81, B.2.2). Throws RangeError for what has none. */
export function jpegFrame(bytes: Uint8Array): JpegFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; ;) {
    const marker = view.getUint8(at + 1)
    // Start of frame, of whichever coding; the three between them are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components: view.getUint8(at + 9) }
    at += 2 + view.getUint16(at + 2)
  }
}
