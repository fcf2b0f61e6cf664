import { expect, test } from 'vitest'
import { matches } from '../../../../client/deeds/findIdeas.ts'
import { mapOf } from '../../../support/mapOf.ts'

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
