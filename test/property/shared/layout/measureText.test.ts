import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Run } from '../../../../shared/domain/idea.ts'
import { wrapText } from '../../../../shared/layout/measureText.ts'

const style = { size: 15, bold: false, lineHeight: 21 }
const words = fc.constantFrom(
  'Kaffee',
  ' ',
  'tisch',
  '-',
  '/',
  '☕',
  '🇩🇪',
  'مرحبا',
  '持続',
  'Straßenfest',
  '\u200b',
  '  ',
  'e\u0301',
  '…',
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(words, { maxLength: 40 }).map((list) => list.join('')),
)
const run: fc.Arbitrary<Run> = fc
  .record({ text, bold: fc.boolean(), italic: fc.boolean() })
  .map(({ text, bold, italic }) => ({
    text: text.replaceAll('\u00ad', ''),
    ...(bold && { bold: true as const }),
    ...(italic && { italic: true as const }),
  }))
const paragraph = fc.array(run, { maxLength: 5 })

test('no letter is lost or doubled, and none changes its formatting', () => {
  fc.assert(
    fc.property(paragraph, fc.integer({ min: 30, max: 400 }), (runs, width) => {
      const { lines } = wrapText([runs], style, width)
      const drawn = lines.flatMap((line) => line.runs)
      expect(drawn.map((run) => run.text).join('')).toBe(runs.map((run) => run.text).join(''))
      // An emoji that two formattings share takes the first of them.
      if (runs.every((run) => !/\p{Emoji}|\u200d|\ufe0f|\p{M}/u.test(run.text)))
        for (const bold of [true, false])
          expect(
            drawn
              .filter((run) => run.bold === bold)
              .map((run) => run.text)
              .join(''),
          ).toBe(
            runs
              .filter((run) => (run.bold === true) === bold)
              .map((run) => run.text)
              .join(''),
          )
    }),
  )
})

test('no line is wider than it may be, unless it is a single letter', () => {
  fc.assert(
    fc.property(paragraph, fc.integer({ min: 30, max: 400 }), (runs, width) => {
      for (const line of wrapText([runs], style, width).lines) {
        const text = line.runs
          .map((run) => run.text)
          .join('')
          .trimEnd()
        if ([...new Intl.Segmenter().segment(text)].length > 1) expect(line.width).toBeLessThanOrEqual(width + 1e-6)
      }
    }),
  )
})
