import type { ProblemEntry } from './problemEntry.ts'

/** What can be wrong about the end of a session; the rest stands in problem.ts. */
export const CLOSING_PROBLEMS = {
  boardClosed: {
    status: 403,
    title: { de: 'Die Sitzung ist geschlossen', en: 'The session is closed' },
    detail: {
      de: 'An diesem Board wird nicht mehr geschrieben. Die Organisation kann die Sitzung wieder öffnen.',
      en: 'This board is written no more. The organiser can open the session again.',
    },
  },
  commentsEndTooEarly: {
    status: 422,
    title: { de: 'Ende vor dem Schluss', en: 'End before closing' },
    detail: {
      de: 'Kommentiert werden kann nur bis zu einem Tag nach dem Schluss der Sitzung, der noch kommt. Soll nicht mehr kommentiert werden: bitte das auswählen.',
      en: 'Comments can only be taken until a day to come, after the session closes. To take none, please choose that.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>
