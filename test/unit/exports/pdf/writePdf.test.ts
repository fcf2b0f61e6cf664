import { beforeAll, describe, expect, test } from 'vitest'
import { exportMindMap } from '../../../../exports/exportMindMap.ts'
import type { Means } from '../../../../exports/means.ts'
import { deflate } from '../../../../server/exporting/deflate.ts'
import { openFonts } from '../../../../server/exporting/fonts.ts'
import { withLettersOf } from '../../../../server/exporting/furtherScripts.ts'
import type { Paper } from '../../../../shared/domain/copy.ts'
import { subtree } from '../../../../shared/domain/mindMap.ts'
import { contentOf, draw, drawDemo, type DrawnMap } from '../../../support/drawnMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'
import { structureFindings } from '../../../support/pdfStructure.ts'
import { readPdf, type ReadPdf } from '../../../support/readPdf.ts'

const now = Date.UTC(2026, 10, 22, 12)
let means: Means

beforeAll(async () => {
  const fonts = await openFonts()
  const noPixels = () => {
    throw new Error('a PDF needs no pixels')
  }
  means = { fonts, deflate, raster: noPixels, png: noPixels }
})

const pdfOf = (drawn: DrawnMap) => exportMindMap('pdf', contentOf(drawn, now), means)
const joined = (pdf: ReadPdf) => pdf.said.join('').replace(/\s+/g, ' ')
const boxOf = (bytes: Uint8Array): number[] => {
  const pages = [...readPdf(bytes).objects.values()].map(({ dictionary }) => dictionary)
  const box = pages.map((page) => /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page)).find(Boolean)
  return (box ?? []).slice(1).map(Number)
}
const bare = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('[P8] the PDF of the demo board', () => {
  let demo: DrawnMap
  let bytes: Uint8Array
  let pdf: ReadPdf

  beforeAll(async () => {
    demo = drawDemo()
    const made = await pdfOf(demo)
    expect(made.report).toEqual({ missingLetters: [], scale: 1 })
    bytes = made.bytes
    pdf = readPdf(bytes)
  })

  test('holds every idea as real text, in the order of the tree', () => {
    const text = joined(pdf)
    let from = 0
    for (const idea of subtree(demo.map, demo.map.root)) {
      const at = text.indexOf(bare(idea.text), from)
      expect(at, idea.text).toBeGreaterThanOrEqual(from)
      from = at
    }
  })

  test('says umlauts, emoji and Arabic as they were written', () => {
    const text = joined(pdf)
    for (const word of ['Wer ist für Ehrenamt', 'Wochen ☕', '(العربية)', '„Das suchen wir“'])
      expect(text).toContain(word)
  })

  test('says what symbols and numbers mean', () => {
    expect(pdf.said).toContain('Herausforderung: ')
    expect(pdf.said).toContain(' (8 Stimmen)')
    expect(pdf.said.some((line) => / – wird leichter durch – /.test(line))).toBe(true)
  })

  test('leaves nothing on the page unmarked: all is content or decoration', () => {
    expect(structureFindings(pdf)).toEqual([])
  })

  test('embeds every font and tells which letters its glyphs are', () => {
    const dictionaries = [...pdf.objects.values()].map(({ dictionary }) => dictionary)
    const fonts = dictionaries.filter((dictionary) => /\/Subtype \/Type0/.test(dictionary))
    expect(fonts.length).toBeGreaterThanOrEqual(3)
    for (const font of fonts) expect(font).toMatch(/\/ToUnicode \d+ 0 R/)
    const descriptors = dictionaries.filter((dictionary) => dictionary.includes('/Type /FontDescriptor'))
    expect(descriptors.length).toBe(fonts.length)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/)
    expect(pdf.said.join('')).not.toContain('\ufffd')
  })

  test('names its language, its title and the standards it follows', () => {
    const all = [...pdf.objects.values()]
    const everything = all.map(({ dictionary, stream }) => dictionary + (stream?.toString('latin1') ?? '')).join('\n')
    expect(everything).toContain('/Lang (de-DE)')
    expect(everything).toContain('/DisplayDocTitle true')
    expect(everything).toContain('/Marked true')
    expect(everything).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</)
    expect(everything).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(everything).toContain('/Tabs /S')
  })

  test('is the same file for the same board and moment', async () => {
    expect(Buffer.from((await pdfOf(drawDemo())).bytes).equals(Buffer.from(bytes))).toBe(true)
  })
})

test('[P8] letters that no font has stand as boxes, keep their text and are reported', async () => {
  const map = new PlainMap()
  map.add('a', 'root', 'ሰላም → gut')
  const { bytes, report } = await pdfOf(draw(map))
  expect(report.missingLetters).toContain('ሰ')
  expect(report.missingLetters).not.toContain('→')
  expect(joined(readPdf(bytes))).toContain('ሰላም → gut')
})

test('[P8] Chinese, Japanese, Korean and Thai are written in fonts of their own, bold and not, and can be read out again', async () => {
  const words = ['志愿服务与环境保护', 'ボランティアと漢字、ひらがな', '자원봉사자 모임', 'อาสาสมัครชุมชน', '國際志工']
  const map = new PlainMap()
  words.forEach((text, i) => {
    map.add(`branch${i}`, 'root', text)
    map.add(`idea${i}`, `branch${i}`, `Dazu: ${text} (Übersetzung)`)
  })
  const drawn = draw(map)
  const { bytes, report } = await exportMindMap(
    'pdf',
    contentOf(drawn, now),
    await withLettersOf(means, words.join('')),
  )
  expect(report.missingLetters).toEqual([])
  const pdf = readPdf(bytes)
  for (const text of words) expect(joined(pdf)).toContain(text)
  const dictionaries = [...pdf.objects.values()].map(({ dictionary }) => dictionary)
  const fonts = dictionaries.filter((dictionary) => dictionary.includes('/Type /FontDescriptor'))
  expect(fonts.length).toBeGreaterThan(6)
  for (const font of fonts) expect(font).toContain('/FontFile2')
  for (const font of fonts) expect(font).not.toContain('undefined')
})

