import { beforeEach, expect, test } from 'vitest'
import { run } from '../../../../shared/commands/command.ts'
import { insertOutline } from '../../../../shared/commands/insertOutline.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { replicas, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
beforeEach(() => {
  me = replicas(1)[0] as Replica
})

const outline = [{ id: 'x', title: [[{ text: 'A' }]], children: [{ id: 'y', title: [[{ text: 'B' }]], children: [] }] }]
const insert = (links: readonly { from: string; to: string; label: string }[]) =>
  run(me.doc, me.map, insertOutline, { parent: ROOT_ID, after: null, outline, links, newIds: ['a', 'b'] }, me.actor)

test('connections of an outline become cross-links between its new ideas, and go with them in one step of undo', () => {
  expect(insert([{ from: 'x', to: 'y', label: 'führt zu' }])).toEqual({ ok: true })
  expect([...me.map.links.values()].map(({ from, to, label }) => [from, to, label])).toEqual([['a', 'b', 'führt zu']])
  me.undo.undo()
  expect([me.map.ideas.has('a'), me.map.ideas.has('b'), me.map.links.size]).toEqual([false, false, 0])
  me.undo.redo()
  expect([me.map.ideas.has('b'), me.map.links.size]).toEqual([true, 1])
})

test('a connection that leads out of the outline, or to itself, is left out', () => {
  expect(
    insert([
      { from: 'x', to: ROOT_ID, label: '' },
      { from: 'x', to: 'x', label: '' },
    ]),
  ).toEqual({ ok: true })
  expect(me.map.links.size).toBe(0)
})

test('a connection with too long a label is refused, and nothing is written', () => {
  const label = 'x'.repeat(LIMITS.linkLabel + 1)
  expect(insert([{ from: 'x', to: 'y', label }])).toEqual({ ok: false, refusal: 'labelTooLong' })
  expect(me.map.ideas.has('a')).toBe(false)
})
