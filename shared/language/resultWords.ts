import type { CopyFormat } from '../domain/copy.ts'
import type { Language } from '../domain/mindMap.ts'
import type { NextDate } from '../domain/nextDate.ts'
import { whenOf } from './resultMail.ts'

const files: Readonly<Record<Language, Readonly<Record<CopyFormat, string>>>> = {
  de: {
    handout: 'Handout zum Lesen und Drucken (PDF, A4)',
    pdf: 'Poster der ganzen Mindmap (PDF)',
    png: 'Bild der ganzen Mindmap (PNG)',
    html: 'Alles in einer Datei, für jeden Browser (HTML)',
    svg: 'Zeichnung für Grafikprogramme (SVG)',
    docx: 'Gliederung für Word (DOCX)',
    md: 'Gliederung als Markdown (MD)',
    txt: 'Gliederung als einfacher Text (TXT)',
    csv: 'Tabelle für Excel und Co. (CSV)',
    mm: 'Mindmap für Freeplane und FreeMind (MM)',
    xmind: 'Mindmap für XMind (XMIND)',
    opml: 'Gliederung für andere Programme (OPML)',
    mmd: 'Mindmap als Mermaid-Text (MMD)',
    json: 'Alles, zum Wiedereinlesen (JSON)',
  },
  en: {
    handout: 'Handout for reading and printing (PDF, A4)',
    pdf: 'Poster of the whole mind map (PDF)',
    png: 'Picture of the whole mind map (PNG)',
    html: 'Everything in one file, for any browser (HTML)',
    svg: 'Drawing for graphics programs (SVG)',
    docx: 'Outline for Word (DOCX)',
    md: 'Outline as Markdown (MD)',
    txt: 'Outline as plain text (TXT)',
    csv: 'Table for Excel and others (CSV)',
    mm: 'Mind map for Freeplane and FreeMind (MM)',
    xmind: 'Mind map for XMind (XMIND)',
    opml: 'Outline for other programs (OPML)',
    mmd: 'Mind map as Mermaid text (MMD)',
    json: 'Everything, to be read in again (JSON)',
  },
}

/** What a file of a result is, for people who have never heard of its format. */
export const resultFile = (format: CopyFormat, language: Language): string => files[language][format]

const words = {
  de: {
    package: 'Ergebnispaket (alle Dateien, ZIP)',
    packageName: 'Ergebnispaket',
    calendar: 'Nächster Termin für den Kalender (ICS)',
    calendarName: 'Nächster Termin',
    readMe: 'LIESMICH.txt',
    about: (title: string) => `Das Ergebnis von „${title}“`,
    asOf: 'Stand',
    page: 'Zum Lesen im Browser, ohne Konto und ohne Programm',
    contents: 'Was in diesem Paket ist',
  },
  en: {
    package: 'Result package (all files, ZIP)',
    packageName: 'Result package',
    calendar: 'Next date for your calendar (ICS)',
    calendarName: 'Next date',
    readMe: 'README.txt',
    about: (title: string) => `The result of “${title}”`,
    asOf: 'As of',
    page: 'To be read in a browser, without account or program',
    contents: 'What is in this package',
  },
} as const

type Word = Exclude<keyof (typeof words)['de'], 'about'>
export const resultWord = (name: Word, language: Language): string => words[language][name]

export interface ReadMe {
  readonly title: string
  readonly language: Language
  /** The day, as people read it. */
  readonly date: string
  readonly link: string
  readonly nextDate?: NextDate | undefined
  readonly timeZone: string
  readonly files: readonly { readonly fileName: string; readonly what: string }[]
}

/** The text that lies in a package beside its files. Lines end as every editor understands them. */
export function readMe({ title, language, date, link, nextDate, timeZone, files }: ReadMe): string {
  const say = words[language]
  const lines = [
    say.about(title.replace(/\s+/g, ' ').trim()),
    `${say.asOf}: ${date}`,
    '',
    `${say.page}:`,
    link,
    ...(nextDate ? ['', `${say.calendarName}: ${nextDate.title}, ${whenOf(nextDate, language, timeZone)}`] : []),
    ...(nextDate?.place ? [nextDate.place] : []),
    '',
    `${say.contents}:`,
    ...files.flatMap(({ fileName, what }) => [`- ${fileName}`, `  ${what}`]),
    '',
    'Kaffeetisch',
  ]
  return `${lines.join('\r\n')}\r\n`
}
