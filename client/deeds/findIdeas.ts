import type { IdeaId } from '../../shared/domain/idea.ts'
import { LANGUAGES, subtree, type MindMap } from '../../shared/domain/mindMap.ts'
import { goalName } from '../../shared/language/goals.ts'

/** Case and accents do not count: who writes "cafe" finds "Café". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Plain, and with umlauts as they are written on keyboards that lack them: "loschen" and "loeschen" find "Löschen". */
export const plainForms = (text: string): string[] => [
  ...new Set([
    plain(text),
    plain(
      text
        .normalize('NFC')
        .toLowerCase()
        .replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter),
    ),
  ]),
]

/** The words of a text, without case, accents and signs. */
export const plainWords = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

const wantedOf = (words: string): string[] => plain(words).split(/\s+/).filter(Boolean)

function holdsAll(text: string, wanted: readonly string[]): boolean {
  const texts = plainForms(text)
  return wanted.every((word) => texts.some((form) => form.includes(word)))
}

/** Whether a text holds all the words; nothing is held by every text. */
export const matchesWords = (text: string, words: string): boolean => holdsAll(text, wantedOf(words))

/** The ideas whose title, note or details hold all the words, in the order of the tree. Nothing is found by nothing. */
export function matches(map: MindMap, words: string): IdeaId[] {
  const wanted = wantedOf(words)
  if (wanted.length === 0) return []
  const found: IdeaId[] = []
  for (const idea of subtree(map, map.root)) {
    const note = idea.note.map((line) => line.map((run) => run.text).join('')).join(' ')
    const { who = '', nextStep = '', link = '', sdg = [] } = idea.fields
    const goals = sdg.map((goal) => LANGUAGES.map((language) => `sdg ${goal} ${goalName(goal, language)}`).join(' '))
    if (holdsAll([idea.text, note, who, nextStep, link, ...goals].join(' '), wanted)) found.push(idea.id)
  }
  return found
}
