import type { ProblemDetails, ProblemEntry } from './problemEntry.ts'

const limit = ({ limit }: ProblemDetails): string => String(limit ?? '')
const list = ({ allowed }: ProblemDetails): string => (allowed ?? []).join(', ')

/** What can be wrong with a copy. */
export const COPY_PROBLEMS = {
  copyNotFound: {
    status: 404,
    title: { de: 'Kopie nicht gefunden', en: 'Copy not found' },
    detail: {
      de: 'Diese Kopie gibt es auf diesem Board nicht. Die Liste der Kopien zeigt alle vorhandenen.',
      en: 'There is no such copy on this board. The list of copies shows all that exist.',
    },
  },
  tooManyCopies: {
    status: 409,
    title: { de: 'Zu viele Kopien', en: 'Too many copies' },
    detail: {
      de: (details) =>
        `Dieses Board hat schon ${limit(details)} Kopien, mehr werden nicht aufbewahrt. Die vorhandenen bleiben abrufbar.`,
      en: (details) =>
        `This board already has ${limit(details)} copies, and no more are kept. The existing ones stay available.`,
    },
  },
  unknownFormat: {
    status: 422,
    title: { de: 'Unbekanntes Format', en: 'Unknown format' },
    detail: {
      de: (details) => `In diesem Format gibt es keine Kopie. Möglich sind: ${list(details)}.`,
      en: (details) => `There is no copy in this format. Possible are: ${list(details)}.`,
    },
  },
  copiesBusy: {
    status: 429,
    title: { de: 'Viele Kopien in Arbeit', en: 'Many copies in the making' },
    detail: {
      de: 'Gerade werden sehr viele Kopien erstellt. Bitte in einer halben Minute noch einmal versuchen.',
      en: 'Very many copies are being made right now. Please try again in half a minute.',
    },
  },
  copyFailed: {
    status: 500,
    title: { de: 'Kopie nicht gelungen', en: 'Copy failed' },
    detail: {
      de: 'Die Kopie konnte nicht erstellt werden. Das Board selbst ist unberührt. Bitte ein anderes Format versuchen.',
      en: 'The copy could not be made. The board itself is untouched. Please try another format.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
