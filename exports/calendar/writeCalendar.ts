import type { NextDate } from '../../shared/domain/nextDate.ts'
import { MAKER } from '../textContent.ts'

export interface CalendarContent {
  readonly date: NextDate
  /** What calendars know the date by: with the same one a later file changes it. */
  readonly uid: string
  /** Counts its changes. */
  readonly sequence: number
  /** What it is about, and where the result is. */
  readonly description: string
  readonly url: string
  /** When the file was made, in milliseconds since 1970. */
  readonly now: number
}

/** A date for calendars (RFC 5545). Its times are told in UTC, which every calendar shows in its owner's own. */
export function writeCalendar({ date, uid, sequence, description, url, now }: CalendarContent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${MAKER}//${MAKER}//DE`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(date.start)}`,
    `DTEND:${utc(date.end)}`,
    `SUMMARY:${escape(date.title)}`,
    ...(date.place ? [`LOCATION:${escape(date.place)}`] : []),
    `DESCRIPTION:${escape(description)}`,
    // A URI is no text: what would end its line cannot be in it.
    `URL:${url.replace(/[\s\p{C}]/gu, '')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const utc = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')

const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

/** The most octets of a line. */
const LINE = 75

/** Cut between letters, never within one: the octets of a letter stay together. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const length = octetsOf(letter)
    if (octets + length > LINE) {
      parts.push(part)
      // The blank that tells the rest of a line counts, too.
      part = ' '
      octets = 1
    }
    part += letter
    octets += length
  }
  return [...parts, part].join('\r\n')
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
