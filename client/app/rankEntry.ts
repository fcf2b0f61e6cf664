import { plainForms, plainWords } from '../deeds/findIdeas.ts'
import type { MenuEntry } from '../ui/menuEntries.ts'

/**
 * How well an entry fits what was typed, 0 best; `undefined`: not at all. Every word that was typed must begin one of the entry's, in any
 * language; within a long German word it counts less.
 */
export function rankEntry(
  { label, otherWords = '' }: Pick<MenuEntry, 'label' | 'otherWords'>,
  typed: string,
): number | undefined {
  const wanted = plainWords(typed)
  if (wanted.length === 0) return undefined
  const here = formsOf(label)
  const elsewhere = formsOf(otherWords)
  let worst = 0
  for (const word of wanted) {
    const rank = rankOf(word, here) ?? addTo(rankOf(word, elsewhere), 1)
    if (rank === undefined) return undefined
    worst = Math.max(worst, rank)
  }
  return worst
}

const INSIDE = 3

const formsOf = (text: string): string[] => plainForms(text).flatMap((form) => plainWords(form))
const addTo = (rank: number | undefined, more: number): number | undefined =>
  rank === undefined ? undefined : rank + more

function rankOf(word: string, words: readonly string[]): number | undefined {
  if (words[0]?.startsWith(word)) return 0
  if (words.some((each) => each.startsWith(word))) return 1
  return word.length >= INSIDE && words.some((each) => each.includes(word)) ? 3 : undefined
}
