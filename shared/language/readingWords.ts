import type { Language } from '../domain/mindMap.ts'

const words = {
  de: {
    readOnly: 'nur lesen',
    toOutline: 'Zur Gliederung',
    map: 'Mindmap',
    mapRegion: 'Mindmap als Bild. Alles, was darin steht, steht auch in der Gliederung.',
    upperLevels: 'Die Mindmap ist sehr groß: Das Bild zeigt ihre oberen Ebenen, die Gliederung alles.',
    enlarge: 'Mindmap groß ansehen',
    close: 'Große Ansicht schließen',
    contents: 'Inhalt',
    outline: 'Gliederung',
    show: 'Zeigen',
    all: 'Alle',
    below: 'Ideen darunter',
    oneBelow: 'Idee darunter',
    mostVotes: 'Meiste Stimmen',
    files: 'Dateien zum Mitnehmen',
    linkedTo: 'Verbunden mit',
    edited: 'geändert',
    comments: 'Kommentare',
    comment: 'Kommentar',
    step: 'Stand',
    made: 'Gemacht mit Kaffeetisch',
    empty: 'Hier steht noch nichts.',
    nextDate: 'Nächster Termin',
    toBoard: 'Im Board mitlesen',
    online: 'Neueste Fassung ansehen',
    erased: 'Wird am {date} gelöscht, wenn bis dahin niemand mehr hereinschaut',
    incomplete: 'Ein Teil dieses Boards war beschädigt. Vielleicht fehlt hier etwas; die Organisation weiß davon.',
  },
  en: {
    readOnly: 'read only',
    toOutline: 'Go to the outline',
    map: 'Mind map',
    mapRegion: 'The mind map as a picture. Everything in it also stands in the outline.',
    upperLevels: 'The mind map is very large: the picture shows its upper levels, the outline everything.',
    enlarge: 'View the mind map large',
    close: 'Close the large view',
    contents: 'Contents',
    outline: 'Outline',
    show: 'Show',
    all: 'All',
    below: 'ideas below',
    oneBelow: 'idea below',
    mostVotes: 'Most votes',
    files: 'Files to take along',
    linkedTo: 'Linked to',
    edited: 'edited',
    comments: 'comments',
    comment: 'comment',
    step: 'Snapshot',
    made: 'Made with Kaffeetisch',
    empty: 'There is nothing here yet.',
    nextDate: 'Next date',
    toBoard: 'Follow on the board',
    online: 'See the latest version',
    erased: 'Will be erased on {date} unless somebody looks in before',
    incomplete: 'A part of this board was damaged. Something may be missing here; the organiser knows.',
  },
} satisfies Record<Language, Record<string, string>>

/** Words of the page on which a map is read. */
export type ReadingWord = keyof (typeof words)['de']
export const readingWord = (name: ReadingWord, language: Language): string => words[language][name]

export const commentCount = (n: number, language: Language): string =>
  `${n} ${readingWord(n === 1 ? 'comment' : 'comments', language)}`

const kinds = {
  de: {
    topic: 'Themen',
    challenge: 'Herausforderungen',
    goodPractice: 'Gute Praxis',
    quickWin: 'Quick Wins',
    free: 'Ideen',
  },
  en: {
    topic: 'Topics',
    challenge: 'Challenges',
    goodPractice: 'Good practices',
    quickWin: 'Quick wins',
    free: 'Ideas',
  },
} as const satisfies Record<Language, Record<string, string>>

/** What several of a kind are called. */
export const kindsName = (kind: keyof (typeof kinds)['de'], language: Language): string => kinds[language][kind]
