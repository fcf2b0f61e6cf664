import type { IdeaFields } from '../domain/idea.ts'
import { LANGUAGES, type Language } from '../domain/mindMap.ts'
import { shortDate } from '../language/dates.ts'
import { FACTS } from './geometry.ts'
import { widthOf } from './textAdvance.ts'

/** Who, until when and which goals, in one small line under the title. */
export interface FactsLine {
  readonly text: Readonly<Record<Language, string>>
  /** As much as the longest language needs: a box has one size for all who look at it. */
  readonly width: number
}

const UNTIL: Readonly<Record<Language, string>> = { de: 'bis', en: 'by' }
const NEXT = ' · '
/** A name keeps this much, whatever stands behind it. */
const LEAST_WHO = 80

export function factsLine({ who, until, sdg }: IdeaFields, room: number): FactsLine | undefined {
  if (who === undefined && until === undefined && sdg === undefined) return undefined
  const write = (language: Language): string => {
    const rest = [
      until === undefined ? undefined : `${UNTIL[language]} ${shortDate(until, language)}`,
      sdg === undefined ? undefined : `SDG ${sdg.join(', ')}`,
    ].filter((part) => part !== undefined)
    if (who === undefined) return cut(rest.join(NEXT), room)
    const others = rest.length > 0 ? NEXT + rest.join(NEXT) : ''
    return cut(cut(who, Math.max(LEAST_WHO, room - width(others))) + others, room)
  }
  const text = { de: write('de'), en: write('en') }
  return { text, width: Math.max(...LANGUAGES.map((language) => width(text[language]))) }
}

const width = (text: string): number => widthOf(text, FACTS.size)

function cut(text: string, room: number): string {
  if (width(text) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && width(`${letters.join('').trimEnd()}…`) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
