import type { ProblemEntry } from './problemEntry.ts'

/** What can be wrong with a result page. */
export const PUBLICATION_PROBLEMS = {
  publicationNotFound: {
    status: 404,
    title: { de: 'Keine Ergebnisseite', en: 'No result page' },
    detail: {
      de: 'Unter dieser Adresse gibt es keine Ergebnisseite. Vielleicht fehlt ein Stück, oder das Board ist inzwischen gelöscht: Bitte den Link noch einmal vollständig kopieren oder bei der Organisation nachfragen.',
      en: 'There is no result page at this address. A piece may be missing, or the board has been deleted meanwhile: please copy the whole link again, or ask the organiser.',
    },
  },
  publicationWithdrawn: {
    status: 410,
    title: { de: 'Ergebnisse zurückgezogen', en: 'Results withdrawn' },
    detail: {
      de: 'Die Organisation hat diese Ergebnisse zurückgezogen, und ihre Dateien sind gelöscht. Werden sie wieder veröffentlicht, stehen sie unter dieser selben Adresse.',
      en: 'The organiser has withdrawn these results, and their files are deleted. If they are published again, they are at this very address.',
    },
  },
  notPublished: {
    status: 409,
    title: { de: 'Nicht veröffentlicht', en: 'Not published' },
    detail: {
      de: 'Die Ergebnisse dieses Boards sind gerade nicht veröffentlicht. Es wurde nichts verändert.',
      en: 'The results of this board are not published right now. Nothing was changed.',
    },
  },
  publicationRunning: {
    status: 409,
    title: { de: 'Wird gerade veröffentlicht', en: 'Being published' },
    detail: {
      de: 'Die Ergebnisse dieses Boards werden gerade veröffentlicht. Bitte warten, bis das fertig ist, oder es abbrechen.',
      en: 'The results of this board are being published right now. Please wait until that is done, or cancel it.',
    },
  },
  publicationFailed: {
    status: 500,
    title: { de: 'Nichts veröffentlicht', en: 'Nothing published' },
    detail: {
      de: 'Die Ergebnisse konnten nicht veröffentlicht werden. Was vorher veröffentlicht war, ist unverändert. Bitte noch einmal versuchen, vielleicht mit weniger Dateien.',
      en: 'The results could not be published. What was published before is unchanged. Please try again, perhaps with fewer files.',
    },
  },
  publicationCancelled: {
    status: 409,
    title: { de: 'Abgebrochen', en: 'Cancelled' },
    detail: {
      de: 'Das Veröffentlichen wurde abgebrochen. Was vorher veröffentlicht war, ist unverändert.',
      en: 'Publishing was cancelled. What was published before is unchanged.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>
