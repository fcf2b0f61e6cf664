import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCalendar } from '../../../../exports/calendar/writeCalendar.ts'

const content = {
  date: {
    title: 'Nächste Runde; mit Kaffee, Kuchen',
    start: Date.UTC(2027, 0, 12, 9),
    end: Date.UTC(2027, 0, 12, 10, 30),
    place: 'Rathaus, Saal 2\nHintereingang',
  },
  uid: 'abc@kaffeetisch',
  sequence: 3,
  description: 'Alles über C:\\Pläne',
  url: 'https://example.org/p/abc',
  now: Date.UTC(2026, 10, 28, 8, 5, 9),
}
const linesOf = (file: string) => file.split('\r\n')
/** As RFC 5545 says that lines are put together again. */
const unfolded = (file: string) => linesOf(file.replace(/\r\n[ \t]/g, ''))
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
const valueOf = (file: string, name: string) =>
  unescaped(
    unfolded(file)
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1) ?? '',
  )

test('a calendar finds when, where and what, and knows the date again', () => {
  const file = writeCalendar(content)
  expect(unfolded(file)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kaffeetisch//Kaffeetisch//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:abc@kaffeetisch',
    'SEQUENCE:3',
    'DTSTAMP:20261128T080509Z',
    'DTSTART:20270112T090000Z',
    'DTEND:20270112T103000Z',
    'SUMMARY:Nächste Runde\\; mit Kaffee\\, Kuchen',
    'LOCATION:Rathaus\\, Saal 2\\nHintereingang',
    'DESCRIPTION:Alles über C:\\\\Pläne',
    'URL:https://example.org/p/abc',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('[P11] no text makes a line too long, cuts a letter or adds a line of its own', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (a, b) => {
        const file = writeCalendar({ ...content, date: { ...content.date, title: a, place: b || 'x' }, description: b })
        for (const line of linesOf(file)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(Buffer.from(file).toString()).toBe(file)
        expect(unfolded(file).length).toBe(18)
        const kept = b
          .toWellFormed()
          .replace(/\r\n|\r/g, '\n')
          .replace(/[^\P{Cc}\n]/gu, ' ')
        expect(valueOf(file, 'DESCRIPTION')).toBe(kept)
      },
    ),
  )
  const long = writeCalendar({ ...content, description: '👩‍👩‍👧‍👦ä'.repeat(60) })
  expect(linesOf(long).some((line) => Buffer.byteLength(line) > 70)).toBe(true)
  expect(valueOf(long, 'DESCRIPTION')).toBe('👩‍👩‍👧‍👦ä'.repeat(60))
})
