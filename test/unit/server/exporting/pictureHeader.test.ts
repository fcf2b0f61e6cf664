import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureHeader } from '../../../../server/exporting/pictureHeader.ts'
import { GIF, jpegOf, phonePhoto, pngBomb, pngOf, SVG, webpOf } from '../../../support/pictures.ts'
import { createCanvas } from '@napi-rs/canvas'

describe('the header of a picture', () => {
  it('tells format and size of PNG, JPEG and WebP, however they were written', async () => {
    expect(pictureHeader(await pngOf(301, 40))).toEqual({ type: 'png', width: 301, height: 40 })
    expect(pictureHeader(await jpegOf(301, 40))).toEqual({ type: 'jpeg', width: 301, height: 40 })
    expect(pictureHeader(await phonePhoto(301, 40))).toEqual({ type: 'jpeg', width: 301, height: 40 })
    expect(pictureHeader(await webpOf(301, 40))).toEqual({ type: 'webp', width: 301, height: 40 })
    const canvas = createCanvas(301, 40)
    canvas.getContext('2d').fillRect(0, 0, 20, 20)
    // With transparency, and without loss: three ways to write one format.
    expect(pictureHeader(await canvas.encode('webp', 80))).toEqual({ type: 'webp', width: 301, height: 40 })
    expect(pictureHeader(await canvas.encode('webp', 100))).toEqual({ type: 'webp', width: 301, height: 40 })
  })

  it('tells the size that is claimed, without unpacking', () => {
    expect(pictureHeader(pngBomb(30_000, 30_000))).toEqual({ type: 'png', width: 30_000, height: 30_000 })
    expect(pictureHeader(pngBomb(0, 5))).toBeUndefined()
  })

  it('is none where there is none: by content, not by name', () => {
    for (const bytes of [GIF, SVG, Buffer.from('%PDF-1.7'), Buffer.from('BM6\0'), new Uint8Array(0)])
      expect(pictureHeader(bytes)).toBeUndefined()
  })

  it('ends for whatever bytes, broken off wherever', async () => {
    for (const whole of [await pngOf(9, 9), await phonePhoto(9, 9), await webpOf(9, 9)])
      for (let length = 0; length < Math.min(whole.length, 400); length++) {
        const header = pictureHeader(whole.subarray(0, length))
        if (header) expect([header.width, header.height]).toEqual([9, 9])
      }
    const starts = [
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...Buffer.from('RIFF....WEBPVP8X')],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const header = pictureHeader(Uint8Array.from([...start, ...rest]))
        expect(header === undefined || (header.width > 0 && header.height > 0)).toBe(true)
      }),
    )
  })
})
