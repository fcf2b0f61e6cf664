import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subtree } from '../../../../shared/domain/mindMap.ts'
import { overlaps } from '../../../../shared/layout/box.ts'
import { branchPages, type BranchPage } from '../../../../shared/layout/branchPages.ts'
import { GAPS } from '../../../../shared/layout/geometry.ts'
import { PlainMap } from '../../../support/randomMap.ts'

const ROOM = { width: 1_190, height: 760 }

const maps = fc
  .record({
    parents: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 90, size: 'max' }),
    isDeep: fc.boolean(),
    texts: fc.array(fc.string({ maxLength: 200, size: 'max' }), { minLength: 1, maxLength: 8 }),
  })
  .map(({ parents, isDeep, texts }) => {
    const map = new PlainMap()
    map.add('b', 'root', 'Zweig')
    const ids = ['b']
    parents.forEach((pick, i) => {
      const from = isDeep ? Math.max(0, ids.length - 1 - (pick % 2)) : pick % ids.length
      map.add(`i${i}`, ids[from] ?? 'b', texts[i % texts.length] ?? '')
      ids.push(`i${i}`)
    })
    return map
  })

const firstShown = (pages: readonly BranchPage[]) =>
  pages.flatMap(({ ideas }) => ideas.filter(({ again }) => !again).map(({ id }) => id))

test('[P8] each idea of a branch is shown for the first time once, whole, on paper, and touches no other', () => {
  const met = { pages: 0, split: 0, deep: 0, again: 0 }
  fc.assert(
    fc.property(maps, (map) => {
      const pages = branchPages(map, 'b', ROOM)
      expect(firstShown(pages).toSorted()).toEqual([...subtree(map, 'b')].map(({ id }) => id).toSorted())
      met.pages++
      if (pages.length > 1) met.split++
      for (const { ideas, scale } of pages) {
        if (ideas.some(({ goesOn }) => goesOn !== undefined)) met.deep++
        if (ideas.some(({ again }) => again)) met.again++
        ideas.forEach(({ box, goesOn, id }, i) => {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect((box.x + box.width) * scale).toBeLessThanOrEqual(ROOM.width + 0.01)
          expect((box.y + box.height) * scale).toBeLessThanOrEqual(ROOM.height + 0.01)
          for (const other of ideas.slice(i + 1)) expect(overlaps(box, other.box)).toBe(false)
          if (goesOn !== undefined) expect(pages[goesOn]?.ideas.some((each) => each.id === id && each.again)).toBe(true)
        })
      }
    }),
    { numRuns: 150 },
  )
  // A generator that makes small maps only would prove nothing.
  expect(met.split).toBeGreaterThan(met.pages / 4)
  expect(met.deep).toBeGreaterThan(10)
  expect(met.again).toBeGreaterThan(10)
})

test('children stand to the right of their parent and in order, and a page is used as far as it goes', () => {
  const map = new PlainMap()
  map.add('b', 'root', 'Zweig')
  for (let i = 0; i < 30; i++) map.add(`i${i}`, 'b', `Idee ${i}`)
  const pages = branchPages(map, 'b', ROOM)
  expect(firstShown(pages)).toEqual(['b', ...Array.from({ length: 30 }, (_, i) => `i${i}`)])
  const perPage = Math.floor((ROOM.height + GAPS.siblings) / (44 + GAPS.siblings))
  expect(pages).toHaveLength(Math.ceil(30 / perPage))
  for (const { ideas } of pages) {
    const [parent, ...children] = ideas
    expect(parent?.id).toBe('b')
    for (const { box } of children) expect(box.x).toBe((parent?.box.width ?? 0) + GAPS.along)
    expect(children.map(({ box }) => box.y)).toEqual(children.map(({ box }) => box.y).toSorted((a, b) => a - b))
  }
})

test('a box larger than the paper is drawn smaller, not cut', () => {
  const map = new PlainMap()
  map.add('b', 'root', 'Zweig')
  map.add('long', 'b', 'Wort '.repeat(700))
  const [page] = branchPages(map, 'b', ROOM)
  expect(page?.scale).toBeLessThan(1)
  expect(page?.ideas.map(({ id }) => id)).toEqual(['b', 'long'])
})
