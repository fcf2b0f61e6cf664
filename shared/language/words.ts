import type { Kind } from '../domain/idea.ts'
import type { Language } from '../domain/mindMap.ts'

const kinds: Record<Language, Record<Kind, string>> = {
  de: {
    topic: 'Thema',
    challenge: 'Herausforderung',
    goodPractice: 'Gute Praxis',
    quickWin: 'Quick Win',
    free: 'Idee',
  },
  en: { topic: 'Topic', challenge: 'Challenge', goodPractice: 'Good practice', quickWin: 'Quick win', free: 'Idea' },
}

/** What a kind is called on screens and in copies. */
export function kindName(kind: Kind, language: Language): string {
  return kinds[language][kind]
}

const words = {
  de: {
    lostAndFound: 'Fundbüro',
    untitled: 'Ohne Titel',
    note: 'Notiz',
    picture: 'Bild',
    who: 'Wer',
    nextStep: 'Nächster Schritt',
    until: 'Bis wann',
    goals: 'Nachhaltigkeitsziele',
    link: 'Link',
    links: 'Querverbindungen',
    outline: 'Gliederung',
    votes: 'Stimmen',
    asOf: 'Stand',
    snapshot: 'Stand',
    number: 'Nr.',
    page: 'Seite',
    level: 'Ebene',
    kind: 'Kategorie',
    idea: 'Idee',
    path: 'Pfad',
    of: 'von',
    contents: 'Inhalt',
    overview: 'Überblick',
    agreed: 'Wer macht was bis wann',
    continued: 'Fortsetzung',
    readOn: 'Hier weiterlesen',
    allIdeas: 'Alle Ideen',
    talk: 'Kommentare und Reaktionen',
    by: 'Eingebracht von',
    tookPart: 'Dabei waren',
    row: 'Reihe',
    column: 'Spalte',
  },
  en: {
    lostAndFound: 'Lost and found',
    untitled: 'Untitled',
    note: 'Note',
    picture: 'Picture',
    who: 'Who',
    nextStep: 'Next step',
    until: 'By when',
    goals: 'Sustainable development goals',
    link: 'Link',
    links: 'Cross-links',
    outline: 'Outline',
    votes: 'Votes',
    asOf: 'As of',
    snapshot: 'Snapshot',
    number: 'no.',
    page: 'Page',
    level: 'Level',
    kind: 'Kind',
    idea: 'Idea',
    path: 'Path',
    of: 'of',
    contents: 'Contents',
    overview: 'Overview',
    agreed: 'Who does what by when',
    continued: 'continued',
    readOn: 'Read on here',
    allIdeas: 'All ideas',
    talk: 'Comments and reactions',
    by: 'Brought in by',
    tookPart: 'Taking part',
    row: 'Row',
    column: 'Column',
  },
} satisfies Record<Language, Record<string, string>>

/** Words that leave the browser in copies. */
export type Word = keyof (typeof words)['de']
export function word(name: Word, language: Language): string {
  return words[language][name]
}

/** What the idea is called under which all hangs that lost its branch. */
export const lostAndFoundTitle = (language: Language): string => words[language].lostAndFound

/** "Stimmen", as it stands behind a number of them. */
export function voteWord(votes: number, language: Language): string {
  if (votes !== 1) return language === 'de' ? word('votes', language) : 'votes'
  return language === 'de' ? 'Stimme' : 'vote'
}

/** "Ideen", as it stands behind a number of them. */
export function ideaWord(ideas: number, language: Language): string {
  if (language === 'de') return ideas === 1 ? 'Idee' : 'Ideen'
  return ideas === 1 ? 'idea' : 'ideas'
}
