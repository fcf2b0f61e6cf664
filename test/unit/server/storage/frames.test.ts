import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodeBatch, encodeHeader, HEADER_BYTES, readFrames } from '../../../../server/storage/embedded/frames.ts'

const SALT = 0x5eed1234
const words = (...texts: string[]): Uint8Array[] => texts.map((text) => Buffer.from(text))
const textsOf = (bytes: Uint8Array): string[] =>
  readFrames(bytes).payloads.map((payload) => Buffer.from(payload).toString())

const batches = [words('Wohnraum'), words('Vereine', 'Bus', 'Schule'), words('Ehrenamt', 'Fest'), words('Ende')]
const file = Buffer.concat([encodeHeader(SALT), ...batches.map((batch) => encodeBatch(batch, SALT))])
const all = batches.flat().map((word) => Buffer.from(word).toString())
/** Where each frame ends, from the header on. */
const ends = all.reduce<number[]>(
  (ends, text) => [...ends, (ends.at(-1) ?? HEADER_BYTES) + 8 + Buffer.byteLength(text)],
  [],
)
const lastBatch = file.length - 8 - 'Ende'.length

describe('[P1] a segment file', () => {
  test('gives back what was written', () => {
    expect(readFrames(file)).toMatchObject({ end: 'whole' })
    expect(textsOf(file)).toEqual(all)
    expect(readFrames(encodeHeader(SALT))).toEqual({ payloads: [], end: 'whole' })
  })

  test('[bar 5] cut at any byte, gives back exactly the frames before, and calls it a torn tail', () => {
    for (let cut = 0; cut < file.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length
      expect(textsOf(file.subarray(0, cut)), `cut at ${cut}`).toEqual(all.slice(0, whole))
      const clean = cut === HEADER_BYTES || ends.includes(cut)
      expect(readFrames(file.subarray(0, cut)).end, `cut at ${cut}`).toBe(clean ? 'whole' : 'torn')
    }
  })

  test('[bar 5] with any bit flipped, gives out nothing that was not written, and notices', () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const flipped = Buffer.from(file)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      const found = textsOf(flipped)
      expect(found.every((text) => all.includes(text)) && found.length < all.length, `bit ${bit}`).toBe(true)
      expect(readFrames(flipped).end, `bit ${bit}`).toBe(bit >> 3 < lastBatch ? 'damaged' : 'torn')
    }
  })

  test('damaged in the middle, gives back every batch but the damaged one', () => {
    const damaged = Buffer.from(file)
    damaged.fill(0xff, (ends[0] ?? 0) + 2, (ends[0] ?? 0) + 6)
    expect(textsOf(damaged)).toEqual(['Wohnraum', 'Ehrenamt', 'Fest', 'Ende'])
    expect(readFrames(damaged).end).toBe('damaged')
  })

  test('shows damage to its last batch, too, once it was ended in order', () => {
    const sealed = Buffer.concat([file, encodeBatch(words(''), SALT)])
    expect(textsOf(sealed)).toEqual(all)
    sealed.writeUInt8(0, file.length - 2)
    expect(readFrames(sealed).end).toBe('damaged')
  })

  test('takes nothing from other files, be it old blocks of the disk or a forged frame inside a text', () => {
    const forged = encodeBatch(words('untergeschoben'), SALT + 1)
    expect(textsOf(Buffer.concat([file, forged]))).toEqual(all)
    const carrier = Buffer.concat([encodeHeader(SALT), encodeBatch([forged], SALT), encodeBatch(words('danach'), SALT)])
    carrier.writeUInt8(carrier.readUInt8(HEADER_BYTES + 6) ^ 1, HEADER_BYTES + 6)
    expect(textsOf(carrier)).toEqual(['danach'])
  })

  test('of a newer version is left alone', () => {
    const newer = Buffer.from(file)
    const header = Buffer.from(encodeHeader(SALT))
    header.writeUInt8(2, 3)
    header.writeUInt32BE(crc32(header.subarray(0, 8)), 8)
    header.copy(newer)
    expect(readFrames(newer)).toEqual({ payloads: [], end: 'newer' })
  })

  test('full of hostile bytes is read in bounded time', () => {
    const hostile = Buffer.alloc(4 * 1024 * 1024)
    for (let at = 0; at < hostile.length; at += 4) hostile.writeUInt32BE(0x80100000, at)
    const torn = Buffer.concat([file, hostile])
    expect(textsOf(torn)).toEqual(all)
  })
})
