import { expect, test, vi } from 'vitest'
import { createViewState } from '../../../../client/board/viewState.ts'

test('selecting several puts the focus on the last of them', () => {
  const view = createViewState()
  view.select(['a', 'b'])
  expect([...view.get().selection]).toEqual(['a', 'b'])
  expect(view.get().focused).toBe('b')
})

test('[P10] when others remove what I have selected, the rest stays selected and the focus goes to the heir', () => {
  const view = createViewState()
  view.select(['a', 'b', 'c'])
  view.edit('c')
  view.select(['a', 'b', 'c'])
  view.forget(new Set(['b', 'c']), () => 'a')
  expect([...view.get().selection]).toEqual(['a'])
  expect(view.get()).toMatchObject({ focused: 'a', editing: null })
})

test('[P10] removals elsewhere do not wake anybody who looks at my view', () => {
  const view = createViewState()
  view.select(['a'])
  const woken = vi.fn()
  view.subscribe(woken)
  view.forget(new Set(['x']), () => 'root')
  expect(woken).not.toHaveBeenCalled()
})

test('editing an idea selects it and moves the focus there', () => {
  const view = createViewState()
  view.edit('a')
  expect(view.get()).toMatchObject({ editing: 'a', focused: 'a' })
  view.edit(null)
  expect(view.get().editing).toBeNull()
})
