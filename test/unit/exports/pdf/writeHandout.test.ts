import { beforeAll, describe, expect, test } from 'vitest'
import { exportMindMap } from '../../../../exports/exportMindMap.ts'
import type { Means } from '../../../../exports/means.ts'
import { deflate } from '../../../../server/exporting/deflate.ts'
import { openFonts } from '../../../../server/exporting/fonts.ts'
import { ideaOf, subtree } from '../../../../shared/domain/mindMap.ts'
import { contentOf, draw, drawDemo, type DrawnMap } from '../../../support/drawnMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'
import { structureFindings } from '../../../support/pdfStructure.ts'
import { readPdf, type ReadPdf } from '../../../support/readPdf.ts'

const now = Date.UTC(2026, 10, 22, 12)
const LINK = 'https://tisch.example.org/b/abcdefghij0123456789#T95Z0v-jMU80TwJJmQ2Y5Q'
let means: Means

beforeAll(async () => {
  const fonts = await openFonts()
  const noPixels = () => {
    throw new Error('a PDF needs no pixels')
  }
  means = {
    fonts,
    deflate,
    raster: noPixels,
    png: noPixels,
  }
})

const handoutOf = async (drawn: DrawnMap, link?: string) =>
  exportMindMap('handout', { ...contentOf(drawn, now), link }, means)
const bare = (text: string) => text.replace(/\s+/g, ' ').trim()
const joined = ({ said }: { said: readonly string[] }) => bare(said.join(''))
const dictionaries = (pdf: ReadPdf) => [...pdf.objects.values()].map(({ dictionary }) => dictionary)

