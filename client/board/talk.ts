import * as Y from 'yjs'
import type { Command, Result } from '../../shared/commands/command.ts'
import { watchTalk } from '../../shared/document/watchTalk.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { NO_TALK, type Comment, type IdeaTalk } from '../../shared/domain/talk.ts'
import type { Outcome } from './session.ts'

/** What people say about the ideas of this board: comments and reactions. */
export interface BoardTalk {
  readonly doc: Y.Doc
  /** The same object until something is said about that idea. */
  of(idea: IdeaId): IdeaTalk
  /** Everything that is said, by idea. */
  readonly all: ReadonlyMap<IdeaId, IdeaTalk>
  /** Calls back with the ideas that something was said about. */
  onChange(listener: (ideas: ReadonlySet<IdeaId>) => void): () => void
  /** Calls back with comments of others as they come. */
  onArrival(listener: (comments: readonly Comment[]) => void): () => void
  /** Says, changes, takes away, reacts; a refusal is shown and announced here. */
  run<A>(command: Command<A>, args: A): Outcome
  /** Whether what was said up to now is here. */
  readonly isLive: () => boolean
  onLive(listener: () => void): () => void
  stop(): void
}

interface TalkMeans {
  readonly isLive: () => boolean
  onLive(listener: () => void): () => void
  run<A>(doc: Y.Doc, command: Command<A>, args: A): Result | Outcome
}

export function createTalk({ isLive, onLive, run }: TalkMeans): BoardTalk {
  const doc = new Y.Doc()
  const changes = new Set<(ideas: ReadonlySet<IdeaId>) => void>()
  const arrivals = new Set<(comments: readonly Comment[]) => void>()
  const { talk, stop } = watchTalk(doc, (ideas, arrived) => {
    for (const listener of [...changes]) listener(ideas)
    const came = new Set(arrived)
    const comments = [...ideas].flatMap((idea) => talk.get(idea)?.comments.filter(({ key }) => came.has(key)) ?? [])
    if (comments.length > 0) for (const listener of [...arrivals]) listener(comments)
  })
  return {
    doc,
    all: talk,
    of: (idea) => talk.get(idea) ?? NO_TALK,
    onChange(listener) {
      changes.add(listener)
      return () => changes.delete(listener)
    },
    onArrival(listener) {
      arrivals.add(listener)
      return () => arrivals.delete(listener)
    },
    run: (command, args) => run(doc, command, args),
    isLive,
    onLive,
    stop() {
      stop()
      doc.destroy()
    },
  }
}
