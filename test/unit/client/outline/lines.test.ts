import { expect, test } from 'vitest'
import { linesOf } from '../../../../client/outline/lines.ts'
import { createRowHeights } from '../../../../client/outline/rowHeights.ts'
import { mapOf } from '../../../support/mapOf.ts'

const map = mapOf({ a: { a1: { x: {} }, a2: {} }, b: {} })

test('lines say level and place among all siblings, also of those that are folded away', () => {
  expect(linesOf(map, new Set(['a1'])).map(({ id, depth, at, of }) => `${id} ${depth} ${at}/${of}`)).toEqual([
    'root 0 1/1',
    'a 1 1/2',
    'a1 2 1/2',
    'a2 2 2/2',
    'b 1 2/2',
  ])
})

test('a line lies below all lines before it, as they were measured or estimated', () => {
  const heights = createRowHeights(({ depth }) => (depth === 0 ? 100 : 30))
  heights.take(linesOf(map, new Set()))
  expect([0, 1, 2, 6].map((at) => heights.topOf(at))).toEqual([0, 100, 130, 250])
  expect(heights.measured('a', 50)).toBe(true)
  expect(heights.measured('a', 50)).toBe(false)
  expect([1, 2, 6].map((at) => heights.topOf(at))).toEqual([100, 150, 270])
  expect([-5, 0, 99, 100, 149, 150, 9999].map((y) => heights.lineAt(y))).toEqual([0, 0, 0, 1, 1, 2, 5])

  // What was measured is known when it comes back; what is not there takes no room.
  heights.take(linesOf(map, new Set(['a'])))
  expect(heights.indexOf('a1')).toBeUndefined()
  expect(heights.topOf(3)).toBe(180)
  heights.forget()
  expect(heights.topOf(3)).toBe(160)
})
