import { expect, test } from 'vitest'
import { LOST_AND_FOUND_ID } from '../../../../shared/domain/idea.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { leftBranches } from '../../../../shared/layout/sides.ts'
import { PlainMap } from '../../../support/randomMap.ts'

test('the second half of the main branches grows to the left', () => {
  expect(leftBranches(['a'])).toEqual([])
  expect(leftBranches(['a', 'b', 'c'])).toEqual(['c'])
  expect(leftBranches(['a', 'b', 'c', 'd'])).toEqual(['c', 'd'])
})

test('the lost and found stands last on the left and moves nobody by its coming', () => {
  for (const branches of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']])
    expect(leftBranches([...branches, LOST_AND_FOUND_ID])).toEqual([...leftBranches(branches), LOST_AND_FOUND_ID])
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
