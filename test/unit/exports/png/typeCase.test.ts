import { beforeAll, expect, test } from 'vitest'
import type { Means } from '../../../../exports/means.ts'
import { paintRun } from '../../../../exports/png/paintShape.ts'
import { TypeCase } from '../../../../exports/png/typeCase.ts'
import { openMeans } from '../../../../server/exporting/openMeans.ts'
import { widthOf } from '../../../../shared/layout/textAdvance.ts'

let means: Means

beforeAll(async () => {
  means = await openMeans()
})

const [width, height] = [420, 40]
const GROUND = '#f0e0c0'

const runOf = (text: string, x: number, bold = false, colour = '#203040') =>
  ({ text, x, width: widthOf(text, 15, bold), bold, italic: false, colour }) as const

const ground = () => {
  const raster = means.raster(width, height)
  raster.context.fillStyle = GROUND
  raster.context.fillRect(0, 0, width, height)
  return raster
}

const words = [
  'offiziell flicht affig',
  'AVATAR To',
  'Straße „Wandeltage“ – 17plus',
  'Łódź, Český Krumlov, Übach (§ 3)',
]

test.each(words.flatMap((text) => [0.139, 0.5, 0.83, 1.2].map((scale) => [text, scale] as const)))(
  'letters are printed as they would be drawn: %s, %d times as large',
  (text, scale) => {
    const runs = [runOf(text, 3.3), runOf(text, 3.1, true, '#ffffff'), runOf(text, 380.7, false, '#b02020')]
    const lines = runs.map((run, i) => ({ baseline: 14.2 + i * 6, size: 15, runs: [run] }))

    const drawn = ground()
    drawn.context.scale(scale, scale)
    for (const line of lines) for (const run of line.runs) paintRun(drawn.context, run, line, means, new Set())
    const expected = drawn.pixels()

    const typeCase = new TypeCase(scale, means)
    const taken = lines.flatMap((line) => line.runs.map((run) => typeCase.take(run, line)))
    typeCase.cast()
    const blank = ground().pixels()
    const pixels = ground().pixels()
    for (const each of taken) if (each) typeCase.print(each, { pixels, width }, 0, 0)

    expect(pixels.some((value, i) => Math.abs(value - (blank[i] ?? 0)) > 60)).toBe(true)
    // Rounding, rarely a quarter of a pixel, and letters that the font would join.
    const differences = pixels.map((value, i) => Math.abs(value - (expected[i] ?? 0)))
    expect(differences.filter((each) => each > 1).length / pixels.length).toBeLessThan(0.02)
  },
)

test('what is printed stays on its sheet, wherever it begins', () => {
  const typeCase = new TypeCase(1, means)
  const places = [-30, -3, 415, 500].flatMap((x) => [-2, 3, 38, 55].map((baseline) => ({ x, baseline })))
  const taken = places.map(({ x, baseline }) => {
    const run = runOf('Wörter', x)
    return typeCase.take(run, { baseline, size: 15, runs: [run] })
  })
  typeCase.cast()
  const around = new Uint8Array((width * height + 2 * width) * 4)
  const pixels = around.subarray(width * 4, -width * 4)
  for (const each of taken) if (each) typeCase.print(each, { pixels, width }, 0, 0)
  expect(pixels.some((value) => value > 0)).toBe(true)
  expect(around.subarray(0, width * 4).every((value) => value === 0)).toBe(true)
  expect(around.subarray(-width * 4).every((value) => value === 0)).toBe(true)
  // What is cut off at one side does not come in at the other.
  expect(pixels.filter((value, i) => value > 0 && Math.floor(i / 4) % width === 200).length).toBe(0)
})

test('what needs more than letter after letter is left to the raster', () => {
  const typeCase = new TypeCase(1, means)
  const line = { baseline: 20, size: 15, runs: [] }
  const take = (run: object, size = 15) => typeCase.take({ ...runOf('Wort', 0), ...run }, { ...line, size })
  expect(take({})).toBeDefined()
  expect(take({ text: 'u\u0308ber' })).toBeUndefined()
  expect(take({ text: '😀', emoji: true })).toBeUndefined()
  expect(take({ text: 'שלום', rtl: true })).toBeUndefined()
  expect(take({ link: 'https://example.org' })).toBeUndefined()
  expect(take({}, 30)).toBeUndefined()
})
