import type { Idea, Kind } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'

/** What I want to see of the map. To a question that asks for several, any of them will do; an idea fits when it meets all questions. */
export interface Filter {
  readonly kinds: readonly Kind[]
  /** Who added it. */
  readonly authors: readonly ParticipantId[]
  /** Who takes care of it, as `carersOf` tells them. */
  readonly who: readonly string[]
  readonly goals: readonly number[]
  /** Whether it must have a next step: somebody, something or a day. */
  readonly isPlanned: boolean
}

export const NO_FILTER: Filter = { kinds: [], authors: [], who: [], goals: [], isPlanned: false }

/** How many questions it asks. */
export const questionsOf = ({ kinds, authors, who, goals, isPlanned }: Filter): number =>
  [kinds, authors, who, goals].filter((asked) => asked.length > 0).length + Number(isPlanned)

/** "Anna, Bernd und Cemile" are three. */
const BETWEEN = /[,;/&+]|\s(?:und|and)\s/u

/** Those who take care of an idea: their names by how they are compared, so that "anna" is "Anna". */
export function carersOf({ fields: { who = '' } }: Pick<Idea, 'fields'>): ReadonlyMap<string, string> {
  const names = who.split(BETWEEN).map((name) => name.trim())
  return new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name]))
}

export const isPlanned = ({ fields: { who, nextStep, until } }: Pick<Idea, 'fields'>): boolean =>
  who !== undefined || nextStep !== undefined || until !== undefined

/** Whether an idea meets all that is asked. */
export function meets(idea: Idea, filter: Filter): boolean {
  const { kinds, authors, who, goals } = filter
  if (kinds.length > 0 && !kinds.includes(idea.kind)) return false
  if (authors.length > 0 && (idea.author === undefined || !authors.includes(idea.author))) return false
  if (goals.length > 0 && !idea.fields.sdg?.some((goal) => goals.includes(goal))) return false
  if (filter.isPlanned && !isPlanned(idea)) return false
  if (who.length === 0) return true
  const carers = carersOf(idea)
  return who.some((name) => carers.has(name))
}
