import { expect, test } from 'vitest'
import { flattenOutline } from '../../../../shared/outline/flattenOutline.ts'
import type { OutlineItem } from '../../../../shared/domain/outline.ts'
import { itemsOf } from '../../../../shared/outline/outlineItem.ts'

const item = (name: string, ...children: OutlineItem[]): OutlineItem => ({ title: [[{ text: name }]], children })

test('what lies deeper than the last level stands behind its ancestor there, in reading order', () => {
  const outline = [item('a', item('b', item('c', item('d')), item('e')), item('f'))]
  expect(flattenOutline(outline, 2)).toEqual({
    items: [item('a', item('b'), item('c'), item('d'), item('e'), item('f'))],
    moved: 3,
  })
  expect(flattenOutline(outline, 4)).toEqual({ items: outline, moved: 0 })
})

test('a chain of 100,000 ideas is no deeper question than any other', () => {
  let chain = item('last')
  for (let i = 0; i < 100_000; i++) chain = { title: [], children: [chain] }
  const { items, moved } = flattenOutline([chain], 100)
  expect([itemsOf(items).length, moved]).toEqual([100_001, 99_901])
})
