import { describe, expect, test } from 'vitest'
import { layoutFolded, type Drawn } from '../../../../client/reading/foldedLayout.ts'
import type { IdeaId } from '../../../../shared/domain/idea.ts'
import { ideaOf, type MindMap } from '../../../../shared/domain/mindMap.ts'
import { edgePath } from '../../../../shared/layout/edgeCurve.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { drawLinks } from '../../../../shared/scene/drawLinks.ts'
import { linkCurve } from '../../../../shared/scene/linkCurve.ts'
import { LIGHT } from '../../../../shared/scene/theme.ts'
import { drawDemo } from '../../../support/drawnMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'
import { seededRandom } from '../../../support/seededRandom.ts'

/** The map as the page shows it: every idea with the size that it was drawn with. */
function drawnOf(map: MindMap, layout: MapLayout, id: IdeaId = map.root): Drawn {
  const { children, spot } = ideaOf(map, id)
  const box = layout.box(id)
  if (!box) throw new Error(`${id} is not drawn`)
  const { width, height, side } = box
  return {
    id,
    width,
    height,
    spot,
    isLeft: side === 'left',
    children: children.map((child) => drawnOf(map, layout, child)),
  }
}

function expectSame(map: MindMap, folded: ReadonlySet<IdeaId>): void {
  const wanted = new MapLayout(map, { folded })
  const layout = layoutFolded(drawnOf(map, new MapLayout(map)), (id) => folded.has(id))
  const { boxes, edges } = layout
  const expected = [...map.ideas.keys()].flatMap((id) => {
    const box = wanted.box(id)
    return box ? [[id, [box.x, box.y, box.width, box.height]]] : []
  })
  const found = [...boxes].map(([id, { x, y, width, height }]) => [id, [x, y, width, height]])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
  const lines = wanted.edgesIn(wanted.bounds()).filter(({ from, to }) => from !== to)
  expect(Object.fromEntries(edges)).toEqual(Object.fromEntries(lines.map((edge) => [edge.to, edgePath(edge)])))
  for (const { from, to, curve } of drawLinks(map, wanted, LIGHT)) {
    const [start, end] = [boxes.get(from), boxes.get(to)]
    if (!start || !end) throw new Error('a link between what is not shown')
    expect(linkCurve(start, end, layout)).toEqual(curve.points)
  }
}

describe('the map on the reading page, folded', () => {
  test('stands as the page has drawn it when nothing is folded', () => {
    expectSame(drawDemo().map, new Set())
  })

  test('stands as the living map does, whatever is folded and wherever somebody has put something', () => {
    const random = seededRandom(11)
    const pick = (n: number) => Math.floor(random() * n)
    for (let round = 0; round < 40; round++) {
      const map = new PlainMap()
      const ids = ['root']
      for (let i = 0; i < 3 + pick(60); i++) {
        const id = `i${i}`
        map.add(id, ids[pick(ids.length)] ?? 'root', 'Wort '.repeat(1 + pick(20)))
        ids.push(id)
      }
      // Sides are chosen when a branch is added; a fold must not change them.
      ideaOf(map, 'root').children.forEach((id, at) => map.place(id, { side: at % 2 ? 'left' : 'right' }))
      for (let i = 0; i < pick(6); i++) {
        const id = ids[1 + pick(ids.length - 1)]
        if (id) map.place(id, { ...ideaOf(map, id).spot, across: pick(600) - 300, along: pick(200) - 60 })
      }
      for (let i = 0; i < pick(6); i++)
        map.links.set(`l${i}`, { id: `l${i}`, from: ids[pick(ids.length)] ?? '', to: 'root', label: '' })
      expectSame(map, new Set(ids.slice(1).filter(() => random() < 0.25)))
    }
  })
})
