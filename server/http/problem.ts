import type { Language } from '../../shared/domain/mindMap.ts'
import type { Problem } from '../../shared/wire/requests.ts'
import { CLOSING_PROBLEMS } from './closingProblems.ts'
import { COPY_PROBLEMS } from './copyProblems.ts'
import { IMPORT_PROBLEMS } from './importProblems.ts'
import { PICTURE_PROBLEMS } from './pictureProblems.ts'
import { SNAPSHOT_PROBLEMS } from './snapshotProblems.ts'
import { READING_PROBLEMS } from './readingProblems.ts'
import { PUBLICATION_PROBLEMS } from './publicationProblems.ts'
import type { ProblemDetails, ProblemEntry } from './problemEntry.ts'

const limit = ({ limit }: ProblemDetails): string => String(limit ?? '')
const least = ({ least }: ProblemDetails): string => String(least ?? '')
const list = ({ allowed }: ProblemDetails): string => (allowed ?? []).join(', ')
const field = ({ field }: ProblemDetails): string => field ?? ''

/** Everything that can be wrong, with the sentence people read: what, why, what now. docs/errors.md explains each; a test compares. */
export const PROBLEMS = {
  ...PICTURE_PROBLEMS,
  ...CLOSING_PROBLEMS,
  ...PUBLICATION_PROBLEMS,
  malformedJson: {
    status: 400,
    title: { de: 'Unlesbare Anfrage', en: 'Unreadable request' },
    detail: {
      de: 'Die Anfrage ist kein gültiges JSON. Es wurde nichts verändert.',
      en: 'The request is not valid JSON. Nothing was changed.',
    },
  },
  malformedAddress: {
    status: 400,
    title: { de: 'Unlesbare Adresse', en: 'Unreadable address' },
    detail: {
      de: 'Diese Adresse ist beschädigt. Bitte den Link noch einmal vollständig kopieren.',
      en: 'This address is damaged. Please copy the whole link again.',
    },
  },
  notAuthorised: {
    status: 401,
    title: { de: 'Kein Zugang', en: 'No access' },
    detail: {
      de: 'Dieser Link passt zu keinem Board. Vielleicht fehlt ein Stück: Bitte den Link noch einmal vollständig kopieren oder bei der Organisation nachfragen.',
      en: 'This link fits no board. A piece may be missing: please copy the whole link again, or ask the organiser.',
    },
  },
  forbidden: {
    status: 403,
    title: { de: 'Nicht erlaubt', en: 'Not allowed' },
    detail: {
      de: 'Das darf auf diesem Board nur die Organisation. Bitte den Link der Organisation verwenden oder dort nachfragen.',
      en: 'Only the organiser may do this on this board. Please use the organiser’s link, or ask the organiser.',
    },
  },
  organiserLinkNeeded: {
    status: 403,
    title: { de: 'Link der Organisation nötig', en: 'Organiser’s link needed' },
    detail: {
      de: 'Die drei Links lassen sich nur mit dem Link der Organisation selbst anzeigen, denn sie sind nirgends gespeichert. Bitte das Board über diesen Link öffnen.',
      en: 'The three links can only be shown with the organiser’s link itself, because they are stored nowhere. Please open the board by that link.',
    },
  },
  linkRenewed: {
    status: 403,
    title: { de: 'Link erneuert', en: 'Link renewed' },
    detail: {
      de: 'Die Organisation hat diesen Link erneuert, der alte gilt nicht mehr. Bitte dort nach dem neuen fragen.',
      en: 'The organiser has renewed this link, and the old one no longer counts. Please ask for the new one.',
    },
  },
  linkOff: {
    status: 403,
    title: { de: 'Link ausgeschaltet', en: 'Link switched off' },
    detail: {
      de: 'Die Organisation hat diesen Link gerade ausgeschaltet. Er gilt wieder, sobald sie ihn einschaltet.',
      en: 'The organiser has switched this link off for now. It works again as soon as it is switched on.',
    },
  },
  linkEnded: {
    status: 403,
    title: { de: 'Link abgelaufen', en: 'Link has ended' },
    detail: {
      de: 'Dieser Link galt bis zu einem Tag, der vorbei ist. Bitte bei der Organisation nachfragen.',
      en: 'This link was valid until a day that is over. Please ask the organiser.',
    },
  },
  removed: {
    status: 403,
    title: { de: 'Vom Board entfernt', en: 'Removed from the board' },
    detail: {
      de: 'Die Organisation hat diesen Zugang beendet. Bitte dort nachfragen, wenn das ein Versehen war.',
      en: 'The organiser has ended this access. Please ask there if it was a mistake.',
    },
  },
  notFound: {
    status: 404,
    title: { de: 'Nicht gefunden', en: 'Not found' },
    detail: { de: 'Unter dieser Adresse gibt es nichts.', en: 'There is nothing at this address.' },
  },
  personNotFound: {
    status: 404,
    title: { de: 'Person nicht gefunden', en: 'Person not found' },
    detail: {
      de: 'Diese Person steht nicht in der Liste dieses Boards.',
      en: 'This person is not in the list of this board.',
    },
  },
  methodNotAllowed: {
    status: 405,
    title: { de: 'So nicht möglich', en: 'Method not allowed' },
    detail: {
      de: (details) => `Hier geht nur: ${list(details)}.`,
      en: (details) => `Only this is possible here: ${list(details)}.`,
    },
  },
  renewedMeanwhile: {
    status: 409,
    title: { de: 'Inzwischen erneuert', en: 'Renewed meanwhile' },
    detail: {
      de: 'Jemand anderes hat den Link der Organisation gerade erneuert. Es wurde nichts weiter verändert.',
      en: 'Somebody else has just renewed the organiser’s link. Nothing else was changed.',
    },
  },
  boardFull: {
    status: 409,
    title: { de: 'Board voll', en: 'Board full' },
    detail: {
      de: (details) =>
        `Auf diesem Board sind schon ${limit(details)} Personen verzeichnet. Bitte bei der Organisation melden.`,
      en: (details) => `This board already remembers ${limit(details)} people. Please tell the organiser.`,
    },
  },
  boardGone: {
    status: 410,
    title: { de: 'Board gelöscht', en: 'Board deleted' },
    detail: {
      de: 'Dieses Board wurde gelöscht, mit allem, was darauf stand. Es kann nicht wiederhergestellt werden.',
      en: 'This board was deleted with everything on it. It cannot be restored.',
    },
  },
  bodyTooLarge: {
    status: 413,
    title: { de: 'Anfrage zu groß', en: 'Request too large' },
    detail: {
      de: (details) =>
        `Die Anfrage ist größer als ${limit(details)} Bytes und wurde nicht angenommen. Es wurde nichts verändert.`,
      en: (details) => `The request is larger than ${limit(details)} bytes and was not accepted. Nothing was changed.`,
    },
  },
  jsonExpected: {
    status: 415,
    title: { de: 'JSON erwartet', en: 'JSON expected' },
    detail: {
      de: 'Hier wird ein JSON-Objekt in UTF-8 erwartet, mit Content-Type: application/json.',
      en: 'A JSON object in UTF-8 is expected here, with Content-Type: application/json.',
    },
  },
  titleMissing: {
    status: 422,
    title: { de: 'Titel fehlt', en: 'Title missing' },
    detail: { de: 'Ein Board braucht einen Titel.', en: 'A board needs a title.' },
  },
  titleTooLong: {
    status: 422,
    title: { de: 'Titel zu lang', en: 'Title too long' },
    detail: {
      de: (details) => `Der Titel eines Boards hat höchstens ${limit(details)} Zeichen. Bitte kürzen.`,
      en: (details) => `A board’s title has at most ${limit(details)} characters. Please shorten it.`,
    },
  },
  nameTooLong: {
    status: 422,
    title: { de: 'Name zu lang', en: 'Name too long' },
    detail: {
      de: (details) => `Ein Name hat höchstens ${limit(details)} Zeichen. Bitte kürzen.`,
      en: (details) => `A name has at most ${limit(details)} characters. Please shorten it.`,
    },
  },
  organisationTooLong: {
    status: 422,
    title: { de: 'Organisation zu lang', en: 'Organisation too long' },
    detail: {
      de: (details) => `Der Name einer Organisation hat höchstens ${limit(details)} Zeichen. Bitte kürzen.`,
      en: (details) => `An organisation’s name has at most ${limit(details)} characters. Please shorten it.`,
    },
  },
  unknownLanguage: {
    status: 422,
    title: { de: 'Unbekannte Sprache', en: 'Unknown language' },
    detail: {
      de: (details) => `Diese Sprache gibt es hier nicht. Möglich sind: ${list(details)}.`,
      en: (details) => `This language is not available here. Possible are: ${list(details)}.`,
    },
  },
  unknownTemplate: {
    status: 422,
    title: { de: 'Unbekannte Vorlage', en: 'Unknown template' },
    detail: {
      de: (details) => `Diese Vorlage gibt es nicht. Möglich sind: ${list(details)}.`,
      en: (details) => `There is no such template. Possible are: ${list(details)}.`,
    },
  },
  endInThePast: {
    status: 422,
    title: { de: 'Ende in der Vergangenheit', en: 'End in the past' },
    detail: {
      de: 'Ein Link kann nur zu einem Tag enden, der noch kommt. Soll er jetzt enden: bitte ausschalten.',
      en: 'A link can only end on a day to come. To end it now, please switch it off.',
    },
  },
  retentionOutOfBounds: {
    status: 422,
    title: { de: 'Frist nicht möglich', en: 'Period not possible' },
    detail: {
      de: (details) => `Ein Board kann hier ${least(details)} bis ${limit(details)} Tage aufgehoben werden.`,
      en: (details) => `A board can be kept for ${least(details)} to ${limit(details)} days here.`,
    },
  },
  notYourself: {
    status: 422,
    title: { de: 'Das bist Du selbst', en: 'That is you' },
    detail: {
      de: 'Du kannst Dich nicht selbst entfernen. Zum Gehen genügt es, das Board zu verlassen.',
      en: 'You cannot remove yourself. To go, just leave the board.',
    },
  },
  invalidBody: {
    status: 422,
    title: { de: 'Angaben ungültig', en: 'Invalid request' },
    detail: {
      de: (details) =>
        field(details)
          ? `Die Angabe „${field(details)}“ ist ungültig.`
          : 'Die Anfrage enthält Angaben, die hier nicht vorgesehen sind.',
      en: (details) =>
        field(details)
          ? `The value of “${field(details)}” is not valid.`
          : 'The request holds values that are not known here.',
    },
  },
  tooManyFailures: {
    status: 429,
    title: { de: 'Zu viele Fehlversuche', en: 'Too many failures' },
    detail: {
      de: 'Von diesem Anschluss kamen zu viele ungültige Links. Bitte eine Minute warten und den Link dann vollständig kopieren.',
      en: 'Too many invalid links came from this connection. Please wait a minute, then copy the whole link.',
    },
  },
  tooManyBoards: {
    status: 429,
    title: { de: 'Zu viele neue Boards', en: 'Too many new boards' },
    detail: {
      de: (details) =>
        `Von einem Anschluss lassen sich in einer Stunde höchstens ${limit(details)} Boards anlegen. Bitte später noch einmal versuchen.`,
      en: (details) => `One connection can create at most ${limit(details)} boards in an hour. Please try again later.`,
    },
  },
  tooManyJoins: {
    status: 429,
    title: { de: 'Sehr viele auf einmal', en: 'Very many at once' },
    detail: {
      de: (details) =>
        `Von einem Anschluss können in einer Minute höchstens ${limit(details)} neue Personen dazukommen. Bitte gleich noch einmal versuchen.`,
      en: (details) =>
        `At most ${limit(details)} new people can join from one connection in a minute. Please try again shortly.`,
    },
  },
  tooManyRequests: {
    status: 429,
    title: { de: 'Zu viele Anfragen', en: 'Too many requests' },
    detail: {
      de: 'Von diesem Anschluss kommen gerade zu viele Anfragen. Bitte eine Minute warten.',
      en: 'Too many requests are coming from this connection. Please wait a minute.',
    },
  },
  noMail: {
    status: 409,
    title: { de: 'Kein Versand', en: 'No mail' },
    detail: {
      de: 'Dieser Server verschickt keine E-Mails. Die Adresse wurde nicht gespeichert.',
      en: 'This server sends no mail. The address was not kept.',
    },
  },
  notAnAddress: {
    status: 422,
    title: { de: 'Keine E-Mail-Adresse', en: 'No mail address' },
    detail: {
      de: 'Das ist keine E-Mail-Adresse, an die etwas geschickt werden kann. Bitte prüfen, zum Beispiel: name@example.org.',
      en: 'This is no mail address to which something could be sent. Please check it, for example: name@example.org.',
    },
  },
  copyTooManyPixels: {
    status: 422,
    title: { de: 'Bild zu groß', en: 'Picture too large' },
    detail: {
      de: (details) =>
        `So scharf hätte das Bild mehr als ${limit(details)} Megapixel, und kaum ein Programm könnte es öffnen. Bitte weniger scharf wählen, oder PDF oder SVG nehmen: Sie sind in jeder Größe scharf.`,
      en: (details) =>
        `That sharp, the picture would have more than ${limit(details)} megapixels, and hardly a program could open it. Please choose a lower sharpness, or take PDF or SVG: they are sharp at any size.`,
    },
  },
  internal: {
    status: 500,
    title: { de: 'Fehler im Server', en: 'Server error' },
    detail: {
      de: 'Im Server ist etwas schiefgegangen. Was als gesichert angezeigt wurde, bleibt gesichert. Bitte noch einmal versuchen.',
      en: 'Something went wrong in the server. What was shown as saved stays saved. Please try again.',
    },
  },
  readOnly: {
    status: 503,
    title: { de: 'Nur lesen', en: 'Read only' },
    detail: {
      de: 'Dieser Server nimmt gerade keine Änderungen an: Alles kann gelesen, aber nichts verändert werden. Bitte später noch einmal versuchen.',
      en: 'This server takes no changes at present: everything can be read, nothing can be changed. Please try again later.',
    },
  },
  notSaving: {
    status: 503,
    title: { de: 'Speichern gestört', en: 'Storage disturbed' },
    detail: {
      de: 'Der Server kann gerade nicht speichern. Es wurde nichts verändert. Bitte in einer Minute noch einmal versuchen.',
      en: 'The server cannot save at the moment. Nothing was changed. Please try again in a minute.',
    },
  },
  ...COPY_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...SNAPSHOT_PROBLEMS,
  ...READING_PROBLEMS,
} as const satisfies Record<string, ProblemEntry>
export type ProblemCode = keyof typeof PROBLEMS

/** Ends a request with a sentence. Thrown by routes, answered by `answerProblems`. */
export class HttpProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code)
    this.name = 'HttpProblem'
  }
}

/** The body of a problem in one language. */
export function problemBody(code: ProblemCode, language: Language, details: ProblemDetails = {}): Problem {
  const { status, title, detail }: ProblemEntry = PROBLEMS[code]
  const sentence = detail[language]
  return {
    type: `urn:kaffeetisch:problem:${code}`,
    title: title[language],
    status,
    code,
    detail: typeof sentence === 'string' ? sentence : sentence(details),
  }
}
