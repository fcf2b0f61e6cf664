import { crc32, createDeflate } from 'node:zlib'
import type { PngFile } from '../../exports/means.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Eight bits each of red, green and blue; packed as PNG always is, rows in their order. */
const FORM = [8, 2, 0, 0, 0]
/** Flat areas and repeated letters are found by the fastest search nearly as well as by a thorough one. */
const LEVEL = 1
/** Room for what a band becomes, so that packing it need not wait for this thread. */
const CHUNK = 1 << 20

/** A PNG file of pixels that let nothing shine through. They are packed beside, while the next rows are drawn. */
export function writePng(width: number, height: number): PngFile {
  const deflate = createDeflate({ level: LEVEL, chunkSize: CHUNK })
  const packed: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    deflate
      .on('data', (chunk: Buffer) => packed.push(chunk))
      .on('end', resolve)
      .on('error', reject)
  })
  const row = 1 + width * 3
  // One is filled while the other is packed.
  let [next, other] = [Buffer.alloc(0), Buffer.alloc(0)]
  let last = Promise.resolve()
  return {
    async add(pixels) {
      const rows = pixels.length / 4 / width
      if (next.length < rows * row) next = Buffer.alloc(rows * row)
      withoutOpacity(pixels, width, next)
      await last
      const ready = next.subarray(0, rows * row)
      last = new Promise((resolve) => deflate.write(ready, () => resolve()))
      ;[next, other] = [other, next]
    },
    async end() {
      deflate.end()
      await ended
      const header = Buffer.alloc(13)
      header.writeUInt32BE(width, 0)
      header.writeUInt32BE(height, 4)
      header.set(FORM, 8)
      return Buffer.concat([SIGNATURE, ...chunk('IHDR', header), ...chunk('IDAT', ...packed), ...chunk('IEND')])
    },
  }
}

/** Row by row as the file has them: how it is filtered (0: not at all), then three bytes a pixel. */
function withoutOpacity(pixels: Uint8Array, width: number, rows: Uint8Array): void {
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
  // Four pixels become three whole numbers.
  const words = new Uint32Array(Math.ceil(width / 4) * 3)
  const bytes = new Uint8Array(words.buffer, 0, width * 3)
  for (let start = 0, put = 1; start < from.length; start += width, put += 1 + bytes.length) {
    for (let x = start, i = 0; i < words.length; x += 4, i += 3) {
      const second = from[x + 1] ?? 0
      const third = from[x + 2] ?? 0
      words[i] = ((from[x] ?? 0) & 0xffffff) | (second << 24)
      words[i + 1] = ((second >>> 8) & 0xffff) | (third << 16)
      words[i + 2] = ((third >>> 16) & 0xff) | ((from[x + 3] ?? 0) << 8)
    }
    rows.set(bytes, put)
  }
}

/** Its length, its name, what it holds, and their sum. */
function chunk(name: string, ...contents: readonly Buffer[]): Buffer[] {
  const body = [Buffer.from(name, 'latin1'), ...contents]
  const length = Buffer.alloc(4)
  const sum = Buffer.alloc(4)
  length.writeUInt32BE(contents.reduce((all, { length }) => all + length, 0))
  sum.writeUInt32BE(body.reduce((before, part) => crc32(part, before), 0))
  return [length, ...body, sum]
}
