import { expect, test } from 'vitest'
import { overlaps } from '../../../../shared/layout/box.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { drawLinks } from '../../../../shared/scene/drawLinks.ts'
import { pointOn } from '../../../../shared/scene/linkCurve.ts'
import { LIGHT } from '../../../../shared/scene/theme.ts'
import { PlainMap } from '../../../support/randomMap.ts'

function twoColumns(): PlainMap {
  const map = new PlainMap('Thema')
  for (const branch of ['a', 'b', 'c', 'd']) {
    map.add(branch, 'root', branch)
    for (let i = 0; i < 5; i++) map.add(`${branch}${i}`, branch, `Idee ${branch}${i}`)
  }
  const pairs = [
    ['a0', 'b4'],
    ['a1', 'c1'],
    ['a', 'd3'],
    ['b2', 'b3'],
    ['a0', 'd0'],
    ['c', 'c4'],
    ['root', 'a3'],
  ] as const
  for (const [i, [from, to]] of pairs.entries())
    map.links.set(`l${i}`, { id: `l${i}`, from, to, label: `Verbindung ${i}` })
  return map
}

test('cross-links keep away from ideas where there is a way round', () => {
  const map = twoColumns()
  const layout = new MapLayout(map)
  const over = (points: Parameters<typeof pointOn>[0]) =>
    Array.from({ length: 40 }, (_, i) => pointOn(points, (i + 1) / 42)).filter(({ x, y }) => layout.at(x, y)).length
  const links = drawLinks(map, layout, LIGHT)
  expect(links).toHaveLength(7)
  const within = links.filter(({ curve }) => over(curve.points) === 0)
  expect(within.length).toBeGreaterThanOrEqual(4)
})

test('labels cover no idea and no other label', () => {
  const map = twoColumns()
  const layout = new MapLayout(map)
  const labels = drawLinks(map, layout, LIGHT).flatMap(({ label }) => (label ? [label.box] : []))
  expect(labels).toHaveLength(7)
  for (const [i, box] of labels.entries()) {
    expect(layout.visible(box)).toEqual([])
    for (const other of labels.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
  }
})

test('the same map gives the same lines', () => {
  const map = twoColumns()
  expect(drawLinks(map, new MapLayout(map), LIGHT)).toEqual(drawLinks(map, new MapLayout(map), LIGHT))
})
