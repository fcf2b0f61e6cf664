import { expect, test } from 'vitest'
import { COPY_FORMATS } from '../../../../shared/domain/copy.ts'
import { readMe, resultFile } from '../../../../shared/language/resultWords.ts'

test('the text in a package says of each file what it is, in lines that every editor understands', () => {
  const about = {
    title: 'Gespräch\nSüd',
    date: '28. November 2026',
    link: 'https://tisch.example.org/p/abc',
    timeZone: 'Europe/Berlin',
    files: [{ fileName: 'Handout.pdf', what: resultFile('handout', 'de') }],
  }
  const nextDate = { title: 'Runde 2', start: Date.UTC(2027, 0, 12, 9), end: Date.UTC(2027, 0, 12, 10, 30) }
  expect(readMe({ ...about, language: 'de', nextDate }).split('\r\n')).toEqual([
    'Das Ergebnis von „Gespräch Süd“',
    'Stand: 28. November 2026',
    '',
    'Zum Lesen im Browser, ohne Konto und ohne Programm:',
    'https://tisch.example.org/p/abc',
    '',
    'Nächster Termin: Runde 2, Dienstag, 12. Januar 2027, 10:00–11:30 Uhr',
    '',
    'Was in diesem Paket ist:',
    '- Handout.pdf',
    '  Handout zum Lesen und Drucken (PDF, A4)',
    '',
    'Kaffeetisch',
    '',
  ])
  expect(readMe({ ...about, language: 'en' })).toMatch(/^The result of “Gespräch Süd”\r\n/)
})

test('every format is called something of its own, in both languages', () => {
  for (const language of ['de', 'en'] as const)
    expect(new Set(COPY_FORMATS.map((format) => resultFile(format, language))).size).toBe(COPY_FORMATS.length)
})
