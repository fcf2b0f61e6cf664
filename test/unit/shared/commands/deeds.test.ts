import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Command, type Refusal } from '../../../../shared/commands/command.ts'
import { insertParent } from '../../../../shared/commands/insertParent.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { removeKeepingChildren } from '../../../../shared/commands/removeKeepingChildren.ts'
import { rescueIdea } from '../../../../shared/commands/rescueIdea.ts'
import { restoreIdeas } from '../../../../shared/commands/restoreIdeas.ts'
import { setBoardTitle } from '../../../../shared/commands/setBoardTitle.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setKind } from '../../../../shared/commands/setKind.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { migrate, schemaVersion } from '../../../../shared/document/migrations.ts'
import { noteFragment, titleFragment } from '../../../../shared/document/readMindMap.ts'
import { SCHEMA_VERSION } from '../../../../shared/document/schema.ts'
import { LOST_AND_FOUND_ID, ROOT_ID } from '../../../../shared/domain/idea.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { LANGUAGES } from '../../../../shared/domain/mindMap.ts'
import { REFUSALS } from '../../../../shared/domain/refusal.ts'
import { fileNameOf } from '../../../../shared/language/fileName.ts'
import { refusalText } from '../../../../shared/language/refusals.ts'
import { deliverAll, replicas, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
let other: Replica
beforeEach(() => ([me, other] = replicas(2) as [Replica, Replica]))
const order = <A>(who: Replica, command: Command<A>, args: A) => run(who.doc, who.map, command, args, who.actor)
const idea = (who: Replica, id: string) => who.map.ideas.get(id)
const sync = () => deliverAll([me, other])

test('[P11] a board that a newer version has written is shown, but not written by this one', () => {
  me.doc.getMap('meta').set('version', SCHEMA_VERSION + 1)
  expect(order(me, addIdea, { id: 'x', parent: ROOT_ID, after: null })).toEqual({ ok: false, refusal: 'boardIsNewer' })
  expect(idea(me, 'x')).toBeUndefined()
  expect(idea(me, 'b0')).toBeDefined()
})

test('[P11] a deed that may not be done is refused and writes nothing', () => {
  const refused = <A>(command: Command<A>, args: A, refusal: Refusal) => {
    const before = Y.encodeStateVector(me.doc)
    expect(order(me, command, args)).toEqual({ ok: false, refusal })
    expect(Y.encodeStateVector(me.doc)).toEqual(before)
  }
  refused(addIdea, { id: 'x', parent: 'nowhere', after: null }, 'unknownParent')
  refused(addIdea, { id: 'b0', parent: ROOT_ID, after: null }, 'idTaken')
  refused(addIdea, { id: 'x', parent: LOST_AND_FOUND_ID, after: null }, 'unknownParent')
  refused(addIdea, { id: 'x', parent: ROOT_ID, after: null, title: 'x'.repeat(LIMITS.title + 1) }, 'titleTooLong')
  refused(moveIdeas, { ids: ['b0'], parent: 'b5', after: null }, 'wouldHangBelowItself')
  refused(moveIdeas, { ids: [ROOT_ID], parent: 'b1', after: null }, 'rootStays')
  refused(moveIdeas, { ids: [], parent: 'b1', after: null }, 'nothingChosen')
  refused(removeIdeas, { ids: ['gone'] }, 'unknownIdea')
  refused(insertParent, { id: 'x', child: ROOT_ID }, 'rootStays')
  refused(setNote, { id: 'b0', note: 'x'.repeat(LIMITS.note + 1) }, 'noteTooLong')
  refused(setField, { id: 'b0', field: 'until', value: '2026-02-30' }, 'notADate')
  refused(setField, { id: 'b0', field: 'link', value: 'javascript:alert(1)' }, 'notAnAddress')
  refused(setField, { id: 'b0', field: 'sdg', value: [18] }, 'notAGoal')
  refused(linkIdeas, { id: 'l', from: 'b0', to: 'b0', label: '' }, 'linkToItself')
  refused(setBoardTitle, { title: ' ' }, 'boardTitleEmpty')
})

test('[P13] every refusal has its sentence in German and in English', () => {
  for (const language of LANGUAGES)
    for (const refusal of REFUSALS) expect(refusalText(refusal, language)).toMatch(/^.{15,}[.]$/)
})

test('several ideas move together and keep their order', () => {
  expect(order(me, moveIdeas, { ids: ['b5', 'b4', 'b3'], parent: 'b2', after: null })).toEqual({ ok: true })
  expect(idea(me, 'b2')?.children).toEqual(['b3', 'b4'])
  expect(idea(me, 'b3')?.children).toEqual(['b5', 'b6'])
  order(me, moveIdeas, { ids: ['b3'], parent: 'b2', after: 'b4' })
  expect(idea(me, 'b2')?.children).toEqual(['b4', 'b3'])
})

test('an idea put in between takes the place and the branch of its child', () => {
  order(me, insertParent, { id: 'x', child: 'b3' })
  expect(idea(me, 'b0')?.children).toEqual(['x', 'b4'])
  expect(idea(me, 'x')?.children).toEqual(['b3'])
})

test('deleting an idea but not what hangs below puts the children in its place', () => {
  order(me, removeKeepingChildren, { ids: ['b0', 'b3'] })
  expect(idea(me, ROOT_ID)?.children).toEqual(['b5', 'b6', 'b4', 'b1', 'b2'])
})

test('restoring brings a branch back as it was deleted', () => {
  order(me, removeIdeas, { ids: ['b5'] })
  order(me, removeIdeas, { ids: ['b0'] })
  order(me, restoreIdeas, { ids: ['b0'] })
  expect(idea(me, 'b0')?.children).toEqual(['b3', 'b4'])
  expect(idea(me, 'b3')?.children).toEqual(['b6'])
  order(me, restoreIdeas, { ids: ['b5'] })
  expect(idea(me, 'b3')?.children).toEqual(['b5', 'b6'])
})

test('what hangs below an idea follows its kind unless it has one of its own', () => {
  expect(idea(me, 'b5')?.kind).toBe('challenge')
  order(me, setKind, { ids: ['b3'], kind: 'quickWin' })
  expect([idea(me, 'b5')?.kind, idea(me, 'b4')?.kind]).toEqual(['quickWin', 'challenge'])
  order(me, setKind, { ids: ['b3'], kind: undefined })
  expect(idea(me, 'b5')?.kind).toBe('challenge')
  order(me, setKind, { ids: ['b5'], kind: 'challenge' })
  expect(idea(me, 'b5')?.ownKind).toBeUndefined()
})

test('what hangs below a topic is simply an idea', () => {
  order(me, addIdea, { id: 'x', parent: ROOT_ID, after: null })
  order(me, addIdea, { id: 'y', parent: 'x', after: null })
  expect([idea(me, ROOT_ID)?.kind, idea(me, 'x')?.kind, idea(me, 'y')?.kind]).toEqual(['topic', 'free', 'free'])
})

test('[P2] two people who open the same note at the same time write one note', () => {
  for (const who of [me, other]) {
    order(who, setNote, { id: 'b3' })
    noteFragment(who.doc, 'b3')?.insert(0, [new Y.XmlText(who.name)])
  }
  sync()
  expect(JSON.stringify(idea(me, 'b3')?.note)).toContain('p0')
  expect(JSON.stringify(idea(me, 'b3')?.note)).toContain('p1')
})

test('[P2] two people who tag one idea at the same time both do', () => {
  order(me, setField, { id: 'b3', field: 'sdg', value: [4] })
  order(other, setField, { id: 'b3', field: 'sdg', value: [13] })
  sync()
  for (const who of [me, other]) expect(idea(who, 'b3')?.fields.sdg).toEqual([4, 13])
})

test('[P2] correcting a title leaves what somebody types into it at the same moment', () => {
  order(me, setTitle, { id: 'b3', title: 'Bus am Abend\nund nachts' })
  sync()
  order(me, setTitle, { id: 'b3', title: 'Bus am Wochenende\nund nachts' })
  const line = titleFragment(other.doc, 'b3')?.get(1)
  if (line instanceof Y.XmlElement) (line.get(0) as Y.XmlText).insert(0, 'früh ')
  const first = titleFragment(other.doc, 'b3')?.get(0)
  if (first instanceof Y.XmlElement) (first.get(0) as Y.XmlText).insert(0, 'Ein ')
  sync()
  for (const who of [me, other]) expect(idea(who, 'b3')?.text).toBe('Ein Bus am Wochenende\nfrüh und nachts')
})

test('a title keeps its bold and italic words and its links', () => {
  const title = [
    [{ text: 'Mehr ' }, { text: 'Busse', bold: true as const }],
    [{ text: 'hier', italic: true as const, link: 'https://a.de' }],
  ]
  order(me, setTitle, { id: 'b3', title })
  expect(idea(me, 'b3')?.title).toEqual(title)
  order(me, setTitle, { id: 'b3', title: [[{ text: 'Mehr Busse', italic: true }]] })
  expect(idea(me, 'b3')?.title).toEqual([[{ text: 'Mehr Busse', italic: true }]])
  order(me, setTitle, { id: 'b3', title: '' })
  expect(idea(me, 'b3')?.text).toBe('')
})

test('an emoji is corrected as a whole', () => {
  order(me, setTitle, { id: 'b3', title: 'Grün 🌱🌲' })
  order(me, setTitle, { id: 'b3', title: 'Grün 🌳🌲' })
  order(me, setTitle, { id: 'b3', title: 'Grün 🌳🀲' })
  sync()
  for (const who of [me, other]) expect(idea(who, 'b3')?.text).toBe('Grün 🌳🀲')
})

test('renaming the board renames its central idea as long as both say the same', () => {
  order(me, setBoardTitle, { title: 'Neu' })
  expect([me.map.title, idea(me, ROOT_ID)?.text]).toEqual(['Neu', 'Neu'])
  order(me, setTitle, { id: ROOT_ID, title: 'Mitte' })
  order(me, setBoardTitle, { title: 'Neuer' })
  expect([me.map.title, idea(me, ROOT_ID)?.text]).toEqual(['Neuer', 'Mitte'])
})

test('an old document is migrated step by step when it is opened, once', () => {
  const steps: number[] = []
  const to = (version: number) => ({ to: version, migrate: () => void steps.push(version) })
  migrate(me.doc, [to(2), to(3)])
  migrate(me.doc, [to(2), to(3)])
  expect([steps, schemaVersion(me.doc)]).toEqual([[2, 3], 3])
})

test('a copy is named after board and date; umlauts stay, what file systems stumble over does not', () => {
  expect(fileNameOf('Grün & schön: „Straße“ 🌱', '2026-11-17T10:00', 'pdf')).toBe(
    'Grün & schön „Straße“ 🌱 2026-11-17.pdf',
  )
  expect(fileNameOf('../..\\\u202Eevil\n', '2026-11-17', 'png')).toBe('evil 2026-11-17.png')
  expect(fileNameOf(' .. ', '2026-11-17', 'png')).toBe('Kaffeetisch 2026-11-17.png')
})

test('[P2] an idea that was deleted under my hands is kept in the lost and found, whoever else keeps it, and the deleter may undo', () => {
  order(me, addIdea, { id: 'x', parent: 'b0', after: null, title: 'Mein Satz' })
  order(me, addIdea, { id: 'y', parent: 'x', after: null })
  sync()
  order(other, removeIdeas, { ids: ['x'] })
  sync()
  for (const who of [me, other]) order(who, rescueIdea, { id: 'x' })
  sync()
  for (const who of [me, other]) {
    expect(idea(who, 'x')).toMatchObject({ parent: LOST_AND_FOUND_ID, text: 'Mein Satz' })
    expect(idea(who, 'y')).toBeUndefined()
  }
  order(me, restoreIdeas, { ids: ['x'] })
  order(me, moveIdeas, { ids: ['x'], parent: 'b0', after: null })
  sync()
  expect([idea(other, 'x')?.parent, idea(other, 'y')?.parent]).toEqual(['b0', 'x'])
  expect(order(me, rescueIdea, { id: 'x' }).ok).toBe(true)
  expect(idea(me, 'x')?.parent).toBe('b0')
})

test('[P2] an idea that was moved out of a branch while that was deleted can be moved back once the branch is restored', () => {
  order(me, removeIdeas, { ids: ['b3'] })
  order(other, moveIdeas, { ids: ['b5'], parent: 'b1', after: null })
  sync()
  order(me, restoreIdeas, { ids: ['b3'] })
  order(me, moveIdeas, { ids: ['b5'], parent: 'b3', after: null })
  sync()
  for (const who of [me, other]) expect(idea(who, 'b5')?.parent).toBe('b3')
})
