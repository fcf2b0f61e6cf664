import { expect, test } from 'vitest'
import { arrange, holdStill, PLAIN, type Arrangement, type Section } from '../../../../client/cards/arrange.ts'
import { cardStep } from '../../../../client/cards/cardStep.ts'
import type { Idea, IdeaId } from '../../../../shared/domain/idea.ts'
import type { MindMap } from '../../../../shared/domain/mindMap.ts'
import { mapOf } from '../../../support/mapOf.ts'

function change(map: MindMap, id: IdeaId, values: Partial<Idea>): MindMap {
  const idea = map.ideas.get(id)
  if (!idea) throw new Error(id)
  return { ...map, ideas: new Map([...map.ideas, [id, { ...idea, ...values }]]) }
}
let map = mapOf({ time: { a: { a1: {} }, b: {} }, wins: { c: {} }, alone: {} })
map = change(map, 'b', { kind: 'quickWin', author: 'anna', text: 'Bänke' })
map = change(map, 'c', { kind: 'quickWin', author: 'bernd', text: 'Äpfel' })
map = change(map, 'a1', { author: 'anna' })

const votes: Readonly<Record<IdeaId, number>> = { b: 3, c: 5, a1: 4 }
const means = {
  votes: (id: IdeaId) => votes[id] ?? 0,
  nameOf: (person: string) => ({ anna: 'Anna', bernd: 'Bernd' })[person] ?? '',
  compare: new Intl.Collator('de').compare,
}
const shown = (choice: Partial<Arrangement>, always?: IdeaId) =>
  arrange(map, { ...PLAIN, ...choice }, means, always).map(({ key, cards }) => `${key}: ${cards.join(' ')}`)

test('every idea is a card exactly once: below its branch, at its kind, or with who added it', () => {
  expect(shown({})).toEqual(['branch:time: a a1 b', 'branch:wins: c', 'branch:root: alone'])
  expect(shown({ group: 'kind' })).toEqual(['kind:quickWin: b c', 'kind:topic: a a1 alone'])
  expect(shown({ group: 'person' })).toEqual(['person:anna: a1 b', 'person:bernd: c', 'person:: a alone'])
})

test('an empty branch that collects a kind is a heading already, so that one can add to it', () => {
  const empty = change(mapOf({ wins: {}, note: {} }), 'wins', { ownKind: 'quickWin', kind: 'quickWin' })
  expect(arrange(empty, PLAIN, means).map(({ branch, cards }) => [branch, cards])).toEqual([
    ['wins', []],
    ['root', ['note']],
  ])
})

test('cards are sorted by votes or by title, umlauts where they belong', () => {
  expect(shown({ sort: 'votes' })[0]).toBe('branch:time: a1 b a')
  expect(shown({ group: 'kind', sort: 'title' })[0]).toBe('kind:quickWin: c b')
})

test('filters leave out what does not fit, also headings without cards, but never what I am writing', () => {
  expect(shown({ kinds: new Set(['quickWin']), person: 'bernd' })).toEqual(['branch:wins: c'])
  expect(shown({ words: 'banke' })).toEqual(['branch:time: b'])
  expect(shown({ words: 'nothing like that' })).toEqual([])
  expect(shown({ words: 'nothing like that' }, 'a1')).toEqual(['branch:time: a1'])
})

test('[P10] the card that I write in stays where it was until I am done', () => {
  const section = (key: string, ...cards: IdeaId[]): Section => ({ key, cards })
  const before = [section('x', 'a', 'me', 'b'), section('y', 'c')]
  const cardsOf = (now: readonly Section[]) => holdStill(now, before, 'me').map(({ cards }) => cards.join(' '))
  // My words would sort it elsewhere; somebody hangs it on another branch; what it stood after goes away.
  expect(cardsOf([section('x', 'a', 'b', 'new', 'me'), section('y', 'c')])).toEqual(['a me b new', 'c'])
  expect(cardsOf([section('x', 'a', 'b'), section('y', 'me', 'c')])).toEqual(['a me b', 'c'])
  expect(cardsOf([section('x', 'b', 'me'), section('y', 'c')])).toEqual(['me b', 'c'])
  // Where there is no such place any more it goes where it belongs.
  expect(cardsOf([section('y', 'c', 'me')])).toEqual(['c me'])
})

test('[P12] arrows walk through a section, on into the next one, and from section to section', () => {
  const sections = arrange(map, PLAIN, means)
  const to = (from: IdeaId, way: Parameters<typeof cardStep>[2]) => cardStep(sections, from, way)
  expect(to('time', 'down')).toEqual({ to: 'a' })
  expect(to('b', 'down')).toEqual({ to: 'wins' })
  expect(to('alone', 'down')).toBeUndefined()
  expect(to('wins', 'up')).toEqual({ to: 'b' })
  expect(to('b', 'right')).toEqual({ to: 'c' })
  expect(to('alone', 'left')).toEqual({ to: 'wins' })
  expect(to('a', 'last')).toEqual({ to: 'b' })
  expect(to('somewhere else', 'up')).toEqual({ to: 'time' })
})