test('[P8] right-to-left text stands from right to left, is said in reading order, and its letters are told from those that look like them', async () => {
  const map = new PlainMap()
  // Of one shape but for their dots, and brackets that are turned around.
  const words = ['שלום לכל העולם', 'التطوع في بيت', 'תוכנית [טיוטה]']
  words.forEach((text, i) => map.add(`a${i}`, 'root', text))
  map.add('mixed', 'root', 'Kurs 👍🏽 für العربية und → mehr')
  const pdf = readPdf((await pdfOf(draw(map))).bytes)
  for (const text of [...words, 'Kurs 👍🏽 für العربية und → mehr']) expect(joined(pdf)).toContain(text)
  for (const text of words) expect(pdf.set).toContain([...text].reverse().join(''))
  expect(pdf.set).not.toContain('')
})

test('links lead where they say, as links of the structure', async () => {
  const map = new PlainMap()
  map.add('a', 'root', 'x', 0, {
    title: [[{ text: 'mehr ' }, { text: 'im Netz', link: 'https://example.org/ä' }]],
    text: 'mehr im Netz',
  })
  const pdf = readPdf((await pdfOf(draw(map))).bytes)
  const dictionaries = [...pdf.objects.values()].map(({ dictionary }) => dictionary)
  expect(dictionaries.some((dictionary) => dictionary.includes('/S /URI'))).toBe(true)
  expect(dictionaries.some((dictionary) => /\/S \/Link/.test(dictionary) && dictionary.includes('/OBJR'))).toBe(true)
  expect(
    dictionaries.some((dictionary) => /\/Subtype \/Link/.test(dictionary) && dictionary.includes('/StructParent')),
  ).toBe(true)
})

test('a map too large for any page is drawn smaller, the report says by how much, and all of it is there, piece by piece', async () => {
  const map = new PlainMap()
  for (let i = 0; i < 700; i++) map.add(`i${i}`, 'root', `Idee ${i}`)
  const { bytes, report } = await pdfOf(draw(map))
  expect(report.scale).toBeLessThan(1)
  const [, height] = boxOf(bytes)
  expect(height).toBeLessThanOrEqual(14_400)
  const pdf = readPdf(bytes)
  const page = [...pdf.objects.values()].find(({ dictionary }) => dictionary.includes('/MediaBox'))
  expect(page?.dictionary).toMatch(/\/Contents \[\d+ 0 R \d+ 0 R/)
  expect(structureFindings(pdf)).toEqual([])
  for (let i = 0; i < 700; i++) expect(pdf.said).toContain(`Idee ${i}`)
})

test('a very deep and a very strange map is still written', async () => {
  const map = new PlainMap('')
  for (let i = 0; i < 150; i++)
    map.add(`i${i}`, i === 0 ? 'root' : `i${i - 1}`, i % 7 === 0 ? '\u0000\ud800 <&>' : `Ebene ${i}`)
  const { bytes } = await pdfOf(draw(map))
  expect(joined(readPdf(bytes))).toContain('Ebene 149')
})

test('a title with signs of XML leaves what the file says of itself well-formed', async () => {
  const drawn = draw(new PlainMap('Müll & <Mehr>'))
  const { bytes } = await exportMindMap('pdf', { ...contentOf(drawn, now), title: 'Müll & <Mehr>' }, means)
  expect(Buffer.from(bytes).toString('utf8')).toContain('<rdf:li xml:lang="x-default">Müll &amp; &lt;Mehr&gt;</rdf:li>')
})

describe('a poster fitted to a sheet of paper', () => {
  const on = (drawn: DrawnMap, paper: Paper) =>
    exportMindMap('pdf', { ...contentOf(drawn, now), options: { paper } }, means)
  const mapOf = (ideas: number) => {
    const map = new PlainMap()
    for (let i = 0; i < ideas; i++) map.add(`i${i}`, i < 6 ? 'root' : `i${i % 6}`, `Idee ${i}`)
    return draw(map)
  }

  test('[P8] lies or stands as the map does, and bears the whole map', async () => {
    const demo = drawDemo()
    const { width, height } = demo.poster.sheet
    const { bytes } = await on(demo, 'A3')
    expect(boxOf(bytes)).toEqual(width > height ? [1190.55, 841.89] : [841.89, 1190.55])
    const text = joined(readPdf(bytes))
    for (const idea of subtree(demo.map, demo.map.root)) expect(text).toContain(bare(idea.text))
    const few = await on(mapOf(4), 'A4')
    expect(boxOf(few.bytes)).toEqual([841.89, 595.28])
    expect(few.report).toEqual({ missingLetters: [], scale: 1 })
  })

  test('says when nobody could read it, and which sheet would do', async () => {
    const many = mapOf(250)
    const { report } = await on(many, 'A4')
    expect(report.smallLetters?.points).toBeLessThan(6)
    const better = report.smallLetters?.paper
    if (!better) throw new Error('no sheet is large enough')
    expect((await on(many, better)).report.smallLetters).toBeUndefined()
    const { report: hopeless } = await on(mapOf(3_000), 'A0')
    expect(hopeless.smallLetters).toEqual({ points: expect.any(Number) })
  })
})
