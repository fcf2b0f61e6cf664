import { createCanvas, loadImage } from '@napi-rs/canvas'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Means } from '../../../../exports/means.ts'
import { openMeans } from '../../../../server/exporting/openMeans.ts'
import { renderCopy } from '../../../../server/exporting/renderCopy.ts'
import { writeIdea } from '../../../../shared/document/writeIdea.ts'
import { richText } from '../../../../shared/document/richText.ts'
import type { CopyFormat } from '../../../../shared/domain/copy.ts'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { jpegOf } from '../../../support/pictures.ts'
import { readPdf } from '../../../support/readPdf.ts'

let means: Means
let file: Uint8Array
beforeAll(async () => {
  means = await openMeans()
  file = await jpegOf(600, 400)
})

const ID = 'Bild567890123456789012'

function copyOf(format: CopyFormat, more: Partial<Picture> = {}, pictures = new Map([[ID, file]])) {
  const doc = new Y.Doc()
  const picture: Picture = { id: ID, width: 600, height: 400, alt: 'Rot über Blau', ...more }
  writeIdea(doc, 'rad', {
    place: { parent: 'root', order: 'V' },
    title: richText('Lastenrad'),
    fields: { picture },
  })
  const order = { title: 'Bilder', language: 'de', now: 0, timeZone: 'Europe/Berlin' } as const
  return renderCopy({ ...order, mapUpdate: Y.encodeStateAsUpdate(doc), format, pictures }, means)
}
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const figuresIn = (bytes: Uint8Array): string[] =>
  [...readPdf(bytes).objects.values()].map(({ dictionary }) => dictionary).filter((text) => text.includes('/S /Figure'))

describe('[P8] pictures in copies', () => {
  test.each(['pdf', 'handout'] as const)('a %s bears the picture as a figure with its words', async (format) => {
    const { bytes, report } = await copyOf(format)
    expect(text(bytes)).toContain('/DCTDecode')
    expect(figuresIn(bytes)).toContainEqual(expect.stringContaining('/Alt (Rot über Blau)'))
    expect(report.missingPictures).toEqual([])
    // The handout has its overview as a figure, too.
    if (format === 'handout') return
    const decorative = await copyOf(format, { decorative: true, alt: '' })
    expect(text(decorative.bytes)).toContain('/DCTDecode')
    expect(figuresIn(decorative.bytes)).toEqual([])
  })

  test('an SVG bears it inside, with its words', async () => {
    const svg = Buffer.from((await copyOf('svg')).bytes).toString()
    expect(svg).toContain(`href="data:image/jpeg;base64,${Buffer.from(file).toString('base64')}"`)
    expect(svg).toContain('<title>Rot über Blau</title>')
  })

  test('a PNG shows it', async () => {
    const reds = async (pictures?: Map<string, Uint8Array>) => {
      const image = await loadImage(Buffer.from((await copyOf('png', {}, pictures)).bytes))
      const canvas = createCanvas(image.width, image.height)
      canvas.getContext('2d').drawImage(image, 0, 0)
      const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
      let count = 0
      for (let i = 0; i < data.length; i += 4)
        if ((data[i] ?? 0) > 190 && (data[i + 1] ?? 0) < 70 && (data[i + 2] ?? 0) < 70) count++
      return count
    }
    expect(await reds()).toBeGreaterThan(50_000)
    expect(await reds(new Map())).toBe(0)
  })

  test.each(['pdf', 'handout', 'png', 'svg'] as const)(
    'one that is missing is named, and the %s is made',
    async (format) => {
      const { report, bytes } = await copyOf(format, {}, new Map())
      expect(report.missingPictures).toEqual(['Lastenrad'])
      expect(bytes.length).toBeGreaterThan(1_000)
    },
  )
})
