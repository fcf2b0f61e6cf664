import type { ProblemEntry } from './problemEntry.ts'

/** Why a file is not read; part of the table in problem.ts. `limit`: the number that was passed. */
export const IMPORT_PROBLEMS = {
  importTooLarge: {
    status: 413,
    title: { de: 'Datei zu groß', en: 'File too large' },
    detail: {
      de: 'Die Datei ist größer als 5 MB. Bitte in mehreren Teilen importieren.',
      en: 'The file is larger than 5 MB. Please import it in several parts.',
    },
  },
  importEmpty: {
    status: 422,
    title: { de: 'Nichts gefunden', en: 'Nothing found' },
    detail: {
      de: 'In dieser Datei stehen keine Ideen. Bitte prüfen, ob es die richtige ist.',
      en: 'There are no ideas in this file. Please check whether it is the right one.',
    },
  },
  importUnknown: {
    status: 422,
    title: { de: 'Unbekanntes Dateiformat', en: 'Unknown file format' },
    detail: {
      de: 'Dieses Format lässt sich nicht einlesen. Speichere die Mindmap im anderen Programm als OPML, Markdown oder .mm und versuche es damit.',
      en: 'This format cannot be read. In the other program, save the mind map as OPML, Markdown or .mm, and try that.',
    },
  },
  importDamaged: {
    status: 422,
    title: { de: 'Datei beschädigt', en: 'File damaged' },
    detail: {
      de: 'Die Datei ist beschädigt oder unvollständig. Bitte noch einmal aus dem anderen Programm speichern.',
      en: 'The file is damaged or incomplete. Please save it again from the other program.',
    },
  },
  importUnsafe: {
    status: 422,
    title: { de: 'Datei nicht sicher', en: 'File not safe' },
    detail: {
      de: 'Die Datei ist so gebaut, dass sie den Server angreifen könnte, und wurde nicht gelesen. Bitte aus dem anderen Programm neu speichern.',
      en: 'The file is built in a way that could attack the server, and was not read. Please save it anew from the other program.',
    },
  },
  importTooMany: {
    status: 422,
    title: { de: 'Zu viele Ideen', en: 'Too many ideas' },
    detail: {
      de: ({ limit }) =>
        `In der Datei stehen mehr als ${limit ?? ''} Ideen, so viele fasst keine Mindmap. Bitte in mehreren Teilen importieren.`,
      en: ({ limit }) =>
        `There are more than ${limit ?? ''} ideas in the file, more than a mind map holds. Please import it in several parts.`,
    },
  },
  importUnpacksLarge: {
    status: 422,
    title: { de: 'Datei entpackt zu groß', en: 'File too large unpacked' },
    detail: {
      de: 'Die Datei wird beim Entpacken größer als 20 MB oder enthält zu viele Teile, und wurde nicht gelesen. Bitte ohne Bilder und Anhänge speichern.',
      en: 'The file grows beyond 20 MB when unpacked, or holds too many parts, and was not read. Please save it without pictures and attachments.',
    },
  },
  importBusy: {
    status: 429,
    title: { de: 'Viele Importe in Arbeit', en: 'Many imports in progress' },
    detail: {
      de: 'Gerade werden sehr viele Dateien eingelesen. Bitte in ein paar Sekunden noch einmal versuchen.',
      en: 'Very many files are being read right now. Please try again in a few seconds.',
    },
  },
  importFailed: {
    status: 500,
    title: { de: 'Import nicht gelungen', en: 'Import failed' },
    detail: {
      de: 'Die Datei ließ sich nicht einlesen: Es dauerte zu lange oder brauchte zu viel Speicher. Bitte in kleineren Teilen versuchen.',
      en: 'The file could not be read: it took too long or too much memory. Please try smaller parts.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
