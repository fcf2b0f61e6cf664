import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Heard } from '../../../../client/activity/heard.ts'
import { createIdeaNews } from '../../../../client/activity/ideaNews.ts'
import { formatsOf } from '../../../../client/i18n/formats.ts'
import { translate } from '../../../../client/i18n/language.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listener(choice: Heard = 'all') {
  const session = soloSession()
  for (const id of ['verkehr', 'energie']) session.add({ id, parent: ROOT_ID, title: id })
  session.viewState.select(['verkehr'], 'verkehr')
  const bernd = (fields: Record<string, unknown>): void => {
    session.awareness.states.set(7, { person: { participant: 'bernd', name: 'Bernd' }, selection: [], ...fields })
    session.awareness.emit('change', [{ added: [], updated: [7], removed: [] }, 'test'])
  }
  bernd({})
  const said: string[] = []
  createIdeaNews(session, {
    heard: () => choice,
    t: translate('de'),
    formats: formatsOf('de'),
    say: (text) => void said.push(text),
    now: () => Date.now(),
  })
  const add = (id: string, parent: string, title = id) =>
    session.others(({ run }) => void run(addIdea, { id, parent, after: null, title }))
  return { session, said, add, bernd }
}

test('what others do within three seconds is one sentence; my own work is none', () => {
  const { session, said, add } = listener()
  add('bus', 'verkehr')
  vi.advanceTimersByTime(2_000)
  add('rad', 'verkehr')
  session.others(({ run }) => {
    run(moveIdeas, { ids: ['bus'], parent: 'energie', after: null })
    run(removeIdeas, { ids: ['energie'] })
  })
  session.add({ id: 'mine', parent: ROOT_ID, title: 'Von mir' })
  expect(said).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(said).toEqual(['Neue Idee von Bernd: rad, unter verkehr, 1 gelöscht'])
  for (let i = 0; i < 3; i++) add(`wind${i}`, 'verkehr')
  vi.advanceTimersByTime(10_000)
  expect(said[1]).toBe('3 neue Ideen von Bernd')
  expect(said).toHaveLength(2)
})

test('an idea is told of when its words are there', () => {
  const { said, add, bernd } = listener()
  bernd({ editing: 'bus' })
  add('bus', 'verkehr', '')
  vi.advanceTimersByTime(9_000)
  expect(said).toEqual([])
  bernd({ editing: null })
  vi.advanceTimersByTime(3_000)
  expect(said).toHaveLength(1)
})

test('whoever wants hears of their own branch only, or of nothing', () => {
  const near = listener('branch')
  const nothing = listener('nothing')
  for (const { add, said } of [near, nothing]) {
    add('bus', 'verkehr')
    add('wind', 'energie')
    vi.advanceTimersByTime(5_000)
    expect(said).toEqual(said === near.said ? ['Neue Idee von Bernd: bus, unter verkehr'] : [])
  }
})
