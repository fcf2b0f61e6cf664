import type { Language } from '../../shared/domain/mindMap.ts'
import { LOCALES } from '../../shared/language/locales.ts'

export interface Formats {
  time(milliseconds: number): string
  date(isoDate: string): string
  dateAndTime(milliseconds: number): string
  number(value: number): string
  list(words: readonly string[]): string
  bytes(value: number): string
}

const known: Partial<Record<Language, Formats>> = {}

/** How dates, numbers and lists are written in a language. */
export const formatsOf = (language: Language): Formats => (known[language] ??= makeFormats(language))

function makeFormats(language: Language): Formats {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale)
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const both = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    time: (milliseconds) => time.format(milliseconds),
    date: (isoDate) => date.format(new Date(isoDate)),
    dateAndTime: (milliseconds) => both.format(milliseconds),
    number: (value) => number.format(value),
    list: (words) => list.format(words),
    bytes: (value) =>
      value < 1_000_000 ? `${size.format(Math.ceil(value / 1000))} kB` : `${size.format(value / 1_000_000)} MB`,
  }
}
