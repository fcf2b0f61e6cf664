import type { ProblemDetails, ProblemEntry } from './problemEntry.ts'

const limit = ({ limit }: ProblemDetails): string => String(limit ?? '')

/** What can be wrong with a picture. */
export const PICTURE_PROBLEMS = {
  pictureNotFound: {
    status: 404,
    title: { de: 'Bild nicht gefunden', en: 'Picture not found' },
    detail: {
      de: 'Dieses Bild gibt es auf diesem Board nicht.',
      en: 'There is no such picture on this board.',
    },
  },
  picturesFull: {
    status: 409,
    title: { de: 'Kein Platz für weitere Bilder', en: 'No room for more pictures' },
    detail: {
      de: 'Auf diesem Board sind so viele Bilder, wie aufbewahrt werden. Bitte nicht mehr gebrauchte von ihren Ideen entfernen: Eine Woche später machen sie Platz.',
      en: 'This board holds as many pictures as are kept. Please take those no longer needed off their ideas: a week later they make room.',
    },
  },
  pictureTooLarge: {
    status: 413,
    title: { de: 'Bild zu groß', en: 'Picture too large' },
    detail: {
      de: (details) => `Das Bild ist größer als ${limit(details)} MB. Bitte vorher verkleinern.`,
      en: (details) => `The picture is larger than ${limit(details)} MB. Please make it smaller first.`,
    },
  },
  notAPicture: {
    status: 415,
    title: { de: 'Kein Bild', en: 'Not a picture' },
    detail: {
      de: 'Das ist kein Bild im Format PNG, JPEG oder WebP. Bitte das Bild in einem davon speichern und noch einmal versuchen.',
      en: 'This is not a picture in PNG, JPEG or WebP. Please save the picture in one of them and try again.',
    },
  },
  pictureUnreadable: {
    status: 422,
    title: { de: 'Bild beschädigt', en: 'Picture damaged' },
    detail: {
      de: 'Dieses Bild lässt sich nicht öffnen, es ist wohl beschädigt. Bitte ein anderes nehmen oder es neu speichern.',
      en: 'This picture cannot be opened; it is probably damaged. Please take another one, or save it anew.',
    },
  },
  tooManyPixels: {
    status: 422,
    title: { de: 'Bild zu groß', en: 'Picture too large' },
    detail: {
      de: (details) => `Das Bild hat mehr als ${limit(details)} Millionen Bildpunkte. Bitte vorher verkleinern.`,
      en: (details) => `The picture has more than ${limit(details)} million pixels. Please make it smaller first.`,
    },
  },
  picturesBusy: {
    status: 429,
    title: { de: 'Viele Bilder auf einmal', en: 'Many pictures at once' },
    detail: {
      de: 'Gerade kommen viele Bilder auf einmal. Bitte gleich noch einmal versuchen.',
      en: 'Many pictures are coming in at once. Please try again in a moment.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
