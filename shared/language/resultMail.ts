import type { Language } from '../domain/mindMap.ts'
import type { NextDate } from '../domain/nextDate.ts'
import { LOCALES } from './locales.ts'

export interface ResultMail {
  readonly title: string
  readonly language: Language
  /** Where the result is. */
  readonly link: string
  readonly nextDate?: NextDate | undefined
  /** Whose calendar the next date is told by; an IANA name. */
  readonly timeZone: string
  /** To somebody who asked for it, by name of the installation; without it a text for somebody to send on. */
  readonly toWhoAsked?: boolean
}

/** What people are told when the result is there: the mail of the installation, and the text to send oneself. */
export function resultMail(mail: ResultMail): { readonly subject: string; readonly text: string } {
  const { title, language, link, nextDate, timeZone, toWhoAsked = false } = mail
  const say = words[language]
  const name = title.replace(/\s+/g, ' ').trim()
  const when = nextDate && `${say.nextDate}: ${nextDate.title.trim()}, ${whenOf(nextDate, language, timeZone)}`
  const paragraphs = [
    say.hello,
    say.isThere(name),
    link,
    say.nothingNeeded,
    when && (nextDate.place ? `${when}\n${say.place}: ${nextDate.place}` : when),
    toWhoAsked && say.why,
  ]
  return { subject: say.subject(name), text: `${paragraphs.filter(Boolean).join('\n\n')}\n` }
}

const words = {
  de: {
    subject: (title: string) => `Ergebnis: ${title}`,
    hello: 'Guten Tag,',
    isThere: (title: string) =>
      `das Ergebnis von „${title}“ ist da: die Mindmap, die Gliederung und alle Dateien zum Mitnehmen.`,
    nothingNeeded: 'Dafür braucht es weder ein Konto noch ein Programm.',
    nextDate: 'Nächster Termin',
    place: 'Ort',
    why: 'Diese Nachricht kommt einmal, weil Du sie Dir beim Mitmachen gewünscht hast. Deine Adresse ist danach gelöscht.',
  },
  en: {
    subject: (title: string) => `Result: ${title}`,
    hello: 'Hello,',
    isThere: (title: string) =>
      `the result of “${title}” is there: the mind map, the outline and all files to take along.`,
    nothingNeeded: 'You need neither an account nor a program for it.',
    nextDate: 'Next date',
    place: 'Place',
    why: 'This message comes once, because you asked for it when you joined. Your address is deleted afterwards.',
  },
} as const

/** "12. Januar 2027, 10:00–11:30 Uhr": the second day only where there is one. */
export function whenOf({ start, end }: NextDate, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeStyle: 'short', timeZone })
    .formatRange(start, end)
    .replace(/[\u2009\u202f]/g, ' ')
}
