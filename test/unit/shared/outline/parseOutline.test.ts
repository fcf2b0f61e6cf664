import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { toIndentedText } from '../../../../shared/outline/indentedText.ts'
import { countItems, heightOfOutline } from '../../../../shared/outline/outlineItem.ts'
import { parseOutline } from '../../../../shared/outline/parseOutline.ts'

const tree = ['Klima', '\tBus am Abend', '\t\tOrtsteile', '\tRad', 'Geld'].join('\n')

describe('pasting makes the same branch of', () => {
  test.each([
    ['text indented by tabs', 'Klima\n\tBus am Abend\n\t\tOrtsteile\n\tRad\nGeld'],
    ['text indented by spaces', 'Klima\n  Bus am Abend\n    Ortsteile\n  Rad\nGeld'],
    ['text indented by uneven spaces', 'Klima\n   Bus am Abend\n        Ortsteile\n   Rad\nGeld'],
    ['a Markdown list', '- Klima\n  - Bus am Abend\n    * Ortsteile\n  - Rad\n- Geld'],
    ['a numbered list', '1. Klima\n   1. Bus am Abend\n      1) Ortsteile\n   2. Rad\n2. Geld'],
    ['a list with boxes to tick', '- [x] Klima\n  - [ ] Bus am Abend\n    - [ ] Ortsteile\n  - [ ] Rad\n- [X] Geld'],
    ['headings', '# Klima\n\n## Bus am Abend\n\n### Ortsteile\n\n## Rad\n\n# Geld #'],
    ['headings with lists', '# Klima\n\n- Bus am Abend\n  - Ortsteile\n- Rad\n\n---\n# Geld'],
    ['lines that end as on Windows', 'Klima\r\n\tBus am Abend\r\n\t\tOrtsteile\r\n\tRad\r\nGeld\r\n'],
    ['a whole that is indented', '    Klima\n      Bus am Abend\n        Ortsteile\n      Rad\n    Geld'],
  ])('%s', (_, text) => expect(toIndentedText(parseOutline(text))).toBe(tree))
})

test('a spreadsheet’s column becomes one idea a row', () => {
  expect(toIndentedText(parseOutline('Bus\nRad\n\nBahn\n'))).toBe('Bus\nRad\nBahn')
})

test('dates, hyphens and hashtags are text, not list marks', () => {
  const text = '17. November\n-5 Grad\n#Klima\n10 % Eigenanteil'
  expect(toIndentedText(parseOutline(text))).toBe('17. November\n-5 Grad\n#Klima\n10 % Eigenanteil')
})

test('what is copied can be pasted again', () => {
  const line = fc.tuple(fc.nat(5), fc.stringMatching(/^[a-zäöü]([a-zäöü ]*[a-zäöü])?$/))
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      let depth = -1
      const text = lines.map(([wish, title]) => '\t'.repeat((depth = Math.min(wish, depth + 1))) + title).join('\n')
      expect(toIndentedText(parseOutline(text))).toBe(text)
    }),
  )
})

test('[P11] any text can be pasted: nothing throws, no line is lost, nothing gets too deep', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('\t\t- x', '    1. y', '# z', '```', '   '))),
      (lines) => {
        const items = parseOutline(lines.join('\n'))
        expect(heightOfOutline(items)).toBeLessThanOrEqual(LIMITS.depth)
        const words = lines.filter(
          (line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*(```|~~~)/.test(line) && !/^\s*\(?\d+[.)]/.test(line),
        )
        expect(countItems(items)).toBeGreaterThanOrEqual(words.length)
      },
    ),
  )
})

test('[P11] thousands of levels are flattened to what a map can hold', () => {
  const items = parseOutline(Array.from({ length: 3_000 }, (_, i) => ' '.repeat(i) + 'x').join('\n'))
  expect(heightOfOutline(items)).toBe(LIMITS.depth)
  expect(countItems(items)).toBe(3_000)
})
