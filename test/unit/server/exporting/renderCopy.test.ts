import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { importMindMap } from '../../../../exports/importMindMap.ts'
import type { Means } from '../../../../exports/means.ts'
import { openMeans } from '../../../../server/exporting/openMeans.ts'
import { renderCopy, renderOrRefuse } from '../../../../server/exporting/renderCopy.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { COPY_FORMATS, TEXT_FORMATS, type CopyFormat } from '../../../../shared/domain/copy.ts'
import type { Template } from '../../../../shared/domain/board.ts'
import { updatesOf } from '../../../support/drawnMap.ts'
import { readPdf } from '../../../support/readPdf.ts'

let means: Means
beforeAll(async () => {
  means = await openMeans()
})

const order = (template: Template = 'demo') => {
  const { mapUpdate, stageUpdate, title } = updatesOf(template)
  return {
    mapUpdate,
    ...(stageUpdate && { stageUpdate }),
    language: 'de' as const,
    title,
    // Shortly after midnight in Berlin, still yesterday in London.
    now: Date.UTC(2026, 10, 21, 23, 30),
    timeZone: 'Europe/Berlin',
  }
}

test.each(COPY_FORMATS)('[P8] a copy as %s bears the board’s name and the day of its place', async (format) => {
  const { fileName, bytes } = await renderCopy({ ...order('regionalgespraech'), format }, means)
  expect(fileName).toBe(
    format === 'handout'
      ? 'Handout Regionalgespräch Münsterland 2026-11-22.pdf'
      : `Regionalgespräch Münsterland 2026-11-22.${format}`,
  )
  expect(bytes.length).toBeGreaterThan(100)
})

test.each([
  ['pdf', 'demo'],
  ['svg', 'demo'],
  ['png', 'blank'],
  ...TEXT_FORMATS.map((format) => [format, 'demo'] as const),
] as const)('the same board and moment give the same %s, byte for byte', async (format, template) => {
  const first = await renderCopy({ ...order(template), format }, means)
  const second = await renderCopy({ ...order(template), format }, means)
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
})

test.each([
  ['svg', 'de', 'Stand: 22. November 2026 (Nr. 7)', 'Stand 7 2026-11-22.svg'],
  ['svg', 'en', 'As of: November 22, 2026 (no. 7)', 'Snapshot 7 2026-11-22.svg'],
  ['md', 'de', 'Stand: 22. November 2026 (Nr. 7)', 'Stand 7 2026-11-22.md'],
  ['html', 'de', '22. November 2026 (Nr. 7)', 'Stand 7 2026-11-22.html'],
] as const)('a copy of a snapshot says which one and of which day: %s, %s', async (format, language, stamp, name) => {
  const { bytes, fileName } = await renderCopy({ ...order(), format, language, snapshot: 7 }, means)
  expect(Buffer.from(bytes).toString()).toContain(stamp)
  expect(fileName).toContain(name)
})

const people = [
  { id: 'anna', name: 'Anna Özdemir', organisation: 'Stadt Übersee', role: 'organiser' as const },
  { id: 'ben', name: 'Ben 李', role: 'participant' as const },
]
/** The demo, written by two people. */
const written = () => {
  const doc = openMapDocument([updatesOf('demo').mapUpdate])
  const place = doc.getMap<object>('place')
  ;[...place].forEach(([id, value], i) => place.set(id, { ...value, by: i % 2 === 0 ? 'anna' : 'ben' }))
  return { ...order(), mapUpdate: Y.encodeStateAsUpdate(doc) }
}
/** Everything that can be read in a file, unpacked. */
const wordsIn = (format: CopyFormat, bytes: Uint8Array): string => {
  if (format === 'pdf' || format === 'handout') return readPdf(bytes).said.join('').replace(/\s+/g, ' ')
  if (format === 'docx' || format === 'xmind')
    return Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join()
  return strFromU8(bytes)
}

test.each(COPY_FORMATS.filter((format) => format !== 'png'))(
  '[P14] %s names people only where the organiser says so',
  async (format) => {
    const without = await renderCopy({ ...written(), people, format }, means)
    const named = await renderCopy({ ...written(), people, format, names: true }, means)
    const isOnlyRows = format === 'csv' || format === 'opml'
    for (const word of ['Özdemir', ...(isOnlyRows ? [] : ['Übersee']), 'Ben']) {
      expect(wordsIn(format, without.bytes)).not.toContain(word)
      expect(wordsIn(format, named.bytes).replace(/\s+/g, ' ')).toContain(word)
    }
  },
)

test('[P14] a picture with names is another one, and our own copies with names are read without them', async () => {
  const [without, named] = await Promise.all([
    renderCopy({ ...written(), people, format: 'png', sharpness: 1 }, means),
    renderCopy({ ...written(), people, format: 'png', sharpness: 1, names: true }, means),
  ])
  expect(heightOf(named.bytes)).toBeGreaterThan(heightOf(without.bytes))
  for (const format of ['md', 'csv', 'opml', 'mm', 'xmind', 'json', 'txt', 'mmd'] as const) {
    const { bytes } = await renderCopy({ ...written(), people, format, names: true }, means)
    const { outline, leftovers } = importMindMap(bytes)
    expect(JSON.stringify(outline), format).not.toContain('Anna Özdemir')
    if (format !== 'json' && format !== 'txt' && format !== 'mmd')
      expect(leftovers, format).toContainEqual({ what: 'authors', n: expect.any(Number) })
  }
})

const heightOf = (png: Uint8Array): number => Buffer.from(png).readUInt32BE(20)

test('[P11] a picture that nobody could open is refused across the border between processes', async () => {
  const doc = openMapDocument([updatesOf('blank').mapUpdate])
  const place = doc.getMap<object>('place')
  for (let i = 0; i < 3_000; i++) place.set(`i${i}`, { parent: i < 20 ? 'root' : `i${i % 20}`, order: `a${i}` })
  const large = { ...order(), mapUpdate: Y.encodeStateAsUpdate(doc), format: 'png' as const, sharpness: 4 as const }
  expect(await renderOrRefuse(large, means)).toEqual({ refused: 'copyTooManyPixels', limit: 480 })
})
