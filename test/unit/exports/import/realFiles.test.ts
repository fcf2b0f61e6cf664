import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { importMindMap, type Import } from '../../../../exports/importMindMap.ts'
import { plainText } from '../../../../shared/document/richText.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import type { OutlineItem } from '../../../../shared/domain/outline.ts'
import { countItems, heightOfOutline, itemsOf } from '../../../../shared/outline/outlineItem.ts'
import { REAL_MAPS, realMap } from '../../../support/realMaps.ts'
import { readFinishedMap } from '../../../support/sessionTrace.ts'

/** Where our count differs from the manifest's, and why. */
const DIFFERENT: Record<string, number> = {
  // What stands before the first heading is an idea, too.
  'awesome.md': 742,
  'mermaid-doc.md': 22,
  // Summaries are topics of their own.
  'simple-mind-map-full.json': 6,
  'mind-elixir-about-en.json': 89,
  // The manifest counts lines, and two texts have two lines.
  'mermaid-markdown-strings.mmd': 3,
  // 2,787 headings and 877 list items; the manifest guessed the latter, and counts paragraphs that only begin like one.
  'bgb.md': 3664,
}
const EMPTY = ['no-outlines.opml', 'empty.canvas']

describe('[P11] files that people made with other programs', () => {
  test.each(REAL_MAPS.filter(({ file }) => !EMPTY.includes(file)))(
    '$file: every idea is there',
    ({ file, nodes, depth }) => {
      const { outline } = importMindMap(realMap(file))
      const expected = DIFFERENT[file] ?? Number.parseInt(nodes)
      expect(countItems(outline.items)).toBe(expected)
      // Headings may leave out levels, and a canvas has none.
      if (/^\d+$/.test(depth) && !file.endsWith('.md')) expect(heightOfOutline(outline.items)).toBe(Number(depth))
      for (const { title, note = [] } of itemsOf(outline.items)) {
        expect(plainText(title).length).toBeLessThanOrEqual(LIMITS.title)
        expect(plainText(note).length).toBeLessThanOrEqual(LIMITS.note)
      }
    },
  )

  test.each(EMPTY)('%s holds nothing and is refused with that reason', (file) => {
    expect(() => importMindMap(realMap(file))).toThrow(
      expect.objectContaining({ name: 'ImportRefused', reason: 'importEmpty' }),
    )
  })

  test('one map of 731 ideas, saved as Freeplane, OPML and XMind, is one tree', () => {
    const bare = ({ title, children }: OutlineItem): unknown => [
      plainText(title).replace(/\s+/g, ' ').trim(),
      children.map(bare),
    ]
    const [mm, opml, xmind] = ['mm', 'opml', 'xmind'].map((ending) =>
      importMindMap(realMap(`assessment.${ending}`)).outline.items.map(bare),
    )
    expect(opml).toEqual(mm)
    expect(xmind).toEqual(mm)
  })

  test('no title of an XML map is lost, as another reader of the same bytes sees them', () => {
    for (const { file } of REAL_MAPS.filter(
      ({ file }) => !EMPTY.includes(file) && /\.(?:mm|opml)$/.test(file) && !/latin1|states/.test(file),
    )) {
      const source = Buffer.from(realMap(file)).toString()
      const said = wordsOf(importMindMap(realMap(file)))
      for (const [, text = ''] of source.matchAll(/<(?:node|outline)\b[^>]*?\s(?:TEXT|text)="([^"]*)"/g))
        for (const word of text
          .replace(/&#x?(\w+);/g, (whole, code: string) =>
            String.fromCodePoint(Number.parseInt(code, whole[2] === 'x' ? 16 : 10)),
          )
          .replace(/&\w+;/g, ' ')
          .match(/[\p{L}\p{N}]{3,}/gu) ?? [])
          if (!text.includes('&lt;')) expect(said).toContain(word)
    }
  })

  test('no title of a Markdown file is lost, as its lines tell', () => {
    for (const { file } of REAL_MAPS.filter(({ file }) => file.endsWith('.md'))) {
      const source = Buffer.from(realMap(file))
        .toString()
        .replace(/^---\n[^]*?\n---\n/, '')
      const said = wordsOf(importMindMap(realMap(file)))
      for (const [line] of source.matchAll(/^ {0,3}(?:#{1,6}|[-*+]|\d+\.) .*$/gm))
        for (const word of line.replace(/\]\([^)]*\)|<[^>]*>|&\w+;|https?:\S+/g, ' ').match(/[\p{L}\p{N}]{3,}/gu) ?? [])
          if (!said.has(word)) throw new Error(`${file}: ${word} of ${line}`)
    }
  })

  test('our own map, opened and saved by Freeplane 1.7.10, comes back whole', () => {
    const saved = new Uint8Array(
      gunzipSync(readFileSync(new URL('../../../fixtures/savedByFreeplane.mm.gz', import.meta.url))),
    )
    const { items, links } = importMindMap(saved).outline
    const { root, nodes, links: expected } = readFinishedMap()
    const all = itemsOf(items)
    // One idea was added there.
    expect(all.map(({ title }) => plainText(title)).sort()).toEqual(
      [root.text, 'zzneu', ...nodes.map(({ text }) => text)].sort(),
    )
    expect(all.flatMap(({ note }) => (note ? [plainText(note)] : [])).sort()).toEqual(
      nodes.flatMap(({ note }) => note ?? []).sort(),
    )
    expect(all.map(({ fields }) => fields?.sdg?.join() ?? '').sort()).toEqual(
      ['', '', ...nodes.map(({ sdg = [] }) => [...sdg].sort((a, b) => a - b).join())].sort(),
    )
    expect(all.flatMap(({ kind }) => kind ?? [])).toEqual(['challenge', 'goodPractice', 'quickWin'])
    expect(links.map(({ label }) => label).sort()).toEqual(expected.map(({ label }) => label).sort())
  })

  test('older character sets are told by the bytes, declared or not', () => {
    const titles = (file: string) =>
      itemsOf(importMindMap(realMap(file)).outline.items).map(({ title }) => plainText(title))
    expect(titles('freeplane16-problemanalyse-de.latin1.mm')).toEqual(titles('freeplane16-problemanalyse-de.mm'))
    expect(titles('weshop.gbk.malformed.km')).toEqual(titles('weshop.km'))
    expect(importMindMap(realMap('weshop.gbk.malformed.km')).leftovers).toContainEqual({ what: 'characterSet', n: 1 })
  })

  test('a title longer than a title may be is whole in the note', () => {
    const { outline, leftovers } = importMindMap(realMap('freemind101-handbuch-de.mm'))
    expect(leftovers).toContainEqual({ what: 'longTitles', n: 1 })
    const [long] = itemsOf(outline.items).filter(({ title }) => plainText(title).endsWith(' …'))
    expect(plainText(long?.note ?? []).length).toBeGreaterThan(LIMITS.title)
    expect(plainText(long?.note ?? [])).toContain(plainText(long?.title ?? []).replace(/ …$/, ''))
  })

  test('what a file holds beyond ideas is said with its number', () => {
    expect(importMindMap(realMap('xmind8.xmind')).leftovers).toEqual(
      expect.arrayContaining([
        { what: 'icons', n: 6 },
        { what: 'attachments', n: 2 },
        { what: 'pictures', n: 1 },
      ]),
    )
    expect(importMindMap(realMap('rss-programming.malformed.opml')).leftovers).toEqual([{ what: 'repairs', n: 9 }])
  })

  test('arrows between ideas become cross-links', () => {
    expect(importMindMap(realMap('freeplane16-problemanalyse-de.mm')).outline.links).toHaveLength(13)
    const { links, items } = importMindMap(realMap('xmind2020.xmind')).outline
    const titles = new Map(itemsOf(items).map(({ id, title }) => [id, plainText(title)]))
    expect(links.map(({ from, to }) => [titles.get(from), titles.get(to)])).toHaveLength(1)
  })
})

function wordsOf({ outline }: Import): Set<string> {
  const said = itemsOf(outline.items).flatMap(
    ({ title, note = [] }) => `${plainText(title)}\n${plainText(note)}`.match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  )
  return new Set(said)
}
