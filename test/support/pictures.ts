import { createCanvas } from '@napi-rs/canvas'
import { crc32 } from 'node:zlib'
import { randomBytes } from 'node:crypto'

/** A drawing in bands of colour, so that one can tell where is up: red above, blue below. */
function drawing(width: number, height: number) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#d02020'
  context.fillRect(0, 0, width, height / 2)
  context.fillStyle = '#2040d0'
  context.fillRect(0, height / 2, width, height / 2)
  return canvas
}

export const pngOf = (width: number, height: number): Promise<Buffer> => drawing(width, height).encode('png')
export const jpegOf = (width: number, height: number): Promise<Buffer> => drawing(width, height).encode('jpeg', 90)
export const webpOf = (width: number, height: number): Promise<Buffer> => drawing(width, height).encode('webp', 90)

/** Words that stand in the file as a camera or a phone writes them. */
export const SECRETS = ['Exif', 'Geheimkamera', 'Lokstedter Weg 24'] as const

/** A photo as a phone takes it: held upright, with the place where it was taken. */
export async function phonePhoto(width: number, height: number): Promise<Buffer> {
  const plain = await jpegOf(width, height)
  const comment = Buffer.from(`Lokstedter Weg 24`)
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff()])),
    segment(0xfe, comment),
    plain.subarray(2),
  ])
}

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Big-endian TIFF: orientation 6 (a quarter turn), a model, and a block of GPS with a latitude. */
function tiff(): Buffer {
  const model = Buffer.from('Geheimkamera\0')
  const bytes = Buffer.alloc(160)
  bytes.write('MM\0*', 0, 'latin1')
  bytes.writeUInt32BE(8, 4)
  const entry = (at: number, id: number, type: number, count: number, value: number, short = false): void => {
    bytes.writeUInt16BE(id, at)
    bytes.writeUInt16BE(type, at + 2)
    bytes.writeUInt32BE(count, at + 4)
    if (short) bytes.writeUInt16BE(value, at + 8)
    else bytes.writeUInt32BE(value, at + 8)
  }
  bytes.writeUInt16BE(3, 8)
  entry(10, 0x0110, 2, model.length, 60)
  entry(22, 0x0112, 3, 1, 6, true)
  entry(34, 0x8825, 4, 1, 80)
  model.copy(bytes, 60)
  bytes.writeUInt16BE(2, 80)
  entry(82, 0x0001, 2, 2, 0x4e000000)
  entry(94, 0x0002, 5, 3, 112)
  for (const [i, degrees] of [53, 34, 52].entries()) {
    bytes.writeUInt32BE(degrees, 112 + 8 * i)
    bytes.writeUInt32BE(1, 116 + 8 * i)
  }
  return bytes
}

/** A PNG of a few bytes that says it is that large, with sums that are right. */
export function pngBomb(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), content])
    const head = Buffer.alloc(4)
    const sum = Buffer.alloc(4)
    head.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><image href="http://169.254.169.254/x"/></svg>',
)

/** An id as a browser draws one. */
export function newPictureId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return [...randomBytes(22)].map((byte) => letters[byte % 62]).join('')
}
