import { beforeEach, expect, test } from 'vitest'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { restoreIdeas } from '../../../../shared/commands/restoreIdeas.ts'
import { readBin } from '../../../../shared/document/readBin.ts'
import { replicas, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
beforeEach(() => ([me] = replicas(1) as [Replica]))
const order = <A>(command: Command<A>, args: A, now = 1) =>
  expect(run(me.doc, me.map, command, args, { ...me.actor, now })).toEqual({ ok: true })
const ids = () => readBin(me.doc).map(({ id }) => id)

test('the bin holds what was deleted, the latest first, a branch with what hangs below it', () => {
  expect(readBin(me.doc)).toEqual([])
  order(removeIdeas, { ids: ['b7'] }, 10)
  order(removeIdeas, { ids: ['b0'] }, 20)
  const bin = readBin(me.doc)
  expect(bin[0]).toEqual({
    ...{ id: 'b0', text: 'Herausforderungen', kind: 'challenge', at: 20, by: 'p0', top: 'b0', below: 4 },
    parent: { id: 'root', text: 'Board' },
  })
  expect(bin.find(({ id }) => id === 'b5')).toMatchObject({ kind: 'challenge', top: 'b0', below: 0 })
  expect(bin.find(({ id }) => id === 'b3')).toMatchObject({ below: 2 })
  expect(bin.at(-1)?.at).toBe(10)
})

test('what was restored, or moved out in time, is no longer there', () => {
  order(removeIdeas, { ids: ['b0'] })
  order(restoreIdeas, { ids: ['b5'] })
  expect(me.map.ideas.get('b5')?.parent).toBe('lost-and-found')
  expect(ids()).not.toContain('b5')
  order(restoreIdeas, { ids: ['b0'] })
  expect(ids()).toEqual([])
  order(moveIdeas, { ids: ['b5'], parent: 'b1', after: null })
  order(removeIdeas, { ids: ['b0'] })
  expect(ids()).not.toContain('b5')
})
