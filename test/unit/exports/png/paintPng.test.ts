import { createCanvas, loadImage } from '@napi-rs/canvas'
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { exportMindMap } from '../../../../exports/exportMindMap.ts'
import { MAX_PIXELS, paintPng } from '../../../../exports/png/paintPng.ts'
import { paintPart } from '../../../../exports/png/paintPart.ts'
import type { Means } from '../../../../exports/means.ts'
import { openMeans } from '../../../../server/exporting/openMeans.ts'
import { BOX_STYLES } from '../../../../shared/layout/geometry.ts'
import { LIGHT } from '../../../../shared/scene/theme.ts'
import { contentOf, draw, drawDemo, type DrawnMap } from '../../../support/drawnMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'

let means: Means

beforeAll(async () => {
  means = await openMeans()
})

async function pixelsOf(drawn: DrawnMap) {
  const { poster } = drawn
  const { bytes, report } = await exportMindMap('png', contentOf(drawn), means)
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const scale = image.width / poster.sheet.width
  const colourAt = (x: number, y: number) => {
    const column = Math.round((x - poster.sheet.x) * scale)
    const row = Math.round((y - poster.sheet.y) * scale)
    const at = (row * image.width + column) * 4
    return `#${[0, 1, 2].map((part) => (data[at + part] ?? 0).toString(16).padStart(2, '0')).join('')}`
  }
  return { image, report, data, colourAt }
}

let demo: DrawnMap
let demoPixels: Awaited<ReturnType<typeof pixelsOf>>

beforeAll(async () => {
  demo = drawDemo()
  demoPixels = await pixelsOf(demo)
}, 60_000)

test('[P8] every idea of the demo board stands in the PNG where the map has it, in its colours', () => {
  const { colourAt, report } = demoPixels
  expect(report.missingLetters).toEqual([])
  for (const idea of demo.poster.scene.ideas) {
    const { x, y, height } = idea.box
    if (idea.depth === 0) continue
    expect(colourAt(x + 3, y + height / 2), idea.id).toBe(LIGHT.kinds[idea.kind].strong)
    expect(colourAt(x + BOX_STYLES.idea.bar + 4, y + height / 2), idea.id).toBe(
      idea.depth === 1 ? LIGHT.kinds[idea.kind].tint : LIGHT.colours.surface,
    )
  }
  const root = demo.poster.scene.ideas[0]
  expect(root && colourAt(root.box.x + 6, 0)).toBe(LIGHT.colours.primary)
})

test('[P8] nothing is clipped: the margin around the sheet is empty', () => {
  const { image, data } = demoPixels
  const paper = (index: number) => [data[index], data[index + 1], data[index + 2]].join()
  const ground = paper(0)
  const edges = [
    ...Array.from({ length: image.width }, (_, x) => [x, x + (image.height - 1) * image.width]),
    ...Array.from({ length: image.height }, (_, y) => [y * image.width, y * image.width + image.width - 1]),
  ].flat()
  expect(edges.every((pixel) => paper(pixel * 4) === ground)).toBe(true)
})

test('a map beyond the limit of pixels is drawn smaller, and the report says so', async () => {
  const map = new PlainMap()
  for (let i = 0; i < 300; i++) map.add(`i${i}`, i < 20 ? 'root' : `i${i % 20}`, `Idee ${i}`)
  const drawn = draw(map)
  let pixels = 0
  const sheets: number[] = []
  const counting: Means = {
    ...means,
    raster(width, height) {
      sheets.push(width * height)
      return means.raster(1, 1)
    },
    png(width, height) {
      pixels = width * height
      return { add: async () => {}, end: async () => new Uint8Array() }
    },
  }
  const { report } = await exportMindMap('png', contentOf(drawn), counting)
  // Drawn on one sheet that is as wide as the picture and much lower.
  expect(sheets.length).toBe(1)
  expect(sheets[0]).toBeLessThan(MAX_PIXELS / 4)
  expect(pixels).toBeLessThanOrEqual(MAX_PIXELS)
  expect(pixels).toBeGreaterThan(MAX_PIXELS * 0.99)
  expect(report.scale).toBeLessThan(1)
})

