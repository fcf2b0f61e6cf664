import { expect, test } from 'vitest'
import { dropTarget, type MayHang } from '../../../../client/map/dropTarget.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { mapOf } from '../../../support/mapOf.ts'

const map = mapOf({ a: { a1: { x: {} }, a2: {}, a3: {} }, b: {} })
const layout = new MapLayout(map)

const whyNot: MayHang = (ids, parent) => moveIdeas.check(map, { ids: [...ids], parent, after: null })

function over(id: string, along: number, across: number, dragged: string) {
  const box = layout.box(id)
  if (!box) throw new Error(id)
  const at = { x: box.x + box.width * along, y: box.y + box.height * across }
  return dropTarget(map, layout, new Set([dragged]), at, whyNot)
}

test('let go on the middle of an idea, it becomes its last child', () => {
  expect(over('a2', 0.5, 0.5, 'a1')).toEqual({ place: 'child', at: 'a2', parent: 'a2', after: null })
  expect(over('a', 0.5, 0.5, 'b')).toEqual({ place: 'child', at: 'a', parent: 'a', after: 'a3' })
})

test('let go on the upper or lower edge, it becomes a sibling', () => {
  expect(over('a2', 0.3, 0.1, 'b')).toEqual({ place: 'before', at: 'a2', parent: 'a', after: 'a1' })
  expect(over('a2', 0.3, 0.9, 'b')).toEqual({ place: 'after', at: 'a2', parent: 'a', after: 'a2' })
  expect(over('a1', 0.3, 0.1, 'b')).toEqual({ place: 'before', at: 'a1', parent: 'a', after: null })
})

test('an idea cannot be let go below itself, and it is said why', () => {
  expect(over('x', 0.5, 0.5, 'a')).toMatchObject({ place: 'refused', at: 'x', why: 'wouldHangBelowItself' })
})

test('let go on itself it stays', () => {
  expect(over('a1', 0.5, 0.5, 'a1')).toBeUndefined()
})

test('far from every idea it goes nowhere', () => {
  expect(dropTarget(map, layout, new Set(['a1']), { x: 9000, y: 9000 }, whyNot)).toBeUndefined()
})
