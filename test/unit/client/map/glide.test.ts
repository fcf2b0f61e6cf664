import { expect, test } from 'vitest'
import { createGlide, GLIDE } from '../../../../client/map/glide.ts'

test('an idea starts where it was drawn, slows down, and ends in its place', () => {
  const glide = createGlide()
  glide.begin(new Map([['a', { x: 100, y: -40 }]]))
  expect(glide.shift('a')).toEqual({ x: 100, y: -40 })
  expect(glide.advance(1_000)).toBe(true)
  expect(glide.shift('a')).toEqual({ x: 100, y: -40 })
  const way: number[] = []
  for (let part = 1; part <= 4; part++) {
    glide.advance(1_000 + (part * GLIDE) / 4)
    way.push(glide.shift('a')?.x ?? 0)
  }
  const steps = [100, ...way.slice(0, 3)].map((x, i) => x - (way[i] ?? 0))
  expect(steps).toEqual([...steps].sort((a, b) => b - a))
  expect(way.at(-1)).toBe(0)
  expect(glide.advance(2_000)).toBe(false)
  expect(glide.starts.size).toBe(0)
})

test('ideas that are not on their way are where they lie', () => {
  const glide = createGlide()
  glide.begin(new Map([['a', { x: 1, y: 1 }]]))
  expect(glide.shift('b')).toBeUndefined()
  glide.begin(new Map())
  expect(glide.shift('a')).toBeUndefined()
})

test('another change starts it anew, and it is told apart', () => {
  const glide = createGlide()
  const versions = [glide.version]
  glide.begin(new Map([['a', { x: 10, y: 0 }]]))
  versions.push(glide.version)
  glide.advance(0)
  glide.advance(GLIDE / 2)
  glide.begin(new Map([['a', { x: 30, y: 0 }]]))
  versions.push(glide.version)
  expect(glide.shift('a')).toEqual({ x: 30, y: 0 })
  glide.advance(500)
  glide.advance(500 + GLIDE)
  versions.push(glide.version)
  expect(new Set(versions).size).toBe(versions.length)
})
