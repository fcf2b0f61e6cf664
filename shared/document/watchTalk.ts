import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import type { IdeaTalk } from '../domain/talk.ts'
import { keysAbout, talkAbout, talkKeysOf } from './readTalk.ts'
import { openColumn, readTalkKey, TALK_ROOTS, type TalkRoot } from './schema.ts'

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

/**
 * Follows what people say, each change at the cost of what is said about the ideas that it concerns. `onChange` gets those ideas, and the
 * comments that are new and not of my own making.
 */
export function watchTalk(
  doc: Y.Doc,
  onChange: (ideas: ReadonlySet<IdeaId>, arrived: readonly string[]) => void,
): WatchedTalk {
  const keys = talkKeysOf(doc)
  const talk = new Map<IdeaId, IdeaTalk>()
  const readAnew = (idea: IdeaId): void => {
    const about = keysAbout(keys, idea)
    const said = talkAbout(doc, about)
    if (said) talk.set(idea, said)
    else talk.delete(idea)
  }
  for (const idea of keys.keys()) readAnew(idea)

  const stops = (Object.keys(TALK_ROOTS) as TalkRoot[]).map((root) => {
    const column = openColumn(doc, root)
    const look = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
      const ideas = new Set<IdeaId>()
      const arrived: string[] = []
      for (const [key, { action }] of event.changes.keys) {
        const idea = readTalkKey(key)?.idea
        if (idea === undefined) continue
        ideas.add(idea)
        const there = keysAbout(keys, idea)[root]
        if (action === 'delete') there.delete(key)
        else there.add(key)
        if (action === 'add' && !transaction.local && root === 'comments') arrived.push(key)
      }
      for (const idea of ideas) readAnew(idea)
      if (ideas.size > 0) onChange(ideas, arrived)
    }
    column.observe(look)
    return () => column.unobserve(look)
  })
  return { talk, stop: () => stops.forEach((stop) => stop()) }
}
