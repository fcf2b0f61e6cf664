import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createPresence } from '../../../../client/presence/presence.ts'
import { watchersOf } from '../../../../client/presence/watchers.ts'

function company() {
  const awareness = new Awareness(new Y.Doc())
  const presence = createPresence(awareness, { participant: 'me', name: 'Ich', colour: '#000' })
  const show = (client: number, state: Record<string, unknown>): void => {
    awareness.states.set(client, { person: { participant: `p${client}`, name: `Person ${client}` }, ...state })
    awareness.emit('change', [{ added: [], updated: [client], removed: [] }, 'test'])
  }
  return { presence, show, store: watchersOf(presence), end: () => (presence.stop(), awareness.destroy()) }
}

test('who writes comes first, a person with two tabs is one, and who selects everything marks nothing', () => {
  const { store, show, end } = company()
  show(1, { selection: ['a', 'b'] })
  show(2, { editing: 'a' })
  show(3, { person: { participant: 'p1', name: 'Person 1' }, selection: ['a'] })
  show(4, { selection: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] })
  expect(
    store
      .get()
      .get('a')
      ?.map(({ name, edits }) => [name, edits]),
  ).toEqual([
    ['Person 2', true],
    ['Person 1', false],
  ])
  expect(store.get().has('i')).toBe(false)
  end()
})

test('sixty pointers that fly wake no row, and a change at one idea leaves the lists of the others as they are', () => {
  const { store, show, end } = company()
  for (let at = 1; at <= 60; at++) show(at, { selection: [`idea${at % 7}`] })
  const before = store.get()
  let woken = 0
  store.subscribe(() => woken++)
  for (let at = 1; at <= 60; at++)
    show(at, { selection: [`idea${at % 7}`], pointer: { x: at, y: 1 }, look: { at: 'x' } })
  expect(woken).toBe(0)
  expect(store.get()).toBe(before)
  show(1, { selection: ['elsewhere'] })
  expect(woken).toBe(1)
  expect(store.get().get('idea2')).toBe(before.get('idea2'))
  expect(store.get().get('idea1')).not.toBe(before.get('idea1'))
  end()
})
