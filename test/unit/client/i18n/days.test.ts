import { expect, test } from 'vitest'
import { endOfDay, lastDayBefore } from '../../../../client/i18n/days.ts'

test.each(['2027-03-01', '2028-02-29', '2027-12-31', '2027-03-28', '2027-10-31'])(
  'a link that works until %s works that whole day, also where the clocks change, and the field shows the day again',
  (day) => {
    const end = endOfDay(day) ?? 0
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    expect(new Date(year, month - 1, date, 23, 59, 59).getTime()).toBeLessThan(end)
    expect(new Date(year, month - 1, date + 1).getTime()).toBe(end)
    expect(lastDayBefore(end)).toBe(day)
  },
)

test('what is no day has no end', () => {
  for (const typed of ['', '2027', 'morgen']) expect(endOfDay(typed)).toBeUndefined()
})
