import { expect, test } from 'vitest'
import { pull } from '../../../../client/map/dragIdeas.ts'

test('near an edge the map is pulled towards what lies beyond it, the faster the nearer', () => {
  const far = pull(50, 800, -500, 1500)
  const near = pull(10, 800, -500, 1500)
  expect(far).toBeGreaterThan(0)
  expect(near).toBeGreaterThan(far)
  expect(pull(790, 800, -500, 1500)).toBeLessThan(0)
  expect(pull(400, 800, -500, 1500)).toBe(0)
})

test('where the map ends nothing is pulled, so that what one aims at stays', () => {
  expect(pull(10, 390, 16, 374)).toBe(0)
  expect(pull(380, 390, 16, 374)).toBe(0)
  expect(pull(790, 800, -500, 795)).toBe(-7)
})

test('on a phone the edges leave most of the screen free', () => {
  expect(pull(340, 390, -500, 1500)).toBe(0)
  expect(pull(345, 390, -500, 1500)).toBeLessThan(0)
})
