import { expect, test } from 'vitest'
import { srgbProfile } from '../../../../../exports/pdf/file/srgbProfile.ts'

test('the profile is as long as it says, and each of its tags lies within it', () => {
  const bytes = srgbProfile()
  const view = new DataView(bytes.buffer)
  const ascii = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  expect(view.getUint32(0)).toBe(bytes.length)
  expect([ascii(12), ascii(16), ascii(20), ascii(36)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp'])
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => 132 + 12 * i).map((at) => ({
    name: ascii(at),
    from: view.getUint32(at + 4),
    size: view.getUint32(at + 8),
  }))
  expect(tags.map(({ name }) => name)).toEqual(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
  for (const { from, size } of tags) {
    expect(from % 4).toBe(0)
    expect(from + size).toBeLessThanOrEqual(bytes.length)
  }
  const sum = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => {
    const at = tags.find((tag) => tag.name === name)?.from ?? 0
    return [8, 12, 16].map((offset) => view.getInt32(at + offset) / 65536)
  })
  // Red, green and blue together are white.
  ;[0.9642, 1, 0.8249].forEach((white, i) =>
    expect(sum.reduce((all, colour) => all + (colour[i] ?? 0), 0)).toBeCloseTo(white, 3),
  )
})
