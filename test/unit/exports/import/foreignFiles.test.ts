import { describe, expect, test } from 'vitest'
import { importMindMap } from '../../../../exports/importMindMap.ts'
import { plainText } from '../../../../shared/document/richText.ts'
import type { OutlineItem } from '../../../../shared/domain/outline.ts'

const read = (text: string) => importMindMap(new TextEncoder().encode(text))

/** Titles as nested lists: `['Mitte', ['Ast', ['Idee']]]`. */
type Nested = readonly (string | Nested)[]
const nested = (items: readonly OutlineItem[]): Nested =>
  items.flatMap(({ title, children }) => [plainText(title), ...(children.length > 0 ? [nested(children)] : [])])
const shapeOf = (text: string) => {
  const { format, outline } = read(text)
  return [format, nested(outline.items)]
}
const noteOf = (item: OutlineItem | undefined) => plainText(item?.note ?? [])

test('[P11] an emoji that a program writes as two references, a half each, is the emoji, and a half alone is nothing', () => {
  expect(shapeOf('<map><node TEXT="Strom &#xd83d;&#xdd0c; &#55357;&#56588;!&#xd83d;"/></map>')).toEqual([
    'freeplane',
    ['Strom 🔌 🔌!'],
  ])
})

describe('what a file is, is told by its content', () => {
  test('text indented by tabs or spaces', () => {
    expect(shapeOf('Mitte\n\tAst\n\t\tIdee\n\tAst 2')).toEqual(['text', ['Mitte', ['Ast', ['Idee'], 'Ast 2']]])
  })

  test('a Markdown list, a text with headings, one with a title page', () => {
    expect(shapeOf('- a\n  - b\n- c')).toEqual(['markdown', ['a', ['b'], 'c']])
    expect(shapeOf('Titel\n=====\n\nAst\n---\n\n1. x\n2. y')).toEqual(['markdown', ['Titel', ['Ast', ['x', 'y']]]])
    expect(read('---\ntitle: Mein Garten\n---\n# Beet').title).toBe('Mein Garten')
  })

  test('Markdown keeps bold, italic, links and what is below a heading as its note', () => {
    const [item] = read('# **Fett** und [hier](https://example.org)\n\nEin Absatz\nüber zwei Zeilen.\n\n> Zitat')
      .outline.items
    expect(item?.title).toEqual([
      [{ text: 'Fett', bold: true }, { text: ' und ' }, { text: 'hier', link: 'https://example.org' }],
    ])
    expect(noteOf(item)).toBe('Ein Absatz\nüber zwei Zeilen.\n\nZitat')
  })

  test('code in Markdown is text: its hashes and dashes are no ideas', () => {
    const [item] = read('# a\n```sh\n# b\n- c\n```\n- d').outline.items
    expect([nested(item?.children ?? []), noteOf(item)]).toEqual([['d'], '# b\n- c'])
  })

  test('a table with headings: the first column is the idea, known headings are fields, others the note', () => {
    const { format, outline } = read('Maßnahme;Wer;Bis wann;Kosten\nRadweg;Amt 66;2026-12-01;gering\nBänke;;bald;')
    expect(format).toBe('csv')
    expect(nested(outline.items)).toEqual(['Radweg', 'Bänke'])
    expect(outline.items[0]?.fields).toEqual({ who: 'Amt 66', until: '2026-12-01' })
    expect(noteOf(outline.items[0])).toBe('Kosten: gering')
    expect(noteOf(outline.items[1])).toBe('Bis wann: bald')
  })

  test('a table as a staircase: the column is the level', () => {
    expect(shapeOf('Mitte,,\n,Ast,\n,,Idee\n,Ast 2,')).toEqual(['csv', ['Mitte', ['Ast', ['Idee'], 'Ast 2']]])
  })

  test('a Mermaid mindmap, also within its fence and with a title page', () => {
    const mindmap = 'mindmap\n  root((Mitte))\n    a["Ast #quot;1#quot;"]\n    ))b((:::x'
    expect(shapeOf(mindmap)).toEqual(['mermaid', ['Mitte', ['Ast "1"', 'b']]])
    expect(shapeOf(`\`\`\`mermaid\n---\ntitle: x\n---\n%% y\n${mindmap}\n\`\`\`\n`)[1]).toEqual([
      'Mitte',
      ['Ast "1"', 'b'],
    ])
  })

  test('TeamMapper and mmp: nodes by their parents, loose ones at the top, a circle is no end', () => {
    const node = (id: string, parent: string, more = {}) => ({ id, parent, name: id, isRoot: false, k: 1, ...more })
    const nodes = [
      node('Mitte', '', { isRoot: true }),
      node('Ast', 'Mitte', {
        link: { href: 'https://example.org/' },
        image: { src: 'data:image/png;base64,AA==', size: 60 },
      }),
      node('lose', '', { detached: true }),
      node('Idee', 'Ast'),
      node('x', 'y'),
      node('y', 'x'),
    ]
    const { format, outline, leftovers } = read(JSON.stringify(nodes))
    expect([format, nested(outline.items)]).toEqual(['teamMapper', ['Mitte', ['Ast', ['Idee']], 'lose', 'x', 'y']])
    expect(outline.items[0]?.children[0]?.fields).toEqual({ link: 'https://example.org/' })
    expect(leftovers).toContainEqual({ what: 'pictures', n: 1 })
  })

  test('a canvas: edges hang up, groups hold what no edge reaches, further edges are cross-links', () => {
    const box = (id: string, x: number, y: number, more = {}) => ({
      id,
      type: 'text',
      text: id,
      x,
      y,
      width: 10,
      height: 10,
      ...more,
    })
    const canvas = {
      nodes: [
        box('g', 0, 0, { type: 'group', label: 'Gruppe', width: 100, height: 100 }),
        box('a', 10, 10),
        box('b', 200, 0),
        box('c', 200, 50),
      ],
      edges: [
        { fromNode: 'b', toNode: 'c' },
        { fromNode: 'c', toNode: 'b' },
        { fromNode: 'a', toNode: 'c', label: 'hilft' },
      ],
    }
    const { format, outline } = read(JSON.stringify(canvas))
    expect([format, nested(outline.items)]).toEqual(['canvas', ['Gruppe', ['a'], 'b', ['c']]])
    expect(outline.links).toEqual([
      { from: 'c', to: 'b', label: '' },
      { from: 'a', to: 'c', label: 'hilft' },
    ])
  })

  test('our JSON with a picture: the idea comes, the picture is named as left out', () => {
    const fields = { who: 'Anna', picture: { id: 'x', width: 1, height: 1, alt: 'Brücke' } }
    const file = { kaffeetisch: 1, outline: [{ title: [[{ text: 'a' }]], fields }] }
    const { outline, leftovers } = read(JSON.stringify(file))
    expect(outline.items[0]?.fields).toEqual({ who: 'Anna' })
    expect(leftovers).toEqual([{ what: 'pictures', n: 1 }])
  })

  test('UTF-16, with and without its mark', () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
    for (const text of ['\ufeff<map><node TEXT="Größe"/></map>', '<map><node TEXT="Größe"/></map>'])
      expect(nested(importMindMap(utf16(text)).outline.items)).toEqual(['Größe'])
  })

  test('German text in an older character set is not taken for Chinese', () => {
    const latin1 = new Uint8Array(Buffer.from('Größe\n\tÄmter für Bürger\n\tStraße', 'latin1'))
    expect(nested(importMindMap(latin1).outline.items)).toEqual(['Größe', ['Ämter für Bürger', 'Straße']])
  })
})
