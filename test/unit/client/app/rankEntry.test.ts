import { expect, test } from 'vitest'
import { rankEntry } from '../../../../client/app/rankEntry.ts'

const remove = {
  label: 'Löschen, Unterideen behalten',
  otherWords: 'Löschen, Unterideen behalten Delete, keep the ideas below',
}
const link = { label: 'Querverbindung', otherWords: 'Querverbindung Link' }

test.each(['lösch', 'losch', 'LOESCH', 'unter löschen', 'behalten', 'delete', 'keep del'])(
  'a command is found by "%s", in either language and however umlauts are typed',
  (typed) => expect(rankEntry(remove, typed)).toBeDefined(),
)

test.each(['löschung', 'eep', 'unten'])('a command is not found by "%s"', (typed) => {
  expect(rankEntry(link, typed)).toBeUndefined()
})

test('the beginning of a label counts more than another word, and that more than the other language', () => {
  const ranks = [
    rankEntry(link, 'quer'),
    rankEntry(remove, 'unter'),
    rankEntry(remove, 'keep'),
    rankEntry(link, 'verbindung'),
  ]
  expect(ranks).toEqual([...ranks].sort())
  expect(ranks).not.toContain(undefined)
})

test('nothing is found by signs alone', () => {
  expect(rankEntry(link, ' – ')).toBeUndefined()
})
