import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import type { IdeaTalk } from '../domain/talk.ts'
import { readTalk } from './readTalk.ts'
import { openColumn, readTalkKey } from './schema.ts'

/** The comments that were said, or changed, since a state vector of this document. */
export function commentsSince(doc: Y.Doc, state: Uint8Array): string[] {
  const seen = Y.decodeStateVector(state)
  return [...openColumn(doc, 'comments')._map]
    .filter(([, item]) => !item.deleted && item.id.clock >= (seen.get(item.id.client) ?? 0))
    .map(([key]) => key)
}

export interface WatchedTalk {
  /** One live object: a change replaces what it holds of the ideas that it concerns, and of no others. */
  readonly talk: ReadonlyMap<IdeaId, IdeaTalk>
  stop(): void
}

/** Follows what people say. `onChange` gets the ideas concerned, and the comments that are new and not of my own making. */
export function watchTalk(
  doc: Y.Doc,
  onChange: (ideas: ReadonlySet<IdeaId>, arrived: readonly string[]) => void,
): WatchedTalk {
  const talk = readTalk(doc)
  const comments = openColumn(doc, 'comments')
  const columns = [comments, openColumn(doc, 'reactions')]
  const look = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    const ideas = new Set<IdeaId>()
    const arrived: string[] = []
    for (const [key, { action }] of event.changes.keys) {
      const idea = readTalkKey(key)?.idea
      if (idea === undefined) continue
      ideas.add(idea)
      if (action === 'add' && !transaction.local && event.target === comments) arrived.push(key)
    }
    const now = readTalk(doc)
    for (const idea of ideas) {
      const said = now.get(idea)
      if (said) talk.set(idea, said)
      else talk.delete(idea)
    }
    if (ideas.size > 0) onChange(ideas, arrived)
  }
  for (const each of columns) each.observe(look)
  return {
    talk,
    stop() {
      for (const each of columns) each.unobserve(look)
    },
  }
}
