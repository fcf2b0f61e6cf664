import { expect, test } from 'vitest'
import { LOST_AND_FOUND_ID, type Side } from '../../../../shared/domain/idea.ts'
import { balancedSides, leftBranches, lighterSide } from '../../../../shared/domain/sides.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { PlainMap } from '../../../support/randomMap.ts'

const branches = (...ids: string[]) => ids.map((id) => ({ id }))
const on = (side: Side, id: string) => ({ id, spot: { side } })

test('as long as nothing else is said, the second half of the main branches grows to the left', () => {
  expect(leftBranches(branches('a'))).toEqual([])
  expect(leftBranches(branches('a', 'b', 'c'))).toEqual(['c'])
  expect(leftBranches(branches('a', 'b', 'c', 'd'))).toEqual(['c', 'd'])
})

test('a side that was chosen is kept, and counts for nobody else', () => {
  expect(leftBranches([on('left', 'a'), ...branches('b', 'c', 'd')])).toEqual(['a', 'd'])
  expect(leftBranches([...branches('a', 'b', 'c'), on('right', 'd'), on('right', 'e')])).toEqual(['c'])
})

test('the lost and found stands last on the left and moves nobody by its coming', () => {
  for (const ids of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']])
    expect(leftBranches(branches(...ids, LOST_AND_FOUND_ID))).toEqual([
      ...leftBranches(branches(...ids)),
      LOST_AND_FOUND_ID,
    ])
})

test('[P10] however much grows on one branch, no branch changes sides', () => {
  const map = new PlainMap()
  for (const id of ['a', 'b', 'c']) map.add(id, 'root', id)
  const layout = new MapLayout(map)
  const sides = () => ['a', 'b', 'c'].map((id) => layout.box(id)?.side)
  const before = sides()
  for (let i = 0; i < 50; i++) layout.update(map.add(`c${i}`, 'c', 'noch eine Idee'))
  expect(sides()).toEqual(before)
  expect(before).toEqual(['right', 'right', 'left'])
})

test('a new main branch goes where there is less, and tidying up makes both sides as tall as each other', () => {
  const map = new PlainMap()
  for (const id of ['a', 'b', 'c']) map.add(id, 'root', id)
  expect(lighterSide(map)).toBe('left')
  for (let i = 0; i < 6; i++) map.add(`a${i}`, 'a', 'Idee')
  expect([...balancedSides(map).values()]).toEqual(['right', 'left', 'left'])
  for (let i = 0; i < 20; i++) map.add(`c${i}`, 'c', 'Idee')
  expect(lighterSide(map)).toBe('right')
  expect([...balancedSides(map).values()]).toEqual(['right', 'right', 'left'])
})