describe('[P8] the handout of the demo board', () => {
  let demo: DrawnMap
  let bytes: Uint8Array
  let pdf: ReadPdf

  beforeAll(async () => {
    demo = drawDemo()
    const made = await handoutOf(demo, LINK)
    expect(made.report).toEqual({ missingLetters: [], scale: 1 })
    bytes = made.bytes
    pdf = readPdf(bytes)
  })

  test('begins with title, date, what is in it, and the way to the map', () => {
    const cover = joined(pdf.pages[0] ?? { said: [] })
    expect(cover).toContain(`${bare(demo.map.title)}Stand: 22. November 202695 Ideen`)
    expect(cover).toContain(LINK)
    expect(dictionaries(pdf).some((text) => text.includes('/S /Figure') && text.includes('Hier weiterlesen'))).toBe(
      true,
    )
  })

  test('holds every idea twice as real text in the order of the tree: on its branch, and in the list of all', () => {
    const { map } = demo
    for (const branch of ideaOf(map, map.root).children) {
      const ideas = [...subtree(map, branch)].map(({ text }) => bare(text))
      const text = joined(pdf)
      for (const idea of ideas) expect(text.split(idea).length - 1, idea).toBeGreaterThanOrEqual(2)
    }
    const list = joined({ said: pdf.said.slice(pdf.said.lastIndexOf('Alle Ideen')) })
    let from = 0
    for (const idea of subtree(map, map.root)) {
      if (idea.id === map.root) continue
      const at = list.indexOf(bare(idea.text), from)
      expect(at, idea.text).toBeGreaterThanOrEqual(from)
      from = at
    }
  })

  test('says of each branch and list on which page it is, and is right', () => {
    const contents = pdf.pages.findIndex((page) => joined(page).startsWith('Inhalt'))
    const entries = [
      ...joined(pdf.pages[contents] ?? { said: [] }).matchAll(
        /(Herausforderungen|Gute Praktiken|Quick Wins|Wer macht was bis wann|Alle Ideen|Querverbindungen) (\d+)/g,
      ),
    ]
    expect(entries.length).toBe(6)
    for (const [, title, page] of entries)
      expect(joined(pdf.pages[Number(page) - 1] ?? { said: [] })).toMatch(new RegExp(`^${title}`))
  })

  test('leaves nothing unmarked, numbers its pages, has bookmarks, and every inner link has its target', () => {
    expect(structureFindings(pdf)).toEqual([])
    const all = dictionaries(pdf)
    const pages = new Set(
      [...pdf.objects].filter(([, { dictionary }]) => dictionary.includes('/Type /Page ')).map(([number]) => number),
    )
    const annotations = all.filter((text) => text.includes('/Subtype /Link'))
    const links = annotations.flatMap((text) =>
      [...text.matchAll(/\/Dest \[(\d+) 0 R \/Fit\]/g)].map(([, page]) => Number(page)),
    )
    for (const text of annotations) expect(text).toMatch(/\/Dest|\/S \/URI/)
    expect(links.length).toBeGreaterThan(100)
    for (const link of links) expect(pages).toContain(link)
    for (const link of annotations) expect(link).toMatch(/\/Contents [^]*\/StructParent|\/StructParent[^]*\/Contents/)
    expect(all.some((text) => /\/Title \(Herausforderungen\)/.test(text))).toBe(true)
    expect(all.some((text) => text.includes('/S /TH') && text.includes('/Scope'))).toBe(true)
  })

  test('and the check of its structure bites', () => {
    const spoilt = (from: RegExp, to: string) => {
      const objects = [...pdf.objects].map(
        ([number, object]) => [number, { ...object, dictionary: object.dictionary.replace(from, to) }] as const,
      )
      return structureFindings({ ...pdf, objects: new Map(objects) })
    }
    for (const [from, to] of [
      [/\/Marked true/, ''],
      [/\/Scope \/Column/, ''],
      [/\/Contents \(/, '/Nothing ('],
      [/\/StructParent /, '/StructParent 9'],
      [/\/FontFile2 /, '/Nothing '],
      [/\/S \/LI /, '/S /P '],
      [/\/S \/H2 /, '/S /H4 '],
      [/\/K \[\d+\] >>/, '/K [9999] >>'],
      [/\/Tabs \/S/, ''],
      [/\/Alt /, '/Nothing '],
    ] as const)
      expect(spoilt(from, to).length, String(from)).toBeGreaterThan(0)
    expect(spoilt(/^$/, '')).toEqual([])
  })

  test('is the same file for the same board and moment', async () => {
    expect(Buffer.from((await handoutOf(drawDemo(), LINK)).bytes).equals(Buffer.from(bytes))).toBe(true)
  })
})

test('[P8] who, next step and until stand in one table, also of those who are no quick wins', async () => {
  const map = new PlainMap()
  map.add('w', 'root', 'Quick Wins', 0, { kind: 'quickWin', ownKind: 'quickWin' })
  map.add('a', 'w', 'Verteiler anlegen', 0, { kind: 'quickWin', fields: { who: 'Bürgerbüro', until: '2027-01-15' } })
  map.add('b', 'w', 'Noch niemand', 1, { kind: 'quickWin' })
  map.add('c', 'root', 'Netzwerk', 1, { fields: { nextStep: 'Herrn Öz anrufen' } })
  const pdf = readPdf((await handoutOf(draw(map))).bytes)
  const table = pdf.pages.find((page) => joined(page).startsWith('Wer macht was bis wann'))
  const said = joined(table ?? { said: [] })
  for (const words of ['Verteiler anlegen', 'Bürgerbüro', '15.01.2027', 'Noch niemand', 'Netzwerk', 'Herrn Öz anrufen'])
    expect(said).toContain(words)
})

test('[P8] an empty map, a very deep one and a very long note are written, too', async () => {
  const empty = await handoutOf(draw(new PlainMap('')))
  expect(joined(readPdf(empty.bytes))).toContain('0 Ideen')
  const map = new PlainMap()
  for (let i = 0; i < 120; i++) map.add(`i${i}`, i === 0 ? 'root' : `i${i - 1}`, `Ebene ${i}`)
  map.add('long', 'root', 'Lang', 1, { note: [[{ text: `${'Wort '.repeat(3_900)}Ende.` }]] })
  const text = joined(readPdf((await handoutOf(draw(map))).bytes))
  expect(text.split('Ebene 119').length - 1).toBe(2)
  expect(text).toContain('Wort Ende.')
})
