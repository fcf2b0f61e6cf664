import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportMindMap } from '../../../exports/exportMindMap.ts'
import { importMindMap } from '../../../exports/importMindMap.ts'
import type { Means } from '../../../exports/means.ts'
import { plainText } from '../../../shared/document/richText.ts'
import type { TextFormat } from '../../../shared/domain/copy.ts'
import { inheritedKind, type Kind, type RichText } from '../../../shared/domain/idea.ts'
import type { MindMap } from '../../../shared/domain/mindMap.ts'
import type { Outline, OutlineItem } from '../../../shared/domain/outline.ts'
import { outlineOfMap } from '../../../shared/outline/outlineOf.ts'
import { arbitraryMap } from '../../support/arbitraryMap.ts'
import { drawDemo } from '../../support/drawnMap.ts'
import { PlainMap } from '../../support/randomMap.ts'

const TALLY = new Map([['idea1', 3]])

async function thereAndBack(format: TextFormat, map: MindMap): Promise<Outline> {
  const content = {
    map,
    outline: outlineOfMap(map, TALLY),
    title: 'Board',
    language: map.language,
    date: '22. November 2026',
    now: 0,
    poster: () => {
      throw new Error('a text is not drawn')
    },
  }
  const { bytes } = await exportMindMap(format, content, undefined as unknown as Means)
  return importMindMap(bytes).outline
}

/** What a format can hold of an item. */
interface Keeps {
  text(text: RichText): unknown
  readonly kind?: 'own' | 'inherited'
  readonly note?: true
  readonly fields?: true
  readonly links?: true
}
const formatted = (text: RichText) => text
const plain = (text: RichText) => plainText(text)
const oneLine = (text: RichText) => plainText(text).replace(/\s+/g, ' ').trim()

function seen(item: OutlineItem, keeps: Keeps, above: Kind | undefined): unknown {
  const { title, kind, note = [], fields = {}, children } = item
  const holds = kind ?? (above ? inheritedKind(above) : 'topic')
  return {
    title: keeps.text(title),
    ...(keeps.kind && { kind: keeps.kind === 'own' ? (kind ?? null) : holds }),
    ...(keeps.note && { note: keeps.text(note) }),
    ...(keeps.fields && { fields }),
    children: children.map((child) => seen(child, keeps, holds)),
  }
}

/** Links by the places of their ends: ids are the file's own. */
function linksIn({ items, links }: Outline): unknown[] {
  const paths = new Map<string | undefined, string>()
  const walk = (item: OutlineItem, path: string): void => {
    paths.set(item.id, path)
    item.children.forEach((child, i) => walk(child, `${path}/${i}`))
  }
  items.forEach((item, i) => walk(item, String(i)))
  const named = links.map(({ from, to, label }) => `${paths.get(from)} ${label} ${paths.get(to)}`)
  return [...new Set(named)].sort()
}

const FORMATS: Record<Exclude<TextFormat, 'txt' | 'docx'>, Keeps> = {
  json: { text: formatted, kind: 'own', note: true, fields: true, links: true },
  mm: { text: formatted, kind: 'own', note: true, fields: true, links: true },
  md: { text: formatted, kind: 'own', note: true, fields: true },
  xmind: { text: plain, kind: 'own', note: true, fields: true, links: true },
  opml: { text: plain, kind: 'own', note: true, fields: true },
  csv: { text: plain, kind: 'inherited', note: true, fields: true },
  mmd: { text: plain, kind: 'own' },
}

describe('[P8] a map that goes out and comes back is the same as far as the format can hold it', () => {
  test.each(Object.entries(FORMATS))('%s', async (name, keeps) => {
    const format = name as keyof typeof FORMATS
    const map = fc.oneof(arbitraryMap({ formatted: false }), arbitraryMap({ formatted: true }))
    await fc.assert(
      fc.asyncProperty(map, async (map) => {
        const before = outlineOfMap(map)
        const after = await thereAndBack(format, map)
        expect(after.items.map((item) => seen(item, keeps, undefined))).toEqual(
          before.items.map((item) => seen(item, keeps, undefined)),
        )
        if (keeps.links) expect(linksIn(after)).toEqual(linksIn(before))
      }),
      { numRuns: 150 },
    )
  })

  test('indented text, which marks nothing, brings back the words of people', async () => {
    const { map } = drawDemo()
    const keeps: Keeps = { text: oneLine }
    const { items } = await thereAndBack('txt', map)
    expect(items.map((item) => seen(item, keeps, undefined))).toEqual(
      outlineOfMap(map).items.map((item) => seen(item, keeps, undefined)),
    )
  })

  test('and the test bites: a reader that lost a note would be seen', async () => {
    const map = new PlainMap()
    map.add('a', 'root', 'Idee', 0, { note: [[{ text: 'Notiz' }]] })
    const [item] = (await thereAndBack('json', map)).items
    if (!item) throw new Error('nothing came back')
    const without = { ...item, children: item.children.map(({ note: _, ...rest }) => rest) }
    const keeps = FORMATS.json
    expect(seen(without, keeps, undefined)).not.toEqual(seen(item, keeps, undefined))
  })
})
