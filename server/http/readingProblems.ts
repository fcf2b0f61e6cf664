import type { ProblemEntry } from './problemEntry.ts'

/** What can go wrong when a board is read as a page. */
export const READING_PROBLEMS = {
  pagesBusy: {
    status: 503,
    title: { de: 'Gleich wieder da', en: 'Back in a moment' },
    detail: {
      de: 'Gerade werden sehr viele Boards auf einmal gelesen. Bitte die Seite in ein paar Sekunden neu laden.',
      en: 'Very many boards are being read at once. Please load this page again in a few seconds.',
    },
  },
  pageFailed: {
    status: 500,
    title: { de: 'Seite nicht gelungen', en: 'Page failed' },
    detail: {
      de: 'Diese Seite konnte nicht geschrieben werden. Das Board selbst ist unberührt. Bitte in einer Minute noch einmal versuchen.',
      en: 'This page could not be written. The board itself is untouched. Please try again in a minute.',
    },
  },
  tooManyReaders: {
    status: 503,
    title: { de: 'Sehr viele lesen mit', en: 'Very many are reading' },
    detail: {
      de: 'Es lesen gerade so viele mit, dass Neues nicht von selbst erscheint. Bitte die Seite von Hand neu laden.',
      en: 'So many are reading that news does not appear by itself. Please load the page again by hand.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
