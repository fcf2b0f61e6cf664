import { expect, test } from 'vitest'
import { comesBefore, foldedToLevel, foldsAbove, shownIdeas, step, type Ground } from '../../../../client/deeds/walk.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { mapOf } from '../../../support/mapOf.ts'

// The first half of the branches grows to the right, the second to the left.
const map = mapOf({ a: { a1: { x: {} }, a2: {} }, b: { b1: {}, b2: {} }, c: { c1: {} }, d: {} })

function ground(folded: readonly string[] = []): Ground {
  const set = new Set(folded)
  const layout = new MapLayout(map, { folded: set })
  return { map, folded: set, box: (id) => layout.box(id) }
}

test('[P12] arrows walk along the layout, mirrored left of the root', () => {
  expect(step(ground(), 'root', 'right')).toEqual({ to: 'a' })
  expect(step(ground(), 'root', 'left')).toEqual({ to: 'c' })
  expect(step(ground(), 'a', 'right')).toEqual({ to: 'a1' })
  expect(step(ground(), 'a1', 'left')).toEqual({ to: 'a' })
  expect(step(ground(), 'c', 'left')).toEqual({ to: 'c1' })
  expect(step(ground(), 'c1', 'right')).toEqual({ to: 'c' })
})

test('[P12] up and down go through the column, beyond the branch, too', () => {
  expect(step(ground(), 'a1', 'down')).toEqual({ to: 'a2' })
  expect(step(ground(), 'a2', 'down')).toEqual({ to: 'b1' })
  expect(step(ground(), 'b1', 'up')).toEqual({ to: 'a2' })
  expect(step(ground(), 'b', 'down')).toBeUndefined()
  expect(step(ground(), 'c', 'down')).toEqual({ to: 'd' })
})

test('[P12] an arrow outwards opens what is folded before it walks on', () => {
  expect(step(ground(['a']), 'a', 'right')).toEqual({ unfold: 'a' })
})

test('[P12] Home and End stay among the siblings, Ctrl+Home goes to the root', () => {
  expect(step(ground(), 'b2', 'first')).toEqual({ to: 'b1' })
  expect(step(ground(), 'b1', 'last')).toEqual({ to: 'b2' })
  expect(step(ground(), 'x', 'root')).toEqual({ to: 'root' })
})

test('folding to a level leaves that many levels open', () => {
  expect([...shownIdeas({ map, folded: foldedToLevel(map, 1) })]).toEqual(['root', 'a', 'b', 'c', 'd'])
  expect(foldsAbove(map, new Set(['a', 'a1']), 'x')).toEqual(['a1', 'a'])
})

test('ideas are ordered as the tree is read', () => {
  const read = [...shownIdeas({ map, folded: new Set() })]
  expect(read.toReversed().sort((a, b) => comesBefore(map, a, b))).toEqual(read)
})
