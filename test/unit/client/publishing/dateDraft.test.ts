import { expect, test } from 'vitest'
import { minuteOf } from '../../../../client/i18n/days.ts'
import { dateOf, draftOf, withStart } from '../../../../client/publishing/dateDraft.ts'

const date = {
  title: 'Runde 2',
  start: new Date(2027, 0, 12, 10).getTime(),
  end: new Date(2027, 0, 12, 11, 30).getTime(),
  place: 'Rathaus',
}

test('a date that was written is the date that is read, in the clock of who writes', () => {
  const draft = draftOf(date)
  expect(draft).toEqual({ title: 'Runde 2', start: '2027-01-12T10:00', end: '2027-01-12T11:30', place: 'Rathaus' })
  expect(dateOf(draft)).toEqual(date)
  // In summer and in winter alike.
  const summer = new Date(2027, 6, 1, 8, 5).getTime()
  expect(new Date(minuteOf(summer)).getTime()).toBe(summer)
})

test('nothing written is no date, and a half or turned one is said to be wrong', () => {
  expect(dateOf(draftOf(undefined))).toBeUndefined()
  expect(dateOf({ ...draftOf(date), title: ' ' })).toBe('wrong')
  expect(dateOf({ ...draftOf(date), start: '' })).toBe('wrong')
  expect(dateOf({ ...draftOf(date), end: draftOf(date).start })).toBe('wrong')
  expect(dateOf({ ...draftOf(undefined), place: 'Rathaus' })).toBe('wrong')
})

test('moving the beginning keeps the length; a new date has a usual one', () => {
  expect(withStart(draftOf(date), '2027-02-01T09:00').end).toBe('2027-02-01T10:30')
  expect(withStart({ ...draftOf(date), end: '2027-01-12T14:00' }, '2027-02-01T09:00').end).toBe('2027-02-01T13:00')
  expect(withStart(draftOf(undefined), '2027-02-01T09:00').end).toBe('2027-02-01T10:30')
  expect(withStart(draftOf(date), '').end).toBe('2027-01-12T11:30')
})
