import { beforeEach, expect, test } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { placeFreely } from '../../../../shared/commands/placeFreely.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { tidyUp } from '../../../../shared/commands/tidyUp.ts'
import { openColumn } from '../../../../shared/document/schema.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { sidesOf } from '../../../../shared/domain/sides.ts'
import { deliverAll, replicas, type Replica } from '../../../property/shared/document/replicas.ts'

/** b0, b1 and b2 are the main branches; b3 and b4 hang below b0. */
let me: Replica
let other: Replica
beforeEach(() => ([me, other] = replicas(2) as [Replica, Replica]))
const order = <A>(who: Replica, command: Command<A>, args: A) => run(who.doc, who.map, command, args, who.actor)
const spotOf = (who: Replica, id: string) => who.map.ideas.get(id)?.spot
const place = (who: Replica, id: string, across: number, after: string | null = null) =>
  order(who, placeFreely, { places: [{ id, spot: { along: 20, across }, after }] })
const sides = (who: Replica) => Object.fromEntries(sidesOf(who.map))

test('a free place is kept in the document, seen by all, and one step of undo', () => {
  expect(place(me, 'b3', -300).ok).toBe(true)
  deliverAll([me, other])
  expect(spotOf(other, 'b3')).toEqual({ along: 20, across: -300 })
  expect(readMindMap(other.doc).ideas.get('b3')?.spot).toEqual({ along: 20, across: -300 })
  me.undo.undo()
  deliverAll([me, other])
  expect(spotOf(me, 'b3')).toBeUndefined()
  expect(spotOf(other, 'b3')).toBeUndefined()
})

test('[P2] of two who put one idea somewhere at the same time, one place holds for both', () => {
  place(me, 'b3', -300)
  place(other, 'b3', 500)
  deliverAll([me, other])
  expect(spotOf(me, 'b3')).toEqual(spotOf(other, 'b3'))
  expect([-300, 500]).toContain(spotOf(me, 'b3')?.across)
})

test('order follows what one sees: an idea put above its siblings is the first of them', () => {
  place(me, 'b4', -900, null)
  expect(me.map.ideas.get('b0')?.children[0]).toBe('b4')
})

test('moved among others, or tidied up, an idea stands tidily again; a main branch keeps its side', () => {
  place(me, 'b3', -300)
  order(me, moveIdeas, { ids: ['b3'], parent: 'b0', after: 'b4' })
  expect(spotOf(me, 'b3')).toBeUndefined()
  order(me, placeFreely, { places: [{ id: 'b0', spot: { side: 'left', across: 40 }, after: null }] })
  expect(spotOf(me, 'b0')).toEqual({ side: 'left', along: 0, across: 40 })
  place(me, 'b3', 10)
  order(me, tidyUp, { ids: ['b0'] })
  expect(spotOf(me, 'b3')).toBeUndefined()
  expect(spotOf(me, 'b0')).toEqual({ side: 'left' })
})

test('[P10] whatever main branches come, go or change sides, the others stay where they are', () => {
  const before = sides(me)
  order(me, addIdea, { id: 'x', parent: ROOT_ID, after: null })
  order(me, addIdea, { id: 'y', parent: ROOT_ID, after: 'b0', side: 'right' })
  expect(sides(me)).toMatchObject({ ...before, y: 'right' })
  order(me, moveIdeas, { ids: ['b1'], parent: ROOT_ID, after: 'b2', side: 'left' })
  expect(sides(me)).toMatchObject({ ...before, b1: 'left' })
  order(me, removeIdeas, { ids: ['b0'] })
  order(me, removeIdeas, { ids: ['x'] })
  expect(sides(me)).toEqual({ y: 'right', b2: before['b2'], b1: 'left' })
})

test('tidying up the whole map is one step, and undo brings every place back', () => {
  place(me, 'b3', -300)
  place(me, 'b0', 200)
  const before = [spotOf(me, 'b3'), spotOf(me, 'b0')]
  order(me, tidyUp, { ids: [ROOT_ID] })
  expect(spotOf(me, 'b3')).toBeUndefined()
  expect(spotOf(me, 'b0')?.across).toBeUndefined()
  me.undo.undo()
  expect([spotOf(me, 'b3'), spotOf(me, 'b0')]).toEqual(before)
})

test('[P11] a place that is none is no place: the idea stands where its order has it', () => {
  for (const rubbish of [7, 'left', { across: Number.NaN }, { along: 5 }, { side: 'up' }, null, { across: '1' }]) {
    openColumn(me.doc, 'spot').set('b3', rubbish)
    expect(spotOf(me, 'b3')).toBeUndefined()
  }
  openColumn(me.doc, 'spot').set('b3', { across: 1e12, along: -1e12, side: 'left' })
  expect(spotOf(me, 'b3')).toEqual({ side: 'left', along: -20_000, across: 20_000 })
})
