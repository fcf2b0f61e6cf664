import type { IdeaId } from './idea.ts'
import type { ParticipantId } from './participant.ts'

/** What one can say about an idea without words. */
export const REACTIONS = ['support', 'join', 'thanks'] as const
export type Reaction = (typeof REACTIONS)[number]

export interface Comment {
  /** Unlike any other's on the board. */
  readonly key: string
  readonly id: string
  readonly idea: IdeaId
  readonly by: ParticipantId
  readonly text: string
  /** Milliseconds since 1970, by the clock of who wrote it. */
  readonly at: number
  /** When it was last changed, if it was. */
  readonly edited?: number
}

/** What people have said about one idea. */
export interface IdeaTalk {
  /** Oldest first. */
  readonly comments: readonly Comment[]
  /** By whom; only those that somebody has given. */
  readonly reactions: ReadonlyMap<Reaction, readonly ParticipantId[]>
}

export const NO_TALK: IdeaTalk = { comments: [], reactions: new Map() }

export const reactionsIn = ({ reactions }: IdeaTalk): number =>
  [...reactions.values()].reduce((sum, people) => sum + people.length, 0)
