import { expect, test } from 'vitest'
import { pathOperators, roundedRect } from '../../../../../exports/pdf/file/path.ts'

test('a path of SVG becomes the same path of a PDF page', () => {
  expect(pathOperators('M1 2L3 4H5V6C1 1 2 2 3 3Z')).toBe('1 2 m 3 4 l 5 4 l 5 6 l 1 1 2 2 3 3 c h')
  expect(pathOperators('M4 4h3v1h-3z')).toBe('4 4 m 7 4 l 7 5 l 4 5 l h')
  expect(pathOperators('M1 1l1 1zl2 0')).toBe('1 1 m 2 2 l h 3 1 l')
  expect(pathOperators('M.5-.5 2,3 4 5')).toBe('0.5 -0.5 m 2 3 l 4 5 l')
  expect(pathOperators('M0 0Q3 3 6 0')).toBe('0 0 m 2 2 4 2 6 0 c')
})

test('what our drawings do not use is no silent gap', () => {
  expect(() => pathOperators('M0 0A1 1 0 0 0 2 2')).toThrow('no such command in a path: A')
})

test('corners are never rounder than their rectangle', () => {
  expect(roundedRect(0, 0, 10, 4, 0)).toBe('0 0 10 4 re')
  expect(roundedRect(0, 0, 10, 4, 99)).toMatch(/^2 0 m 8 0 l .* c h$/)
})
