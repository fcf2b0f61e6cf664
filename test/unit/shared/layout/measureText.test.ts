import { describe, expect, test } from 'vitest'
import type { RichText } from '../../../../shared/domain/idea.ts'
import { wrapText, type WrappedText } from '../../../../shared/layout/measureText.ts'
import { widthOf } from '../../../../shared/layout/textAdvance.ts'

const style = { size: 15, bold: false, lineHeight: 21 }
const plain = (text: string): RichText => text.split('\n').map((line) => [{ text: line }])
const linesOf = (wrapped: WrappedText) => wrapped.lines.map((line) => line.runs.map((run) => run.text).join(''))
const wrap = (text: string, width: number) => linesOf(wrapText(plain(text), style, width))

describe('wrapping text', () => {
  test('lines break at spaces, and each but the last keeps its space', () => {
    expect(wrap('Fördermittel gemeinsam beantragen', 110)).toEqual(['Fördermittel ', 'gemeinsam ', 'beantragen'])
  })

  test('what people broke themselves stays broken, empty lines too', () => {
    expect(wrap('eins\n\nzwei', 200)).toEqual(['eins', '', 'zwei'])
  })

  test('words with hyphens and slashes break behind them, numbers do not', () => {
    expect(wrap('Vorlagen-Ordner', 90)).toEqual(['Vorlagen-', 'Ordner'])
    expect(wrap('Bürgerinnen/Bürger', 100)).toEqual(['Bürgerinnen/', 'Bürger'])
    expect(wrap('am 24/7 da', 45)[0]).toBe('am ')
  })

  test('a soft hyphen shows only where the line broke at it', () => {
    expect(wrap('Nach\u00adhaltig\u00adkeit', 85)).toEqual(['Nachhaltig-', 'keit'])
    expect(wrap('Nach\u00adhaltig\u00adkeit', 300)).toEqual(['Nachhaltigkeit'])
  })

  test('a word that is too long for the line breaks between letters, never within one', () => {
    const word = 'Nachhaltigkeitsberichterstattungspflicht'
    const lines = wrap(word, 80)
    expect(lines.join('')).toBe(word)
    expect(Math.max(...lines.map((line) => widthOf(line, 15)))).toBeLessThanOrEqual(80)
    const decomposed = 'a\u0308'.repeat(40)
    for (const line of wrap(decomposed, 50)) expect(line.startsWith('\u0308')).toBe(false)
  })

  test('Chinese and Japanese break between letters but not before a full stop', () => {
    const lines = wrap('持続可能な地域づくり。', 62)
    expect(lines.join('')).toBe('持続可能な地域づくり。')
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line.startsWith('。')).toBe(false)
  })

  test('an emoji is a run of its own, families, flags and skin tones included', () => {
    const { lines } = wrapText(plain('Kaffee ☕ 👩‍👩‍👧 🇩🇪 👍🏽!'), style, 400)
    expect(lines[0]?.runs.filter((run) => run.emoji).map((run) => run.text)).toEqual(['☕', '👩‍👩‍👧', '🇩🇪', '👍🏽'])
  })

  test('formatting survives a break, and every run stands where the one before it ends', () => {
    const text: RichText = [
      [{ text: 'Erst klein ' }, { text: 'testen und dann', bold: true }, { text: ' übertragen', italic: true }],
    ]
    const { lines } = wrapText(text, style, 120)
    expect(lines.length).toBeGreaterThan(1)
    const bold = lines.flatMap((line) => line.runs.filter((run) => run.bold)).map((run) => run.text)
    expect(bold.join('')).toBe('testen und dann')
    for (const line of lines) {
      let x = 0
      for (const run of line.runs) {
        expect(run.x).toBeCloseTo(x)
        x += run.width
      }
    }
  })

  test('a link is kept on each of its lines', () => {
    const { lines } = wrapText([[{ text: 'mehr dazu im Netz', link: 'https://example.org/' }]], style, 70)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.runs[0]?.link).toBe('https://example.org/')
  })

  test('an empty text has one empty line', () => {
    expect(wrapText([], style, 200)).toMatchObject({ lines: [{ runs: [], width: 0 }], width: 0, height: 21 })
  })

  test('a text of a hundred thousand letters is wrapped at once, also without any space', () => {
    for (const text of ['Wort '.repeat(20_000), 'x'.repeat(100_000), 'e\u0301'.repeat(50_000)])
      expect(wrapText(plain(text), style, 200).lines.length).toBeGreaterThan(1_000)
  })
})
