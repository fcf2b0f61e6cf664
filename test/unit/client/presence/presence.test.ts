import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { colourOf } from '../../../../client/presence/colourOf.ts'
import { initials } from '../../../../client/presence/initials.ts'
import { createPresence } from '../../../../client/presence/presence.ts'
import { CURSOR_COLOURS } from '../../../../shared/scene/theme.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const me = { participant: 'p1', name: 'Anna', colour: colourOf('p1') }

test('a pointer that flies sends at most ten positions a second, and its last one always', () => {
  const awareness = new Awareness(new Y.Doc())
  const presence = createPresence(awareness, me)
  let sent = 0
  awareness.on('update', () => sent++)
  for (let at = 0; at < 100; at++) {
    presence.setPointer({ x: at, y: 0 })
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(200)
  expect(sent).toBeLessThanOrEqual(12)
  expect(awareness.getLocalState()?.['pointer']).toEqual({ x: 99, y: 0 })
  presence.stop()
  awareness.destroy()
})

test('[P11] presence that is not as agreed does not appear, and colours come from us alone', () => {
  const awareness = new Awareness(new Y.Doc())
  const presence = createPresence(awareness, me)
  awareness.states.set(1, {
    person: { participant: 'p2', name: 'x'.repeat(60), colour: 'url(//evil)' },
    pointer: { x: 'a' },
  })
  awareness.states.set(2, { person: 'nobody' })
  awareness.states.set(4, {
    person: { participant: 'p4', name: 'Vier' },
    look: { at: 'a', rect: { x: NaN, y: 0, width: 1, height: 1 } },
    follows: 7,
    restored: { snapshot: 1, before: 'x', at: 2 },
  })
  awareness.states.set(3, {})
  awareness.emit('change', [{ added: [1, 2, 3, 4], updated: [], removed: [] }, 'test'])
  expect(presence.others()).toHaveLength(2)
  expect(presence.others()[0]).toMatchObject({
    pointer: null,
    editing: null,
    selection: [],
    person: { colour: colourOf('p2') },
  })
  expect(presence.others()[1]).toMatchObject({ look: { at: 'a' }, follows: null, restored: null })
  expect(presence.others()[0]?.person.name).toHaveLength(40)
  presence.stop()
  awareness.destroy()
})

test('where I look goes out as seldom as my pointer, and only when it is elsewhere', () => {
  const awareness = new Awareness(new Y.Doc())
  const presence = createPresence(awareness, me)
  let sent = 0
  awareness.on('update', () => sent++)
  for (let at = 0; at < 100; at++) {
    presence.setLook(() => ({ at: 'a', rect: { x: at + 0.4, y: 0, width: 0.2, height: 9 } }))
    presence.setPointer({ x: at, y: 0 })
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(200)
  expect(sent).toBeLessThanOrEqual(12)
  expect(awareness.getLocalState()).toMatchObject({
    look: { at: 'a', rect: { x: 99, y: 0, width: 1, height: 9 } },
    pointer: { x: 99, y: 0 },
  })
  const before = sent
  presence.setLook(() => ({ at: 'a', rect: { x: 99.2, y: 0, width: 1, height: 9 } }))
  vi.advanceTimersByTime(500)
  expect(sent).toBe(before)
  presence.stop()
  awareness.destroy()
})

test('[P6] a reader is seen by nobody', () => {
  const awareness = new Awareness(new Y.Doc())
  const presence = createPresence(awareness, undefined)
  presence.setEditing('a')
  presence.setFollows('p2')
  presence.setLook(() => ({ at: 'a' }))
  vi.advanceTimersByTime(500)
  expect(awareness.getLocalState()).toBeNull()
  awareness.destroy()
})

test('colours come from the theme and faces carry one or two letters', () => {
  expect(CURSOR_COLOURS).toContain(colourOf('AbCdEf012345'))
  expect(colourOf('a')).toBe(colourOf('a'))
  expect([initials('Anna'), initials('Änne von Oy'), initials(''), initials('👩‍🌾')]).toEqual(['A', 'ÄO', '?', '👩'])
})
