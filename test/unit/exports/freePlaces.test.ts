import { expect, test } from 'vitest'
import { overlaps } from '../../../shared/layout/box.ts'
import { draw } from '../../support/drawnMap.ts'
import { PlainMap } from '../../support/randomMap.ts'

/** Two branches, one of them with an idea far below, the other one put far down to the left by somebody. */
function map(): PlainMap {
  const map = new PlainMap('Thema')
  for (const branch of ['Rad', 'Bus']) {
    map.add(branch, 'root', branch)
    for (let i = 0; i < 4; i++) map.add(`${branch}${i}`, branch, `${branch} ${i}`)
  }
  map.place('Rad', { side: 'left', along: 900, across: 700 })
  map.place('Bus3', { along: 400, across: 1_200 })
  return map
}

test('[P8] what stands freely stands in copies where it stands on the map, and nothing is cut off or covered', () => {
  const plain = draw(new PlainMap('Thema'))
  const { layout, poster } = draw(map())
  const { scene, sheet } = poster
  const boxes = scene.ideas.map(({ id, box }) => ({ id, box }))
  for (const { id, box } of boxes) {
    expect(box).toMatchObject({ x: layout.box(id)?.x, y: layout.box(id)?.y })
    expect([box.x > sheet.x, box.y > sheet.y]).toEqual([true, true])
    expect(box.x + box.width).toBeLessThan(sheet.x + sheet.width)
    expect(box.y + box.height).toBeLessThan(sheet.y + sheet.height)
    for (const other of boxes) if (other.id !== id) expect(overlaps(box, other.box), `${id} ${other.id}`).toBe(false)
  }
  const at = (id: string) => boxes.find((each) => each.id === id)?.box ?? { x: NaN, y: NaN }
  expect(at('Rad').x).toBeLessThan(at('root').x - 600)
  expect(at('Bus3').y).toBeGreaterThan(at('Bus').y + 800)
  expect(sheet.height).toBeGreaterThan(plain.poster.sheet.height + 1_000)
  expect(scene.edges.filter(({ to }) => to === 'Bus3')).toHaveLength(1)
})
