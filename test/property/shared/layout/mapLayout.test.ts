import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IdeaId, Spot } from '../../../../shared/domain/idea.ts'
import { isWithin } from '../../../../shared/domain/mindMap.ts'
import { overlaps, type Box, type Rect } from '../../../../shared/layout/box.ts'
import type { Direction } from '../../../../shared/layout/edgeCurve.ts'
import { GAPS, HUB_REACH } from '../../../../shared/layout/geometry.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { PlainMap } from '../../../support/randomMap.ts'

type Edit =
  | { deed: 'add' | 'retitle'; where: number; text: string; at: number }
  | { deed: 'move'; where: number; to: number; at: number }
  | { deed: 'free'; where: number; at: number; spot: Spot | undefined }
  | { deed: 'remove' | 'fold' | 'resize' | 'grow'; where: number; at: number }

const text = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.constantFrom(
    '',
    'Freiwilligenmanagementfortbildungsveranstaltung '.repeat(5),
    'Eine\nzweite\nZeile',
    '🌍 und مرحبا',
  ),
)
const place = fc.nat(1_000)
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ deed: fc.constant('add' as const), where: place, text, at: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('retitle' as const), where: place, text, at: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('move' as const), where: place, to: place, at: fc.nat(6) }) },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constant('grow' as const), where: fc.nat(8), at: fc.nat(6) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      deed: fc.constant('free' as const),
      where: place,
      at: fc.nat(6),
      spot: fc.option(
        fc.record(
          {
            side: fc.constantFrom('left' as const, 'right' as const),
            along: fc.integer({ min: -400, max: 600 }),
            across: fc.integer({ min: -900, max: 900 }),
          },
          { requiredKeys: [] },
        ),
        { nil: undefined },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constantFrom('remove' as const, 'fold' as const, 'resize' as const),
      where: place,
      at: fc.nat(6),
    }),
  },
)
const edits = fc.array(edit, { minLength: 1, maxLength: 60, size: 'max' })
const direction = fc.constantFrom<Direction>('both', 'right', 'down')

/** The boxes of the main branches, side by side. */
const mainBranches = (map: PlainMap, layout: MapLayout): Box[][] =>
  (['left', 'right'] as const).map((side) =>
    map.idea('root').children.flatMap((id) => {
      const box = layout.box(id)
      return box?.side === side ? [box] : []
    }),
  )
/** Where a box starts across the direction of growth, and how long it is there. */
const acrossOf = (box: Box, direction: Direction): [number, number] =>
  direction === 'down' ? [box.x, box.width] : [box.y, box.height]

interface Counts {
  /** Main branches that are drawn to the root from afar. */
  drawn: number
  moved: number
  folded: number
  removed: number
  left: number
  free: number
}

/** Makes the edits one by one, asking the layout in between as a screen does. */
function play(list: readonly Edit[], direction: Direction, counts?: Counts) {
  const map = new PlainMap('Regionalgespräch')
  let folded: ReadonlySet<IdeaId> = new Set()
  const sizes = new Map<IdeaId, { width: number; height: number }>()
  const layout = new MapLayout(map, { direction, folded })
  list.forEach((edit, index) => {
    const ids = [...map.ideas.keys()]
    const id = ids[edit.where % ids.length] ?? 'root'
    if (edit.deed === 'add') layout.update(map.add(`i${index}`, id, edit.text, edit.at))
    else if (edit.deed === 'grow')
      for (let i = 0; i < 8; i++) layout.update(map.add(`g${index}.${i}`, id, 'Eine von vielen', edit.at))
    else if (edit.deed === 'retitle') layout.update(map.retitle(id, edit.text))
    else if (edit.deed === 'move') {
      const to = ids[edit.to % ids.length] ?? 'root'
      if (id === 'root' || isWithin(map, to, id)) return
      layout.update(map.move(id, to, edit.at))
      if (counts) counts.moved++
    } else if (edit.deed === 'free') {
      layout.update(map.place(id, edit.spot))
      if (counts && edit.spot?.across !== undefined) counts.free++
    } else if (edit.deed === 'remove') {
      if (id === 'root') return
      layout.update(map.remove(id))
      if (counts) counts.removed++
    } else if (edit.deed === 'fold') {
      const next = new Set(folded)
      if (!next.delete(id)) next.add(id)
      folded = next
      layout.setFolded(folded, [id])
      if (counts) counts.folded++
    } else {
      const size = edit.at % 2 === 0 ? { width: 300, height: 90 + edit.at } : undefined
      if (size) sizes.set(id, size)
      else sizes.delete(id)
      layout.setSize(id, size)
    }
    if (edit.at % 3 === 0) layout.bounds()
  })
  return { map, layout, folded, sizes: new Map([...sizes].filter(([id]) => map.ideas.has(id))) }
}

function boxesOf(map: PlainMap, layout: MapLayout) {
  return new Map([...map.ideas.keys()].map((id) => [id, layout.box(id)]))
}

