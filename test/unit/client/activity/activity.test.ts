import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActivity, type ActivityMeans } from '../../../../client/activity/activity.ts'
import type { Seen } from '../../../../client/activity/seenBefore.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function tab(session: SoloSession, stored?: Seen) {
  const state = { visible: true, stored }
  const listeners = new Set<() => void>()
  const means: ActivityMeans = {
    now: () => Date.now(),
    isVisible: () => state.visible,
    onVisible(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => state.stored,
    write: (seen) => void (state.stored = seen),
  }
  const activity = createActivity(session, means)
  const turn = (visible: boolean): void => {
    state.visible = visible
    listeners.forEach((listener) => listener())
  }
  return { activity, state, hide: () => turn(false), show: () => turn(true) }
}
const minute = () => vi.advanceTimersByTime(60_000)
function board(): SoloSession {
  const session = soloSession()
  for (const id of ['c', 'b', 'a']) session.add({ id, parent: ROOT_ID, title: `Idee ${id}` })
  return session
}
const othersWork = (session: SoloSession) =>
  session.others(({ run }) => {
    run(addIdea, { id: 'new', parent: 'a', after: null, title: 'Neu' })
    run(setTitle, { id: 'b', title: 'Idee b, genauer' })
    run(removeIdeas, { ids: ['c'] })
  })

test('what others did while the tab was hidden is told when I come back: new, changed, deleted, since when', () => {
  const session = board()
  const { activity, hide, show } = tab(session)
  hide()
  minute()
  othersWork(session)
  session.add({ id: 'mine', parent: ROOT_ID, title: 'Von mir' })
  minute()
  show()
  expect(activity.news()).toMatchObject({ since: 1_000_000, added: 1, changed: 1, removed: 1 })
  expect(activity.news()?.items).toEqual([
    { id: 'new', what: 'added', by: 'bernd', at: 1_060_000 },
    { id: 'b', what: 'changed', by: undefined, at: 1_060_000 },
  ])
  expect([...activity.unseen()]).toEqual(['new'])
})

test('who looks elsewhere for a moment, and who comes for the first time, is told nothing', () => {
  const session = board()
  const { activity, hide, show } = tab(session)
  expect(activity.news()).toBeUndefined()
  hide()
  vi.advanceTimersByTime(10_000)
  othersWork(session)
  show()
  expect(activity.news()).toBeUndefined()
})

test('what happened while the tab was closed is told at the next visit, and what I have not been to stays marked until then', () => {
  const session = board()
  const before = tab(session)
  minute()
  before.hide()
  othersWork(session)
  vi.advanceTimersByTime(31_000)
  before.show()
  before.activity.stop()
  const { stored } = before.state
  if (!stored) throw new Error('nothing was kept')
  minute()
  session.others(({ run }) => void run(setField, { id: 'a', field: 'who', value: 'Dörte' }))
  const after = tab(session, stored)
  expect(after.activity.news()).toMatchObject({ since: stored.at, added: 0, changed: 1, removed: 0 })
  expect([...after.activity.unseen()]).toEqual(['new'])
})

test('one walks through what is new in the order of the map, and what one has been to is seen', () => {
  const session = board()
  const { activity, hide, show } = tab(session)
  hide()
  minute()
  othersWork(session)
  show()
  expect([activity.next(ROOT_ID, 1), activity.next('new', 1), activity.next('b', 1)]).toEqual(['new', 'b', 'new'])
  expect([activity.next(ROOT_ID, -1), activity.next('new', -1)]).toEqual(['b', 'b'])
  session.viewState.select(['new'], 'new')
  expect(activity.unseen().size).toBe(0)
  expect(activity.news()).toBeDefined()
  activity.seeAll()
  expect(activity.news()).toBeUndefined()
})

test('much news is counted, and what is kept of it is bounded', () => {
  const session = board()
  const { activity, state, hide, show } = tab(session)
  hide()
  minute()
  session.others(({ run }) => {
    for (let i = 0; i < 600; i++) run(addIdea, { id: `n${i}`, parent: 'a', after: null, title: `Neu ${i}` })
  })
  show()
  expect(activity.news()?.added).toBe(600)
  expect(activity.news()?.items).toHaveLength(200)
  hide()
  expect(state.stored?.unseen.length).toBeLessThanOrEqual(200)
})
