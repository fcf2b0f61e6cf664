import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writePng } from '../../../../server/exporting/writePng.ts'

/** As another program reads it. */
async function read(file: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(file))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  return new Uint8Array(context.getImageData(0, 0, image.width, image.height).data.buffer)
}

const opaque = (bytes: Uint8Array) => bytes.map((byte, i) => (i % 4 === 3 ? 255 : byte))

const picture = fc
  .tuple(fc.integer({ min: 1, max: 23 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }))
  .chain(([width, bands]) => {
    const length = width * bands.reduce((sum, rows) => sum + rows, 0) * 4
    return fc.tuple(fc.constant(width), fc.constant(bands), fc.uint8Array({ minLength: length, maxLength: length }))
  })

test('whatever the pixels and however they come in, the file has them all, each in its colour', async () => {
  await fc.assert(
    fc.asyncProperty(picture, async ([width, bands, pixels]) => {
      const file = writePng(width, pixels.length / 4 / width)
      let from = 0
      for (const rows of bands) await file.add(opaque(pixels).subarray(from, (from += rows * width * 4)))
      expect(await read(await file.end())).toEqual(opaque(pixels))
    }),
    { numRuns: 50 },
  )
})

test('it may be handed the same memory again and again', async () => {
  const sheet = new Uint8Array(700 * 40 * 4)
  const file = writePng(700, 400)
  for (let band = 0; band < 10; band++) await file.add(sheet.fill(20 * band + 5))
  const pixels = await read(await file.end())
  for (let row = 0; row < 400; row++) expect(pixels[row * 700 * 4 + 1_000 * 2]).toBe(20 * Math.floor(row / 40) + 5)
})
