import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { exportMindMap } from '../../../exports/exportMindMap.ts'
import type { Means } from '../../../exports/means.ts'
import { TEXT_FORMATS, type TextFormat } from '../../../shared/domain/copy.ts'
import type { Idea } from '../../../shared/domain/idea.ts'
import { contentOf, draw, drawDemo } from '../../support/drawnMap.ts'
import { PlainMap } from '../../support/randomMap.ts'

/** Formats of text need nothing from outside: touching it would fail. */
const means = undefined as unknown as Means

async function copyOf(format: TextFormat, drawn = drawDemo()): Promise<string> {
  const { bytes } = await exportMindMap(format, contentOf(drawn, Date.UTC(2026, 10, 22)), means)
  const inside = { xmind: 'content.json', docx: 'word/document.xml' }
  const part = format === 'xmind' || format === 'docx' ? unzipSync(bytes)[inside[format]] : bytes
  return Buffer.from(part ?? bytes).toString()
}

function mapWith(text: string, more: Partial<Idea> = {}) {
  const map = new PlainMap()
  map.add('a', 'root', text, 0, more)
  return draw(map)
}

describe('[P8] a copy for other programs', () => {
  test.each(TEXT_FORMATS)('as %s holds every idea of the demo, its umlauts and its title', async (format) => {
    const drawn = drawDemo()
    const copy = await copyOf(format, drawn)
    // What a format needs before some signs is no part of the words.
    const words = (text: string) => text.replace(/&quot;|#34;|\\"/g, '"').match(/[\p{L}\p{N}]{2,}/gu) ?? []
    const said = new Set(words(copy))
    for (const { text } of drawn.map.ideas.values()) expect(words(text).filter((word) => !said.has(word))).toEqual([])
  })

  test.each(['docx', 'md', 'txt', 'mm', 'mmd'] as const)('as %s says of which day it is', async (format) => {
    expect(await copyOf(format)).toContain('Kaffeetisch · Stand: 22. November 2026')
  })

  test.each(TEXT_FORMATS)('as %s tells nobody who wrote what', async (format) => {
    expect(await copyOf(format, mapWith('Idee', { author: 'person123456' }))).not.toContain('person123456')
  })

  test('[P11] no cell of a CSV is a formula, whatever people type', async () => {
    for (const sign of ['=1+1', '+49 30', '-5', '@SUM(A1)', '\t=1', '\r=1', ' =1', "'=1", '＝1']) {
      const copy = await copyOf('csv', mapWith(sign))
      expect(copy).toContain(`"'${sign}"`)
      expect(copy).not.toContain(`"${sign}"`)
    }
    expect(await copyOf('csv', mapWith('a"b;c\nd'))).toContain('"a""b;c\nd"')
  })

  test('a CSV is opened by Excel as it is: UTF-8 with its mark, semicolons in German, commas in English', async () => {
    const german = await copyOf('csv')
    expect(german).toMatch(/^\uFEFF"Ebene";"Kategorie";"Idee";/)
    expect(german).toContain('"Herausforderung"')
  })

  test('Markdown keeps what people typed from becoming marks', async () => {
    const copy = await copyOf('md', mapWith('1. *kein* _Kursiv_ # [x](y) <b> `c`'))
    expect(copy).toContain('## 1\\. \\*kein\\* \\_Kursiv\\_ # \\[x\\](y) \\<b\\> \\`c\\`')
  })

  test('[P11] no title, field or note is a formula or a page with pictures to Freeplane, which would run the one and fetch the other', async () => {
    const hostile = ['=1+1', '<html><img src="https://x.example">', '  =1']
    for (const text of hostile) {
      const drawn = mapWith(text, { fields: { who: text }, note: [[], [{ text, bold: true }]] })
      const copy = await copyOf('mm', drawn)
      const words = copy.replaceAll('&lt;', '<').replaceAll('&#160;', ' ')
      expect(words.match(/(?:TEXT="|VALUE="|<p>|<b>)\s*(?:=|<html)/g)).toBeNull()
      expect(words.match(/\u200b/g)).toHaveLength(3)
    }
  })

  test('a Word document says who does what by when of quick wins, too, of which nothing is agreed yet, and days as people write them', async () => {
    const map = new PlainMap()
    map.add('w', 'root', 'Quick Wins', 0, { kind: 'quickWin', ownKind: 'quickWin' })
    map.add('a', 'w', 'Verteiler anlegen', 0, { kind: 'quickWin', fields: { until: '2027-01-15' } })
    map.add('b', 'w', 'Noch niemand', 1, { kind: 'quickWin' })
    const [, table = ''] = /<w:tbl>(.*)<\/w:tbl>/.exec(await copyOf('docx', draw(map))) ?? []
    for (const words of ['Verteiler anlegen', '15.01.2027', 'Noch niemand']) expect(table).toContain(words)
    expect(await copyOf('docx', draw(map))).not.toContain('2027-01-15')
  })

  test('Mermaid text cannot leave its quotes', async () => {
    expect(await copyOf('mmd', mapWith('a"]\nb[`c`] %% d'))).toContain('["a#34;]<br/>b[#96;c#96;] #37;#37; d"]')
  })
})
