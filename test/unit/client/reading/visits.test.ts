import { beforeEach, describe, expect, test } from 'vitest'
import { openVisit } from '../../../../client/reading/visits.ts'
import { folded } from '../../../../client/reading/search.ts'
import { writeReadingPage } from '../../../../exports/html/writeReadingPage.ts'
import { PlainMap } from '../../../support/randomMap.ts'

const HOUR = 3_600_000

function show(map: PlainMap): void {
  const page = writeReadingPage({ map, title: 'Test', language: 'de', date: 'heute' })
  const { body } = new DOMParser().parseFromString(page, 'text/html')
  document.documentElement.lang = 'de'
  document.body.replaceChildren(...body.childNodes)
}
const marks = (): Record<string, string> =>
  Object.fromEntries(
    [...document.querySelectorAll('.tree li')].flatMap((item) => {
      const news = item.querySelector(':scope > .i .news')?.textContent.trim()
      return news === undefined ? [] : [[item.id, news]]
    }),
  )

function session(): PlainMap {
  const map = new PlainMap()
  for (const id of ['a', 'b', 'c']) map.add(id, 'root', `Idee ${id}`)
  map.add('d', 'a', 'Darunter')
  return map
}

describe('what is new since the last visit', () => {
  beforeEach(() => localStorage.clear())

  test('is nothing at the first one, and then what came, what says something else, and what hangs elsewhere', () => {
    const map = session()
    show(map)
    expect(openVisit('board', () => 0).news).toEqual([])
    map.add('e', 'b', 'Später')
    map.retitle('c', 'Anders')
    map.move('d', 'b', 0)
    show(map)
    expect(openVisit('board', () => HOUR).news.map(({ id }) => id)).toEqual(['idee-d', 'idee-e', 'idee-c'])
    expect(marks()).toEqual({ 'idee-d': 'Verschoben', 'idee-e': 'Neu', 'idee-c': 'Geändert' })
  })

  test('stays marked while the visit lasts, also when the page is loaded again, and not at the next one', () => {
    const map = session()
    show(map)
    openVisit('board', () => 0)
    map.add('e', 'b', 'Später')
    for (const minutes of [60, 70, 85]) {
      show(map)
      openVisit('board', () => minutes * 60_000)
      expect(marks()).toEqual({ 'idee-e': 'Neu' })
    }
    show(map)
    openVisit('board', () => 4 * HOUR)
    expect(marks()).toEqual({})
  })

  test('comes up while somebody reads, and is counted', () => {
    const map = session()
    show(map)
    openVisit('board', () => 0)
    show(map)
    const visit = openVisit('board', () => HOUR)
    map.add('e', 'b', 'Gerade eben')
    map.retitle('a', 'Anders gesagt')
    show(map)
    expect(visit.refresh()).toEqual({ added: 1, changed: 1 })
    expect(marks()).toEqual({ 'idee-a': 'Geändert', 'idee-e': 'Neu' })
  })

  test('is known of each board by itself, and of no board without a name', () => {
    const map = session()
    show(map)
    openVisit('one', () => 0)
    openVisit(undefined, () => 0)
    map.add('e', 'b', 'Später')
    show(map)
    expect(openVisit('other', () => HOUR).news).toEqual([])
    expect(openVisit(undefined, () => HOUR).news).toEqual([])
    localStorage.setItem('kaffeetisch:read:one', '{"before":')
    expect(openVisit('one', () => HOUR).news).toEqual([])
  })
})

test('searching looks past capitals, accents and line breaks', () => {
  expect(folded('Größe\nder STRASSE')).toBe(folded('grosse  der Straße'))
  expect(folded('Café')).toBe('cafe')
})
