import { beforeEach, describe, expect, test } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { insertOutline } from '../../../../shared/commands/insertOutline.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setKind } from '../../../../shared/commands/setKind.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import * as Y from 'yjs'
import { readMindMap, titleFragment } from '../../../../shared/document/readMindMap.ts'
import { LOST_AND_FOUND_ID } from '../../../../shared/domain/idea.ts'
import { deliverAll, replicas, type, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
let other: Replica
beforeEach(() => ([me, other] = replicas(2) as [Replica, Replica]))

const order = <A>(who: Replica, command: Command<A>, args: A) =>
  expect(run(who.doc, who.map, command, args, who.actor)).toEqual({ ok: true })
const sync = () => deliverAll([me, other])
const text = (who: Replica, id: string) => who.map.ideas.get(id)?.text
const parent = (who: Replica, id: string) => who.map.ideas.get(id)?.parent

test('[P5] each deed is a step of its own, however quickly it follows', () => {
  order(me, addIdea, { id: 'x', parent: 'b0', after: null, title: 'x' })
  order(me, addIdea, { id: 'y', parent: 'b0', after: null, title: 'y' })
  me.undo.undo()
  expect([text(me, 'x'), text(me, 'y')]).toEqual(['x', undefined])
  me.undo.redo()
  expect([text(me, 'x'), text(me, 'y')]).toEqual(['x', 'y'])
})

test('[P5] pasting a list is one step', () => {
  const outline = ['a', 'b'].map((title) => ({ title: [[{ text: title }]], children: [] }))
  order(me, insertOutline, { parent: 'b0', after: null, outline, newIds: ['a', 'b'] })
  me.undo.undo()
  expect([text(me, 'a'), text(me, 'b')]).toEqual([undefined, undefined])
  expect(me.undo.canUndo).toBe(false)
})

test('[P5] undo takes back my steps and leaves what others did in between', () => {
  order(me, setKind, { ids: ['b3'], kind: 'free' })
  sync()
  order(other, setKind, { ids: ['b4'], kind: 'free' })
  sync()
  me.undo.undo()
  sync()
  expect(other.map.ideas.get('b3')?.ownKind).toBeUndefined()
  expect(other.map.ideas.get('b4')?.ownKind).toBe('free')
})

test('[P5] undo of deleting restores the branch with what others typed into it meanwhile', () => {
  order(me, removeIdeas, { ids: ['b0'] })
  type(other, 'b5', 7)
  sync()
  expect(text(me, 'b5')).toBeUndefined()
  me.undo.undo()
  sync()
  for (const who of [me, other]) expect(text(who, 'b5')).toBe('t7 idea 2')
})

describe('[P5] undo of adding an idea', () => {
  beforeEach(() => {
    order(me, addIdea, { id: 'x', parent: 'b0', after: null, title: 'mine' })
    sync()
  })

  test('takes it away where nobody built on it', () => {
    me.undo.undo()
    sync()
    for (const who of [me, other]) expect(text(who, 'x')).toBeUndefined()
    expect(readMindMap(me.doc).ideas.has(LOST_AND_FOUND_ID)).toBe(false)
  })

  test('leaves it whole where somebody typed into it', () => {
    type(other, 'x', 1)
    sync()
    me.undo.undo()
    sync()
    for (const who of [me, other]) expect(text(who, 'x')).toBe('t1 mine')
  })

  test('leaves it whole where somebody hung something below it', () => {
    order(other, addIdea, { id: 'y', parent: 'x', after: null, title: 'theirs' })
    sync()
    me.undo.undo()
    sync()
    for (const who of [me, other])
      expect([text(who, 'x'), text(who, 'y'), parent(who, 'y')]).toEqual(['mine', 'theirs', 'x'])
  })

  test('leaves it where somebody moved it', () => {
    order(other, moveIdeas, { ids: ['x'], parent: 'b1', after: null })
    sync()
    me.undo.undo()
    sync()
    for (const who of [me, other]) expect([text(who, 'x'), parent(who, 'x')]).toEqual(['mine', 'b1'])
  })

  test('at the same moment as somebody types into it keeps their words in the lost and found', () => {
    type(other, 'x', 1)
    me.undo.undo()
    sync()
    for (const who of [me, other]) expect([text(who, 'x')?.trim(), parent(who, 'x')]).toEqual(['t1', LOST_AND_FOUND_ID])
  })

  test('at the same moment as somebody hangs something below it keeps their idea in the lost and found', () => {
    order(other, addIdea, { id: 'y', parent: 'x', after: null, title: 'theirs' })
    me.undo.undo()
    sync()
    for (const who of [me, other]) expect([text(who, 'y'), parent(who, 'y')]).toEqual(['theirs', LOST_AND_FOUND_ID])
  })

  test('and redo brings it back with its words, as often as one likes', () => {
    for (let i = 0; i < 3; i++) {
      me.undo.undo()
      expect(text(me, 'x')).toBeUndefined()
      me.undo.redo()
      expect(text(me, 'x')).toBe('mine')
    }
    type(other, 'x', 1)
    sync()
    type(other, 'x', 2)
    sync()
    me.undo.undo()
    for (const word of ['mine', 't1', 't2']) expect(text(me, 'x')).toContain(word)
  })
})

test('[P5] undo of a move does not undo somebody’s later move of the same idea', () => {
  order(me, moveIdeas, { ids: ['b3'], parent: 'b1', after: null })
  sync()
  order(other, moveIdeas, { ids: ['b3'], parent: 'b2', after: null })
  sync()
  me.undo.undo()
  sync()
  for (const who of [me, other]) expect(parent(who, 'b3')).toBe('b2')
})

test('[P5] typing is one step until I pause or do something else, and undo keeps the words of others', () => {
  type(me, 'b3', 1)
  type(me, 'b3', 2)
  sync()
  type(other, 'b3', 9)
  sync()
  me.undo.undo()
  sync()
  for (const who of [me, other]) expect(text(who, 'b3')).toBe('t9 idea 0')
})

test('[P5] all that I wrote into a new idea, undone at once, is there again after redo, whatever the editor did in between', () => {
  order(me, addIdea, { id: 'x', parent: 'b0', after: null })
  const fragment = titleFragment(me.doc, 'x')
  const editor = {}
  me.undo.trackOrigin(editor)
  const write = (at: number, line: string) =>
    me.doc.transact(() => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(line)])
      fragment?.insert(at, [element])
    }, editor)
  me.undo.breakStep()
  write(0, 'second')
  write(0, 'first')
  expect(text(me, 'x')).toBe('first\nsecond')
  me.undo.undo()
  expect(text(me, 'x')).toBe('')
  // What the editor writes when it finds a text without any line, as soon as it is asked for anything.
  if (fragment?.length === 0) me.doc.transact(() => fragment.insert(0, [new Y.XmlElement('paragraph')]), editor)
  me.undo.redo()
  expect(text(me, 'x')).toBe('first\nsecond')
})

test('[P5] redo words and moves again in one step what somebody else has added', () => {
  order(other, addIdea, { id: 'x', parent: 'b0', after: null, title: 'theirs' })
  sync()
  me.doc.transact(() => {
    moveIdeas.apply(me.doc, me.map, { ids: ['x'], parent: 'b1', after: null }, me.actor)
    setTitle.apply(me.doc, me.map, { id: 'x', title: 'their' }, me.actor)
  }, me.actor.origin)
  me.undo.undo()
  expect([text(me, 'x'), parent(me, 'x')]).toEqual(['theirs', 'b0'])
  me.undo.redo()
  expect([text(me, 'x'), parent(me, 'x')]).toEqual(['their', 'b1'])
})
