import type { IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'

export interface Person {
  readonly participant: ParticipantId
  readonly name: string
  readonly colour: string
}

/** Where somebody is on the map, in map coordinates. */
export interface Pointer {
  readonly x: number
  readonly y: number
}

/** One connection: a person with two tabs has two. */
export interface Other {
  readonly client: number
  readonly person: Person
  readonly pointer: Pointer | null
  readonly editing: IdeaId | null
  readonly selection: readonly IdeaId[]
}

/** Who else is here and what they point at; and what I let them see of me. */
export interface Presence {
  /** Stable until something changes. */
  others(): readonly Other[]
  subscribe(listener: () => void): () => void
  /** At most ten go out a second; the last one always does. */
  setPointer(pointer: Pointer | null): void
  setEditing(id: IdeaId | null): void
  setSelection(ids: Iterable<IdeaId>): void
}
