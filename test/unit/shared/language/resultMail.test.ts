import { expect, test } from 'vitest'
import { resultMail, whenOf } from '../../../../shared/language/resultMail.ts'

const mail = {
  title: 'Regionalgespräch\nMünsterland',
  language: 'de' as const,
  link: 'https://tisch.example.org/p/abc',
  timeZone: 'Europe/Berlin',
}
const nextDate = {
  title: 'Runde 2',
  start: Date.UTC(2027, 0, 12, 9),
  end: Date.UTC(2027, 0, 12, 10, 30),
  place: 'Rathaus',
}

test('the mail says what is there, where, when people meet again, and why it comes', () => {
  expect(resultMail({ ...mail, nextDate, toWhoAsked: true })).toEqual({
    subject: 'Ergebnis: Regionalgespräch Münsterland',
    text: [
      'Guten Tag,',
      'das Ergebnis von „Regionalgespräch Münsterland“ ist da: die Mindmap, die Gliederung und alle Dateien zum Mitnehmen.',
      'https://tisch.example.org/p/abc',
      'Dafür braucht es weder ein Konto noch ein Programm.',
      'Nächster Termin: Runde 2, Dienstag, 12. Januar 2027, 10:00–11:30 Uhr\nOrt: Rathaus',
      'Diese Nachricht kommt einmal, weil Du sie Dir beim Mitmachen gewünscht hast. Deine Adresse ist danach gelöscht.\n',
    ].join('\n\n'),
  })
})

test('the text to send oneself says nothing of addresses, and fits into a mailto link', () => {
  for (const language of ['de', 'en'] as const) {
    const { subject, text } = resultMail({ ...mail, language, nextDate })
    expect(text).not.toMatch(/gelöscht|deleted/)
    expect(encodeURIComponent(subject + text).length).toBeLessThan(1_900)
  }
})

test('a date of several days says both of them', () => {
  const long = { ...nextDate, end: Date.UTC(2027, 0, 13, 10, 30) }
  expect(whenOf(long, 'en', 'Europe/Berlin')).toMatch(/12 January 2027.*13 January 2027/)
})