describe('the layout of a map', () => {
  test('no two ideas ever overlap, whatever was added, moved, folded or resized', () => {
    fc.assert(
      fc.property(edits, direction, (list, direction) => {
        const { map, layout } = play(list, direction)
        const boxes = [...boxesOf(map, layout).values()].filter((box) => box !== undefined)
        for (const [i, box] of boxes.entries())
          for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
      }),
    )
  })

  test('kept up step by step it is the same as made anew', () => {
    fc.assert(
      fc.property(edits, direction, (list, direction) => {
        const { map, layout, folded, sizes } = play(list, direction)
        const anew = new MapLayout(map, { direction, folded })
        for (const [id, size] of sizes) anew.setSize(id, size)
        expect(boxesOf(map, layout)).toEqual(boxesOf(map, anew))
        expect(layout.bounds()).toEqual(anew.bounds())
      }),
    )
  })

  test('siblings stand in their order, and the root in the middle', () => {
    fc.assert(
      fc.property(edits, direction, (list, direction) => {
        const { map, layout } = play(list, direction)
        const root = layout.box('root')
        expect(root && [root.x + root.width / 2, root.y + root.height / 2]).toEqual([0, 0])
        for (const idea of map.ideas.values())
          for (const side of ['left', 'right']) {
            const places = idea.children
              .map((id) => layout.box(id))
              .filter((box) => box?.side === side)
              .map((box) => (direction === 'down' ? box?.x : box?.y) ?? 0)
            expect(places).toEqual([...places].sort((a, b) => a - b))
          }
      }),
    )
  })

  test('a free idea stands where it was put, beside its parent, unless another free one is in its way', () => {
    fc.assert(
      fc.property(edits, direction, place, fc.integer({ min: -900, max: 900 }), (list, direction, where, across) => {
        const { map, layout } = play(list, direction)
        for (const idea of map.ideas.values()) if (idea.spot) layout.update(map.place(idea.id, undefined))
        const ids = [...map.ideas.keys()].filter((id) => id !== 'root' && layout.box(id))
        const id = ids[where % ids.length]
        if (id === undefined) return
        layout.update(map.place(id, { along: 60, across }))
        const above = map.idea(id).parent ?? ''
        const [own, parent] = [layout.box(id), layout.box(above)]
        const middle = (box: Box | undefined) =>
          box ? acrossOf(box, direction)[0] + acrossOf(box, direction)[1] / 2 : 0
        // A main branch may be drawn to the middle, without what hangs below it.
        if (above === 'root' || map.idea(above).parent !== 'root')
          expect(Math.abs(middle(own) - middle(parent) - across)).toBeLessThanOrEqual(1)
        if (own) {
          const spot = layout.spotAt(id, { x: own.x + own.width / 2, y: own.y + own.height / 2 })
          expect(Math.abs((spot?.across ?? 0) - across)).toBeLessThanOrEqual(1)
          expect(spot?.along).toBe(60)
        }
      }),
    )
  })

  test('the main branches stay within one look around the root, however tall they grow', () => {
    fc.assert(
      fc.property(edits, direction, (list, direction) => {
        const { map, layout } = play(list, direction)
        if ([...map.ideas.values()].some(({ spot }) => spot?.across !== undefined)) return
        for (const boxes of mainBranches(map, layout)) {
          const room = boxes.reduce((sum, box) => sum + acrossOf(box, direction)[1] + GAPS.branches, -GAPS.branches)
          for (const box of boxes) {
            const [start, length] = acrossOf(box, direction)
            expect(Math.max(-start, start + length)).toBeLessThanOrEqual(Math.max(HUB_REACH, Math.ceil(room / 2)))
          }
        }
      }),
    )
  })

  test('what a rectangle shows is exactly what lies in it, boxes and edges', () => {
    const rect: fc.Arbitrary<Rect> = fc.record({
      x: fc.integer({ min: -1500, max: 1000 }),
      y: fc.integer({ min: -800, max: 600 }),
      width: fc.nat(900),
      height: fc.nat(500),
    })
    fc.assert(
      fc.property(edits, direction, rect, (list, direction, rect) => {
        const { map, layout } = play(list, direction)
        const within = [...boxesOf(map, layout)].filter(([, box]) => box && touching(box, rect)).map(([id]) => id)
        expect(new Set(layout.visible(rect))).toEqual(new Set(within))
        expect(layout.visible(rect)).toHaveLength(within.length)
        const everywhere = layout.edgesIn(layout.bounds())
        const crossing = everywhere.filter(({ points }) => touching(hull(points), rect)).map((edge) => edge.to)
        expect(new Set(layout.edgesIn(rect).map((edge) => edge.to))).toEqual(new Set(crossing))
        const shown = [...map.ideas.keys()].filter((id) => id !== 'root' && layout.box(id))
        expect(new Set(everywhere.map((edge) => edge.to))).toEqual(new Set(shown))
      }),
    )
  })

  test('every idea is found where it lies, and the bounds hold all', () => {
    fc.assert(
      fc.property(edits, direction, (list, direction) => {
        const { map, layout } = play(list, direction)
        const bounds = layout.bounds()
        for (const [id, box] of boxesOf(map, layout)) {
          if (!box) continue
          expect(layout.at(box.x + box.width / 2, box.y + box.height / 2)).toBe(id)
          expect(box.x >= bounds.x && box.y >= bounds.y).toBe(true)
          expect(box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height).toBe(
            true,
          )
        }
      }),
    )
  })

  test('the random maps do move, fold, remove and use both sides', () => {
    const counts: Counts = { drawn: 0, moved: 0, folded: 0, removed: 0, left: 0, free: 0 }
    for (const list of fc.sample(edits, 200)) {
      const { map, layout } = play(list, 'both', counts)
      for (const [id, box] of boxesOf(map, layout)) {
        const [first, last] = [map.idea(id).children[0], map.idea(id).children.at(-1)].map((child) =>
          layout.box(child ?? ''),
        )
        if (map.idea(id).parent !== 'root' || !box || !first || !last) continue
        if (Math.abs((first.y + last.y + last.height) / 2 - box.y - box.height / 2) > 100) counts.drawn++
      }
      counts.left += [...boxesOf(map, layout).values()].filter((box) => box?.side === 'left').length
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(50)
  })
})

function touching(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}

function hull(points: readonly number[]): Rect {
  const xs = points.filter((_, i) => i % 2 === 0)
  const ys = points.filter((_, i) => i % 2 === 1)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
