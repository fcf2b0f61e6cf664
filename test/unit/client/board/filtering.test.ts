import { expect, test, vi } from 'vitest'
import { carersOf, meets, NO_FILTER, questionsOf, type Filter } from '../../../../client/board/filter.ts'
import { createFiltering, filterMap, standingIn } from '../../../../client/board/filtering.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setKind } from '../../../../shared/commands/setKind.ts'
import type { Idea } from '../../../../shared/domain/idea.ts'
import { mapOf } from '../../../support/mapOf.ts'
import { soloSession } from '../../../support/soloSession.ts'

const asks = (filter: Partial<Filter>): Filter => ({ ...NO_FILTER, ...filter })
const one = mapOf({ a: {} }).ideas.get('a')
const idea = (parts: Partial<Idea>): Idea => {
  if (!one) throw new Error('no idea')
  return { ...one, ...parts }
}

test('an idea must meet all questions, each by any of its answers', () => {
  const bus = idea({ kind: 'quickWin', author: 'anna', fields: { sdg: [11, 13], until: '2026-12-17' } })
  expect(meets(bus, NO_FILTER)).toBe(true)
  expect(meets(bus, asks({ kinds: ['challenge', 'quickWin'], goals: [1, 13] }))).toBe(true)
  expect(meets(bus, asks({ kinds: ['quickWin'], goals: [1] }))).toBe(false)
  expect(meets(bus, asks({ authors: ['anna'] }))).toBe(true)
  expect(meets(bus, asks({ authors: ['bernd'] }))).toBe(false)
  expect(meets(idea({}), asks({ authors: ['anna'] }))).toBe(false)
  expect(meets(bus, asks({ who: ['anna'] }))).toBe(false)
  expect(questionsOf(asks({ kinds: ['topic', 'free'], isPlanned: true }))).toBe(2)
})

test('a next step is open where somebody, something or a day is given', () => {
  const planned = asks({ isPlanned: true })
  for (const fields of [{ who: 'Anna' }, { nextStep: 'Anrufen' }, { until: '2026-12-17' }])
    expect(meets(idea({ fields }), planned)).toBe(true)
  expect(meets(idea({ fields: { link: 'https://example.org', sdg: [1] } }), planned)).toBe(false)
})

test('who takes care is found among several and however it is written', () => {
  const fields = { who: ' Dörte,  anna und Andrea Sand ' }
  expect([...carersOf({ fields })]).toEqual([
    ['dörte', 'Dörte'],
    ['anna', 'anna'],
    ['andrea sand', 'Andrea Sand'],
  ])
  expect(meets(idea({ fields }), asks({ who: ['anna'] }))).toBe(true)
  expect(meets(idea({ fields }), asks({ who: ['sand'] }))).toBe(false)
})

function busAndRad() {
  const session = soloSession()
  session.add({ id: 'wins', parent: 'root', title: 'Quick Wins' })
  session.add({ id: 'bus', parent: 'wins', title: 'Bus', kind: 'quickWin' })
  session.add({ id: 'rad', parent: 'wins', title: 'Rad', kind: 'challenge' })
  return session
}

test('what fits stands out, its branch stays clear, all else steps back', () => {
  const { map } = busAndRad()
  const filtered = filterMap(map, asks({ kinds: ['quickWin'] }))
  expect([...filtered.found]).toEqual(['bus'])
  expect(['root', 'wins', 'bus', 'rad'].map((id) => standingIn(filtered, id))).toEqual([
    undefined,
    undefined,
    'found',
    'faint',
  ])
  expect(standingIn(null, 'rad')).toBeUndefined()
})

test('what others change counts at once, and changes that matter to no filter wake nobody', () => {
  const session = busAndRad()
  const filtering = createFiltering(session)
  const woken = vi.fn()
  filtering.subscribe(woken)
  session.run(setKind, { ids: ['rad'], kind: 'quickWin' })
  expect(woken).not.toHaveBeenCalled()

  session.viewState.setFilter(asks({ kinds: ['quickWin'] }))
  expect(woken).toHaveBeenCalledTimes(1)
  expect(filtering.get()?.found.size).toBe(2)
  session.viewState.focus('bus')
  session.run(setField, { id: 'bus', field: 'who', value: 'Anna' })
  expect(woken).toHaveBeenCalledTimes(1)

  session.others(({ run }) => void run(removeIdeas, { ids: ['bus'] }))
  expect([...(filtering.get()?.found ?? [])]).toEqual(['rad'])
  session.viewState.setFilter(null)
  expect(filtering.get()).toBeNull()
  expect(woken).toHaveBeenCalledTimes(3)
})
