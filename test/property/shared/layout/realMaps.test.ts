import { describe, expect, test } from 'vitest'
import type { Box } from '../../../../shared/layout/box.ts'
import type { Direction } from '../../../../shared/layout/edgeCurve.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import type { PlainMap } from '../../../support/randomMap.ts'
import { readMapFile } from '../../../support/readMapFile.ts'
import { seededRandom } from '../../../support/seededRandom.ts'

const MAPS = [
  ['freeplane17-it-infrastruktur-de.mm', 324],
  ['assessment.opml', 731],
  ['freemind080-sicp-en.mm', 1186],
  ['german-tech-podcasts.opml', 112],
  ['opml-validator-source.opml', 696],
] as const
const DIRECTIONS: readonly Direction[] = ['both', 'right', 'down']

const boxesOf = (map: PlainMap, layout: MapLayout) =>
  new Map([...map.ideas.keys()].map((id) => [id, layout.box(id)] as const))

/** Pairs that overlap, found by going through the boxes from left to right. */
function overlapping(boxes: Iterable<Box | undefined>): number {
  const sorted = [...boxes].flatMap((box) => box ?? []).sort((a, b) => a.x - b.x)
  let pairs = 0
  for (const [i, a] of sorted.entries())
    for (const b of sorted.slice(i + 1)) {
      if (b.x >= a.x + a.width) break
      if (a.y < b.y + b.height && b.y < a.y + a.height) pairs++
    }
  return pairs
}

/** Siblings that do not stand in their order, on their side. */
function disordered(map: PlainMap, layout: MapLayout): number {
  let wrong = 0
  for (const { children } of map.ideas.values())
    for (const side of ['left', 'right'])
      children
        .flatMap((id) => layout.box(id) ?? [])
        .filter((box) => box.side === side)
        .map((box) => (layout.direction === 'down' ? box.x : box.y))
        .forEach((at, i, all) => {
          if (i > 0 && at <= (all[i - 1] ?? 0)) wrong++
        })
  return wrong
}

describe.each(MAPS)('a map from another program, %s', (name, size) => {
  test('is read whole', () => {
    expect(readMapFile(name).ideas.size).toBe(size + 1)
  })

  test.each(DIRECTIONS)('is laid out in order and without overlaps, twice the same (%s)', (direction) => {
    const map = readMapFile(name)
    const layout = new MapLayout(map, { direction })
    const boxes = boxesOf(map, layout)
    expect(overlapping(boxes.values())).toBe(0)
    expect(disordered(map, layout)).toBe(0)
    expect(boxesOf(map, new MapLayout(map, { direction }))).toEqual(boxes)
  })

  test.each(DIRECTIONS)('stays so with free places, kept up step by step or made anew (%s)', (direction) => {
    const map = readMapFile(name)
    const layout = new MapLayout(map, { direction })
    const random = seededRandom(size)
    const ids = [...map.ideas.keys()].filter((id) => id !== 'root')
    for (let i = 0; i < 40; i++) {
      const id = ids[Math.floor(random() * ids.length)] ?? 'root'
      const across = Math.round((random() - 0.5) * 1_600)
      layout.update(map.place(id, { along: Math.round(random() * 300 - 60), across }))
      if (i % 4 === 0) layout.update(map.add(`n${i}`, id, 'Noch eine Idee'))
      layout.bounds()
    }
    const boxes = boxesOf(map, layout)
    expect(overlapping(boxes.values())).toBe(0)
    expect(disordered(map, layout)).toBe(0)
    expect(boxesOf(map, new MapLayout(map, { direction }))).toEqual(boxes)
  })
})
