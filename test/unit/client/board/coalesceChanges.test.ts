import { expect, test } from 'vitest'
import { coalesceChanges } from '../../../../client/board/coalesceChanges.ts'
import type { MindMapChange } from '../../../../shared/domain/mindMap.ts'

const change = (parts: {
  changed?: string[]
  removed?: string[]
  rearranged?: string[]
  meta?: boolean
}): MindMapChange => ({
  changed: new Set(parts.changed),
  removed: new Set(parts.removed),
  rearranged: new Set(parts.rearranged),
  meta: parts.meta ?? false,
})

function open() {
  const heard: MindMapChange[] = []
  const frames: (() => void)[] = []
  const put = coalesceChanges(
    (each) => heard.push(each),
    (deed) => frames.push(deed),
  )
  return { put, heard, frame: () => frames.splice(0).forEach((deed) => deed()) }
}

test('a storm of changes is heard once a frame', () => {
  const { put, heard, frame } = open()
  for (let each = 0; each < 100; each++) put(change({ changed: [`i${each}`], rearranged: ['root'] }))
  expect(heard).toHaveLength(0)
  frame()
  expect(heard).toHaveLength(1)
  expect(heard[0]?.changed.size).toBe(100)
  put(change({ meta: true }))
  frame()
  expect(heard[1]).toEqual(change({ meta: true }))
})

test('what was removed and is back counts as changed, what was changed and is gone as removed', () => {
  const { put, heard, frame } = open()
  put(change({ changed: ['a'], rearranged: ['a'] }))
  put(change({ removed: ['a', 'b'] }))
  put(change({ changed: ['b'] }))
  frame()
  expect(heard[0]).toEqual(change({ changed: ['b'], removed: ['a'] }))
})
