import type { Kind } from '../shared/domain/idea.ts'
import type { Language } from '../shared/domain/mindMap.ts'
import { voteWord, word } from '../shared/language/words.ts'
import type { SaidAbout } from '../shared/outline/talkOfMap.ts'
import type { Outline, OutlineItem } from '../shared/domain/outline.ts'

/** What a copy for other programs is made of. */
export interface TextContent {
  readonly outline: Outline
  readonly title: string
  readonly language: Language
  /** The day that the copy shows, as people read it. */
  readonly date: string
  /** The same moment, in milliseconds since 1970. */
  readonly now: number
  /** Who took part, one after another, where names are wanted. Who wrote what stands in the outline. */
  readonly people?: string | undefined
  /** What was said about ideas, where that is wanted, too. */
  readonly talk?: readonly SaidAbout[] | undefined
}

/** Where a copy comes from, of which day it is, and who took part, where names are wanted. All in one line, by which it is known when it is read. */
export const stampOf = (content: TextContent): string =>
  [MAKER, `${word('asOf', content.language)}: ${content.date}`, peopleInWords(content)].filter(Boolean).join(' · ')

/** "Dabei waren: Anna Berg (Stadt Musterhausen), …", where names are wanted. */
export const peopleInWords = ({ people, language }: Pick<TextContent, 'people' | 'language'>): string | undefined =>
  people && `${word('tookPart', language)}: ${people}`

export const MAKER = 'Kaffeetisch'

/** A small value as a word and its text, in the order in which they are shown. `date` writes a day as people do. */
export function fieldsInWords(
  { fields = {}, by }: OutlineItem,
  language: Language,
  date: (day: string, language: Language) => string = (day) => day,
): { name: string; value: string }[] {
  const { who, nextStep, until, sdg } = fields
  return (
    [
      ['who', who],
      ['nextStep', nextStep],
      ['until', until && date(until, language)],
      ['goals', sdg?.join(', ')],
      ['by', by],
    ] as const
  ).flatMap(([field, value]) => (value ? [{ name: word(field, language), value }] : []))
}

/** A sign for each kind, for formats that know plain text only. */
export const KIND_SIGNS: Readonly<Record<Kind, string>> = {
  topic: '📌',
  challenge: '⚠️',
  goodPractice: '✅',
  quickWin: '⚡',
  free: '💡',
}

/** Ties sign and number of votes to the title, where nobody types it: so they are found again. */
export const TIE = '\u00a0'

export const signOf = ({ kind }: OutlineItem): string => (kind ? KIND_SIGNS[kind] + TIE : '')

/** ` (5 Stimmen)` */
export const votesInWords = ({ votes }: OutlineItem, language: Language): string =>
  votes === undefined ? '' : `${TIE}(${votes} ${voteWord(votes, language)})`
