import type { IdeaId, Kind } from '../../domain/idea.ts'
import type { Language } from '../../domain/mindMap.ts'
import type { Participant } from '../../domain/participant.ts'
import de from './regionalgespraech.de.json' with { type: 'json' }
import en from './regionalgespraech.en.json' with { type: 'json' }

export interface DemoIdea {
  readonly id: IdeaId
  readonly parent: IdeaId
  readonly text: string
  readonly kind?: Kind
  readonly note?: string
  readonly author?: string
  readonly sdg?: readonly number[]
  readonly votes?: number
}

interface DemoBoard {
  readonly title: string
  readonly centre: string
  readonly people: readonly { readonly id: string; readonly name: string; readonly organisation: string }[]
  /** Parents before children, siblings in order. */
  readonly ideas: readonly DemoIdea[]
  readonly links: readonly { readonly id: string; readonly from: IdeaId; readonly to: IdeaId; readonly label: string }[]
}

/** The session that the demo shows: an invented one, with invented people. The English one is shorter. */
export function demoBoard(language: Language): DemoBoard {
  // The compiler reads a JSON file's kinds as plain strings; a test holds the files against the domain.
  return (language === 'de' ? de : en) as DemoBoard
}

/** Who wrote the demo's ideas, for the board's roster. */
export function demoPeople(language: Language): Participant[] {
  return demoBoard(language).people.map((person) => ({ ...person, role: 'participant' }))
}
