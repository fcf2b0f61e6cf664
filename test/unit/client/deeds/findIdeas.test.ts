import { expect, test } from 'vitest'
import { matches } from '../../../../client/deeds/findIdeas.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { mapOf } from '../../../support/mapOf.ts'
import { soloSession } from '../../../support/soloSession.ts'

const map = mapOf({ 'Café für Könige': { Straße: {} }, Kuchen: {} })

test.each([
  ['cafe', ['Café für Könige']],
  ['koenig', ['Café für Könige']],
  ['konig fur', ['Café für Könige']],
  ['STRASSE', ['Straße']],
  ['tee', []],
  ['  ', []],
])('"%s" finds %j', (words, found) => {
  expect(matches(map, words)).toEqual(found)
})

test('ideas are found by their notes and details, too', () => {
  const session = soloSession()
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  session.run(setNote, { id: 'bus', note: 'donnerstags frei' })
  session.run(setField, { id: 'bus', field: 'who', value: 'Dörte' })
  session.run(setField, { id: 'bus', field: 'sdg', value: [11] })
  for (const words of ['bus donnerstags', 'doerte', 'sdg 11', 'nachhaltige Städte', 'sustainable cities'])
    expect(matches(session.map, words)).toEqual(['bus'])
  expect(matches(session.map, 'sdg 12')).toEqual([])
})