test('[P8] drawn in bands it is the same picture, also where a band ends in the middle of a letter', async () => {
  const { poster } = demo
  const inBandsOf = async (rows: number) => {
    const image = await loadImage(Buffer.from(await paintPart(poster, poster.sheet, 0.5, means, new Set(), rows)))
    const context = createCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height).data
  }
  const whole = await inBandsOf(Number.MAX_SAFE_INTEGER)
  const banded = await inBandsOf(90)
  expect(banded.length).toBe(whole.length)
  const differences = whole.map((value, i) => Math.abs(value - (banded[i] ?? 0)))
  // Skia bends a curve a little differently where it leaves the sheet.
  expect(differences.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(80)
  expect(differences.filter((each) => each > 0).length / whole.length).toBeLessThan(0.001)
})

test('text is as wide as it was measured, whatever letters meet', async () => {
  const { raster } = means
  const { context } = raster(10, 10)
  const measured = createCanvas(10, 10).getContext('2d')
  measured.fontKerning = 'none'
  measured.font = '100px sans'
  expect(context).toBeDefined()
  const { widthOf } = await import('../../../../shared/layout/textAdvance.ts')
  for (const text of ['AVATAR To', 'offiziell flicht affig', 'Straße „Wandeltage“ – 17plus']) {
    const [letters] = [[...text]]
    const apart = letters.reduce((sum, letter) => sum + measured.measureText(letter).width, 0)
    expect(Math.abs(measured.measureText(text).width - apart), text).toBeLessThan(1)
    expect(Math.abs(widthOf(text, 100) - apart), text).toBeLessThan(1)
  }
})

test('[P8] a chosen sharpness is kept: pictures that belong together make the whole, pixel by pixel', async () => {
  const map = new PlainMap()
  for (let i = 0; i < 40; i++) map.add(`i${i}`, i < 4 ? 'root' : `i${i % 4}`, `Idee ${i} mit ein paar Wörtern`)
  const drawn = draw(map)
  // The limit stands for 40 megapixels: a sheet that large would take a second for each picture.
  const most = 1_000
  const { width, height } = drawn.poster.sheet
  const { bytes, report, ending } = await paintPng({ ...contentOf(drawn), options: { sharpness: 1 } }, means, most)
  expect([ending, report.scale]).toEqual(['zip', 1])
  const files = Object.entries(unzipSync(bytes))
  const [columns, rows] = [Math.ceil(width / most), Math.ceil(height / most)]
  expect(files.length).toBe(columns * rows)
  expect(files.length).toBeGreaterThan(2)
  expect(files.map(([name]) => name)).toContain(`Reihe ${rows}, Spalte ${columns}.png`)

  const whole = createCanvas(width, height).getContext('2d')
  for (const [name, file] of files) {
    const [row = 1, column = 1] = [...name.matchAll(/\d+/g)].map(Number)
    const [x, y] = [Math.floor((width * (column - 1)) / columns), Math.floor((height * (row - 1)) / rows)]
    whole.drawImage(await loadImage(Buffer.from(file)), x, y)
  }
  const { bytes: single } = await paintPng({ ...contentOf(drawn), options: { sharpness: 1 } }, means)
  const expected = createCanvas(width, height).getContext('2d')
  expected.drawImage(await loadImage(Buffer.from(single)), 0, 0)
  const [a, b] = [whole, expected].map((context) => context.getImageData(0, 0, width, height).data)
  let different = 0
  for (let i = 0; i < (a?.length ?? 0); i += 4) if (Math.abs((a?.[i] ?? 0) - (b?.[i] ?? 0)) > 60) different++
  // Where a picture ends in the middle of a letter its edge is smoothed otherwise.
  expect(different / (width * height)).toBeLessThan(0.0005)
})

test('[P11] what would be too large for any number of pictures is refused, and says where the limit is', async () => {
  const map = new PlainMap()
  for (let i = 0; i < 3_000; i++) map.add(`i${i}`, i < 20 ? 'root' : `i${i % 20}`, `Idee ${i}`)
  const wanted = exportMindMap('png', { ...contentOf(draw(map)), options: { sharpness: 4 } }, means)
  await expect(wanted).rejects.toMatchObject({ name: 'ExportRefused', reason: 'copyTooManyPixels', limit: 480 })
})
