import { expect, test } from 'vitest'
import { outlineStep } from '../../../../client/outline/outlineStep.ts'
import { mapOf } from '../../../support/mapOf.ts'

const map = mapOf({ a: { a1: { x: {} }, a2: {} }, b: {} })
const none: ReadonlySet<string> = new Set()
const folded: ReadonlySet<string> = new Set(['a1'])

test('[P12] up and down go from line to line, past what is folded away', () => {
  expect(outlineStep(map, none, 'a1', 'down')).toEqual({ to: 'x' })
  expect(outlineStep(map, folded, 'a1', 'down')).toEqual({ to: 'a2' })
  expect(outlineStep(map, none, 'b', 'up')).toEqual({ to: 'a2' })
  expect(outlineStep(map, none, 'root', 'up')).toBeUndefined()
  expect(outlineStep(map, none, 'b', 'down')).toBeUndefined()
})

test('[P12] right opens a branch and then goes in; left closes it and then goes out', () => {
  expect(outlineStep(map, folded, 'a1', 'right')).toEqual({ unfold: 'a1' })
  expect(outlineStep(map, none, 'a1', 'right')).toEqual({ to: 'x' })
  expect(outlineStep(map, none, 'a2', 'right')).toBeUndefined()
  expect(outlineStep(map, none, 'a1', 'left')).toEqual({ unfold: 'a1' })
  expect(outlineStep(map, folded, 'a1', 'left')).toEqual({ to: 'a' })
  expect(outlineStep(map, none, 'root', 'left')).toBeUndefined()
})

test('[P12] Home and End go to the first and last sibling', () => {
  expect(outlineStep(map, none, 'a1', 'last')).toEqual({ to: 'a2' })
  expect(outlineStep(map, none, 'b', 'first')).toEqual({ to: 'a' })
})
