import type { ProblemEntry } from './problemEntry.ts'

/** What can be wrong with a snapshot of the map. */
export const SNAPSHOT_PROBLEMS = {
  snapshotNotFound: {
    status: 404,
    title: { de: 'Stand nicht gefunden', en: 'Snapshot not found' },
    detail: {
      de: 'Diesen Stand gibt es auf diesem Board nicht. Automatische Stände werden mit der Zeit ausgedünnt; die Liste zeigt alle vorhandenen.',
      en: 'There is no such snapshot on this board. Automatic ones are thinned out in time; the list shows all that exist.',
    },
  },
  snapshotsFull: {
    status: 409,
    title: { de: 'Zu viele Stände', en: 'Too many snapshots' },
    detail: {
      de: ({ limit }) =>
        `Dieses Board hat schon ${limit ?? ''} Stände, die aufbewahrt werden sollen. Bitte einem älteren den Namen nehmen, dann macht er Platz. Die Mindmap selbst ist unberührt.`,
      en: ({ limit }) =>
        `This board already has ${limit ?? ''} snapshots that are to be kept. Please take the name away from an older one, and it makes room. The map itself is untouched.`,
    },
  },
  snapshotPublished: {
    status: 409,
    title: { de: 'Stand ist veröffentlicht', en: 'Snapshot is published' },
    detail: {
      de: 'Die Ergebnisseite zeigt diesen Stand. Bitte zuerst die Ergebnisse neu veröffentlichen oder die Seite zurückziehen, dann lässt er sich löschen. Es wurde nichts verändert.',
      en: 'The result page shows this snapshot. Please publish the results anew or take the page back first, then it can be deleted. Nothing was changed.',
    },
  },
  snapshotsBusy: {
    status: 429,
    title: { de: 'Viele Stände auf einmal', en: 'Many snapshots at once' },
    detail: {
      de: 'Gerade werden sehr viele Stände festgehalten. Bitte in einer Minute noch einmal versuchen. Die Mindmap selbst ist unberührt.',
      en: 'Very many snapshots are being taken right now. Please try again in a minute. The map itself is untouched.',
    },
  },
  snapshotFailed: {
    status: 500,
    title: { de: 'Stand nicht festgehalten', en: 'Snapshot failed' },
    detail: {
      de: 'Der Stand konnte nicht festgehalten oder gezeichnet werden. Die Mindmap selbst ist unberührt. Bitte noch einmal versuchen.',
      en: 'The snapshot could not be taken or drawn. The map itself is untouched. Please try again.',
    },
  },
  snapshotNotRestored: {
    status: 409,
    title: { de: 'Stand nicht wiederhergestellt', en: 'Snapshot not restored' },
    detail: {
      de: 'So lässt sich dieser Stand nicht wiederherstellen: Der Zweig ist nicht in ihm, oder die Mindmap würde zu groß oder zu tief. Die Mindmap ist unberührt. Bitte einen anderen Zweig oder Stand wählen.',
      en: 'This snapshot cannot be restored so: the branch is not in it, or the map would become too large or too deep. The map is untouched. Please choose another branch or snapshot.',
    },
  },
  snapshotDamaged: {
    status: 500,
    title: { de: 'Stand beschädigt', en: 'Snapshot damaged' },
    detail: {
      de: 'Dieser Stand ist auf dem Server beschädigt und lässt sich nicht öffnen. Die Mindmap selbst ist unberührt; bitte einen anderen Stand wählen.',
      en: 'This snapshot is damaged on the server and cannot be opened. The map itself is untouched; please choose another one.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
