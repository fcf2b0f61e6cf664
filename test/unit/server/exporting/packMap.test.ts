import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packAfter, packWhole, unpack } from '../../../../server/exporting/packMap.ts'
import { randomFrom } from '../../../support/simulatedDisk.ts'

/** Bytes that say little twice, as the ids of ideas do. */
const noise = (length: number, seed = 1): Uint8Array => {
  const random = randomFrom(seed)
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

test('whatever is packed is unpacked as it was, by itself and after another', async () => {
  const bytes = fc.uint8Array({ maxLength: 2_000 })
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (map, other) => {
      const base = { map, file: await packWhole(map) }
      expect(await unpack({ file: base.file, bytes: map.length })).toEqual(map)
      const after = await packAfter(base, other)
      if (after)
        expect(
          await unpack({ file: after, bytes: other.length, base: { file: base.file, bytes: map.length } }),
        ).toEqual(other)
    }),
    { numRuns: 50 },
  )
})

test('a file that stands by itself is a brotli file that any program opens', async () => {
  const map = noise(10_000)
  expect(new Uint8Array(brotliDecompressSync(await packWhole(map)))).toEqual(map)
})

test('of a map of which little has changed only that is kept, however far apart its parts lie', async () => {
  const map = noise(3_000_000)
  const base = { map, file: await packWhole(map) }
  const changed = new Uint8Array(map.length + 100)
  changed.set(map.subarray(2_000_000))
  changed.set(noise(100, 2), 1_000_000)
  changed.set(map.subarray(0, 2_000_000), 1_000_100)
  const after = await packAfter(base, changed)
  expect(after?.length).toBeLessThan(map.length / 30)
  const read = await unpack({
    file: after ?? noise(1),
    bytes: changed.length,
    base: { file: base.file, bytes: map.length },
  })
  expect(Buffer.compare(read, changed)).toBe(0)
})

test('a map that is another one begins anew, and so does one whose base another brotli has written', async () => {
  const map = noise(5_000)
  const base = { map, file: await packWhole(map) }
  expect(await packAfter(base, noise(5_000, 2))).toBeUndefined()
  const file = base.file.slice()
  file[100] = (file[100] ?? 0) ^ 1
  expect(await packAfter({ map, file }, map)).toBeUndefined()
})

test('[P11] a file that unpacks to more than was packed is given up before it fills the memory', async () => {
  const bomb = await packWhole(new Uint8Array(50_000_000))
  expect(bomb.length).toBeLessThan(1_000)
  await expect(unpack({ file: bomb, bytes: 1_000 })).rejects.toThrow()
})
