import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importMindMap } from '../../../../exports/importMindMap.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { plainText } from '../../../../shared/document/richText.ts'
import { countItems, heightOfOutline, itemsOf } from '../../../../shared/outline/outlineItem.ts'
import { workTime } from '../../../support/workTime.ts'

const read = (text: string) => importMindMap(strToU8(text))
const refused = (reason: string) => expect.objectContaining({ name: 'ImportRefused', reason })
const titlesOf = (text: string) => itemsOf(read(text).outline.items).map(({ title }) => plainText(title))
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
const topic = (title: string) => JSON.stringify([{ rootTopic: { title } }])

describe('[P11] hostile files', () => {
  test('entities of its own: billion laughs and files of the server are refused', () => {
    const laughs = `<!DOCTYPE map [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><map><node TEXT="&b;"/></map>`
    const outside = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;"/></body></opml>`
    expect(() => read(laughs)).toThrow(refused('importUnsafe'))
    expect(() => read(outside)).toThrow(refused('importUnsafe'))
  })

  test('a document type that is only named is passed over, and an unknown entity stays what it says', () => {
    expect(titlesOf('<!DOCTYPE map SYSTEM "http://evil.example/x.dtd"><map><node TEXT="&x; &amp; y"/></map>')).toEqual([
      '&x; & y',
    ])
  })

  test('a zip that unpacks to more than 20 MiB is refused before it is unpacked', () => {
    const started = workTime()
    expect(() => importMindMap(zip({ 'content.json': `["${'0'.repeat(40_000_000)}"]` }))).toThrow(
      refused('importUnpacksLarge'),
    )
    expect(workTime() - started).toBeLessThan(5_000)
  })

  test('a zip that lies about its size gets no more than it said', () => {
    const honest = zip({ 'content.json': topic('x'.repeat(1_000)) })
    // The size before packing, in the entry's own head and in the list at the end.
    for (let i = 0; i < honest.length - 4; i++) {
      const view = new DataView(honest.buffer, honest.byteOffset)
      const signature = view.getUint32(i, true)
      if (signature === 0x04034b50) view.setUint32(i + 22, 10, true)
      if (signature === 0x02014b50) view.setUint32(i + 24, 10, true)
    }
    expect(() => importMindMap(honest)).toThrow(refused('importDamaged'))
  })

  test('a zip with a thousand and one entries is refused; other names than we look for are never unpacked', () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`f${i}`, 'x']))
    expect(() => importMindMap(zip({ ...many, 'content.json': topic('x') }))).toThrow(refused('importUnpacksLarge'))
    const { outline } = importMindMap(zip({ '../../etc/passwd': 'x', __proto__x: 'y', 'content.json': topic('Mitte') }))
    expect(outline.items.map(({ title }) => plainText(title))).toEqual(['Mitte'])
    expect(() => importMindMap(zip({ 'word/document.xml': '<x/>' }))).toThrow(refused('importUnknown'))
  })

  test.each([
    ['.mm', (n: number) => `<map>${'<node TEXT="x">'.repeat(n)}${'</node>'.repeat(n)}</map>`],
    ['.mm that never ends', (n: number) => `<map>${'<node TEXT="x">'.repeat(n)}`],
    ['OPML', (n: number) => `<opml><body>${'<outline text="x">'.repeat(n)}`],
    ['JSON', (n: number) => `{"root":${'{"data":{"text":"x"},"children":['.repeat(n)}${']}'.repeat(n)}}`],
  ])('%s of 100,000 levels is refused or laid flat in words, quickly', (_, make) => {
    const started = workTime()
    expect(() => read(make(100_000))).toThrow(expect.objectContaining({ name: 'ImportRefused' }))
    const { outline, leftovers } = read(make(5_000))
    expect(countItems(outline.items)).toBe(5_000)
    expect(heightOfOutline(outline.items)).toBe(LIMITS.depth)
    expect(leftovers).toContainEqual({ what: 'deeper', n: 5_000 - LIMITS.depth })
    expect(workTime() - started).toBeLessThan(5_000)
  })

  test.each([
    ['a long HTML title', `<map><node TEXT="&lt;html&gt;${'&lt;b&gt;'.repeat(50_000)}x"/></map>`],
    ['Markdown lists', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}- x`).join('\n')],
    ['stars', `# ${'*a '.repeat(200_000)}`],
    ['brackets', `# ${'['.repeat(1_000_000)}`],
    ['links within links', `# ${'['.repeat(15_000)}x${'](y)'.repeat(15_000)}`],
    ['backticks', `# ${Array.from({ length: 300 }, (_, i) => '`'.repeat(i)).join(' ')}`],
    ['comments', `# ${'<!--'.repeat(200_000)}`],
    ['empty lines', `# a${'\n'.repeat(4_000_000)}b`],
    ['spaces', `- a${' '.repeat(4_000_000)}b`],
    ['quotes in a table', `"a;"b\n${'"'.repeat(1_000_000)};x\n`],
    ['ampersands', `<map><node TEXT="${'&'.repeat(1_000_000)}"/></map>`],
    ['a mindmap of colons', `mindmap\n  a${' :'.repeat(500_000)}::x`],
  ])('%s take time in proportion to their length', (_, text) => {
    const started = workTime()
    expect(read(text).outline.items.length).toBeGreaterThan(0)
    expect(workTime() - started).toBeLessThan(4_000)
  })

  test('addresses that are none become no links, and are counted', () => {
    const { outline, leftovers } = read(
      '<map><node TEXT="x" LINK="javascript:alert(1)"><richcontent TYPE="NOTE"><html><a href="data:text/html,x">y</a></html></richcontent></node></map>',
    )
    expect(JSON.stringify(outline)).not.toMatch(/javascript:|data:/)
    expect(leftovers).toContainEqual({ what: 'addresses', n: 2 })
    expect(JSON.stringify(read('# [x](javascript:alert) <javascript:y>').outline)).not.toContain('"link"')
  })

  test('an address that is none is not lost where it is the name of a file', () => {
    const [item] = read('<map><node TEXT="x" LINK="../Akten/Plan.pdf"/></map>').outline.items
    expect(plainText(item?.note ?? [])).toBe('../Akten/Plan.pdf')
  })

  test('pictures from elsewhere are named, never loaded', () => {
    const { outline, leftovers } = read(
      '# a\n\n![Logo](https://evil.example/pixel.png) <img src="https://evil.example/x">',
    )
    expect(JSON.stringify(outline)).not.toContain('evil.example')
    expect(leftovers).toContainEqual({ what: 'pictures', n: 2 })
  })

  test('names that objects inherit do nothing', () => {
    const { outline } = read(
      '{"kaffeetisch":1,"outline":[{"title":[[{"text":"x"}]],"__proto__":{"kind":"quickWin"},"constructor":1}]}',
    )
    expect(outline.items).toEqual([{ title: [[{ text: 'x' }]], children: [] }])
    expect(Object.getPrototypeOf({})).not.toHaveProperty('kind')
    expect(() => read('<?xml version="1.0"?><constructor><node/></constructor>')).toThrow(refused('importUnknown'))
  })

  test.each([
    ['nothing', '', 'importEmpty'],
    ['spaces', ' \n ', 'importEmpty'],
    ['a web page', '<!doctype html><html><body>x</body></html>', 'importUnknown'],
    ['a piece of a web page', '<table><tr><td>x</td></tr></table>', 'importUnknown'],
    ['other XML', '<?xml version="1.0"?><rss/>', 'importUnknown'],
    ['JSON that broke off', '{"root":{"data"', 'importDamaged'],
    ['JSON of something else', '{"name":"x"}', 'importUnknown'],
  ])('%s is refused with its reason', (_, text, reason) => {
    expect(() => read(text)).toThrow(refused(reason))
  })

  test('a picture and a zip that is damaged are refused', () => {
    const picture = new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 1, 2, 3,
    ])
    expect(() => importMindMap(picture)).toThrow(refused('importUnknown'))
    expect(() => importMindMap(zip({ 'content.json': topic('x') }).slice(0, 60))).toThrow(refused('importDamaged'))
  })

  test('more ideas than a map may have are refused', () => {
    expect(() => read(`<map>${'<node TEXT="x"/>'.repeat(LIMITS.ideas + 1)}</map>`)).toThrow(refused('importTooMany'))
  })
})
