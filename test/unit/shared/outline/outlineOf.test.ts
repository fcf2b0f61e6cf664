import { beforeEach, expect, test } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setKind } from '../../../../shared/commands/setKind.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { topmost } from '../../../../shared/domain/mindMap.ts'
import { outlineOf } from '../../../../shared/outline/outlineOf.ts'
import { replicas, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
const order = <A>(command: Command<A>, args: A) =>
  expect(run(me.doc, me.map, command, args, me.actor)).toEqual({ ok: true })
beforeEach(() => {
  me = replicas(1)[0] as Replica
  order(addIdea, { id: 'a', parent: ROOT_ID, after: null, title: 'A' })
  order(addIdea, { id: 'a1', parent: 'a', after: null, title: 'A 1' })
  order(addIdea, { id: 'a2', parent: 'a', after: 'a1', title: 'A 2' })
  order(addIdea, { id: 'a11', parent: 'a1', after: null, title: 'A 1 1' })
})

test('a branch is taken with all below it, in its order, once, however it was chosen', () => {
  const line = (text: string) => [[{ text }]]
  const one = { title: line('A 1'), children: [{ title: line('A 1 1'), children: [] }] }
  const two = { title: line('A 2'), children: [] }
  expect(outlineOf(me.map, ['a11', 'a2', 'a'])).toEqual([{ title: line('A'), children: [one, two] }])
  expect(outlineOf(me.map, ['a2', 'a11', 'a1', 'nowhere', 'a2'])).toEqual([one, two])
})

test('what an idea is and bears goes with it', () => {
  order(setKind, { ids: ['a2'], kind: 'quickWin' })
  order(setNote, { id: 'a2', note: 'Wie in Minden' })
  order(setField, { id: 'a2', field: 'until', value: '2026-12-01' })
  expect(outlineOf(me.map, ['a2'])).toEqual([
    {
      title: [[{ text: 'A 2' }]],
      kind: 'quickWin',
      note: [[{ text: 'Wie in Minden' }]],
      fields: { until: '2026-12-01' },
      children: [],
    },
  ])
})

test('of 4,000 chosen ideas in a chain only the first is on top', () => {
  const ids = Array.from({ length: 4_000 }, (_, i) => `c${i}`)
  const ideas = new Map(me.map.ideas)
  const first = ideas.get('a2')
  if (!first) throw new Error('no idea')
  for (const [i, id] of ids.entries())
    ideas.set(id, { ...first, id, parent: i === 0 ? 'a2' : `c${i - 1}`, children: [`c${i + 1}`] })
  ideas.set('a2', { ...first, children: ['c0'] })
  const map = { ...me.map, ideas }
  expect(topmost(map, ids.toReversed()).map(({ id }) => id)).toEqual(['c0'])
})
