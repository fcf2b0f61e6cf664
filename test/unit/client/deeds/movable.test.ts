import { expect, test } from 'vitest'
import { leavesAsItIs, movable } from '../../../../client/deeds/movable.ts'
import { comesBefore } from '../../../../client/deeds/walk.ts'
import { mapOf } from '../../../support/mapOf.ts'

const map = mapOf({ a: { a1: { x: {} }, a2: {}, a3: {} }, b: {} })

test('a drop that changes nothing is none', () => {
  expect(leavesAsItIs(map, ['a2'], { place: 'after', parent: 'a', after: 'a1' })).toBe(true)
  expect(leavesAsItIs(map, ['a2'], { place: 'before', parent: 'a', after: null })).toBe(false)
})

test('of a selection moves what hangs below no other selected idea, in the order of the tree', () => {
  expect(movable(map, ['b', 'x', 'a1', 'root'], (p, q) => comesBefore(map, p, q))).toEqual(['a1', 'b'])
})
