import { beforeEach, expect, test } from 'vitest'
import { createDeeds, type MapDeeds } from '../../../../client/deeds/deeds.ts'
import { NO_VIEW } from '../../../../client/deeds/deedView.ts'
import { createEditingStart } from '../../../../client/deeds/editingStart.ts'
import { sortedChildren } from '../../../../client/deeds/sortIdeas.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { toIndentedText } from '../../../../shared/outline/indentedText.ts'
import { outlineOf } from '../../../../shared/outline/outlineOf.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

let session: SoloSession
let deeds: MapDeeds
beforeEach(() => {
  session = soloSession()
  deeds = createDeeds(
    session,
    () => NO_VIEW,
    createEditingStart(),
    () => undefined,
  )
  for (const [id, parent] of [
    ['wind', 'root'],
    ['sonne', 'root'],
    ['dach', 'sonne'],
    ['bus', 'root'],
    ['takt', 'bus'],
    ['apfel', 'root'],
  ] as const)
    session.add({ id, parent, title: id, after: session.map.ideas.get(parent)?.children.at(-1) ?? null })
})
const outline = () =>
  toIndentedText(outlineOf(session.map, ['root']))
    .split('\n')
    .slice(1)
    .map((line) => line.slice(1))
const BEFORE = ['wind', 'sonne', '\tdach', 'bus', '\ttakt', 'apfel']

test.each<[string, (deeds: MapDeeds) => void, string[]]>([
  ['removing', (to) => to.remove(), ['wind', 'apfel']],
  ['removing without what hangs below', (to) => to.remove(true), ['wind', 'dach', 'takt', 'apfel']],
  ['moving up', (to) => to.shift('up'), ['sonne', '\tdach', 'bus', '\ttakt', 'wind', 'apfel']],
  ['indenting', (to) => to.shift('right'), ['wind', '\tsonne', '\t\tdach', '\tbus', '\t\ttakt', 'apfel']],
  ['moving elsewhere', (to) => to.moveTo('apfel'), ['wind', 'apfel', '\tsonne', '\t\tdach', '\tbus', '\t\ttakt']],
  ['joining', (to) => to.join(), ['wind', 'sonne bus', '\tdach', '\ttakt', 'apfel']],
])('%s several ideas is one step of undo', (_, deed, after) => {
  session.viewState.select(['sonne', 'bus'], 'bus')
  deed(deeds)
  expect(outline()).toEqual(after)
  session.undo.undo()
  expect(outline()).toEqual(BEFORE)
  session.undo.redo()
  expect(outline()).toEqual(after)
})

test('setting the kind of several ideas is one step of undo', () => {
  session.viewState.select(['sonne', 'bus'], 'bus')
  deeds.setKind('challenge')
  const kinds = () => ['wind', 'sonne', 'bus'].map((id) => session.map.ideas.get(id)?.ownKind)
  expect(kinds()).toEqual([undefined, 'challenge', 'challenge'])
  session.undo.undo()
  expect(kinds()).toEqual([undefined, undefined, undefined])
})

test('what is copied of several ideas is pasted as one step of undo', () => {
  session.viewState.select(['sonne', 'bus'], 'bus')
  const texts = deeds.copy()
  session.viewState.select(['apfel'], 'apfel')
  deeds.paste(texts)
  expect(outline().slice(-5)).toEqual(['apfel', '\tsonne', '\t\tdach', '\tbus', '\t\ttakt'])
  session.undo.undo()
  expect(outline()).toEqual(BEFORE)
})

test('an idea is split at its lines, and at the caret while it is written in', () => {
  session.run(setTitle, { id: 'wind', title: 'Wind und Wasser\nSonne' })
  deeds.splitLines('wind')
  expect(outline().slice(0, 2)).toEqual(['Wind und Wasser', 'Sonne'])
  expect(session.viewState.get().selection.size).toBe(2)
  deeds.splitAt('wind', { line: 0, offset: 9 })
  expect(outline().slice(0, 3)).toEqual(['Wind und', 'Wasser', 'Sonne'])
  expect(session.viewState.get().editing).toBe(session.map.ideas.get('root')?.children[1])
  session.undo.undo()
  session.undo.undo()
  expect(outline()[0]).toBe('Wind und Wasser Sonne')
})

test('children are sorted by alphabet in the board’s language, by votes, kind and person, stably', () => {
  for (const [id, title] of [
    ['wind', 'Öl'],
    ['sonne', 'Ofen 10'],
    ['bus', 'Ofen 9'],
    ['apfel', 'Zug'],
  ] as const)
    session.run(setTitle, { id, title })
  session.viewState.select(['apfel'], 'apfel')
  deeds.setKind('challenge')
  const tally = new Map([
    ['bus', 3],
    ['apfel', 5],
  ])
  const means = { language: 'de', votes: (id: string) => tally.get(id) ?? 0, nameOf: () => undefined } as const
  const sorted = (by: Parameters<typeof sortedChildren>[2]) => sortedChildren(session.map, 'root', by, means)
  expect(sorted('title')).toEqual(['bus', 'sonne', 'wind', 'apfel'])
  expect(sorted('votes')).toEqual(['apfel', 'bus', 'wind', 'sonne'])
  expect(sorted('kind')[0]).toBe('apfel')
  session.others(({ run }) => void run(addIdea, { id: 'neu', parent: 'root', after: null, title: 'Neu' }))
  const nameOf = (id: string) => (id === 'bernd' ? 'Bernd' : 'Cemile')
  expect(sortedChildren(session.map, 'root', 'author', { ...means, nameOf })).toEqual([
    'neu',
    'wind',
    'sonne',
    'bus',
    'apfel',
  ])
})
