import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import type { ParticipantId } from '../domain/participant.ts'
import { NO_TALK, REACTIONS, type Comment, type IdeaTalk, type Reaction } from '../domain/talk.ts'
import { column, readTalkKey } from './schema.ts'

/** What people have said about each idea. Answers for every document; ideas of which nothing is said are not in it. */
export function readTalk(doc: Y.Doc): Map<IdeaId, IdeaTalk> {
  const comments = new Map<IdeaId, Comment[]>()
  for (const [key, value] of column(doc, 'comments')?.entries() ?? []) {
    const comment = readComment(key, value)
    if (comment) listIn(comments, comment.idea).push(comment)
  }
  const reactions = new Map<IdeaId, Map<Reaction, ParticipantId[]>>()
  for (const [key, value] of column(doc, 'reactions')?.entries() ?? []) {
    const { by, idea, what } = readTalkKey(key) ?? {}
    const reaction = REACTIONS.find((known) => known === what)
    if (value !== true || by === undefined || idea === undefined || !reaction) continue
    const given = reactions.get(idea) ?? new Map<Reaction, ParticipantId[]>()
    listIn(given, reaction).push(by)
    reactions.set(idea, given)
  }
  const ideas = new Map<IdeaId, IdeaTalk>()
  for (const idea of new Set([...comments.keys(), ...reactions.keys()]))
    ideas.set(idea, {
      comments: (comments.get(idea) ?? []).sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)),
      reactions: inOrder(reactions.get(idea)),
    })
  return ideas
}

/** The same for everybody, whoever was heard of first. */
function inOrder(given: ReadonlyMap<Reaction, ParticipantId[]> | undefined): IdeaTalk['reactions'] {
  if (!given) return NO_TALK.reactions
  return new Map(
    REACTIONS.flatMap((reaction) => {
      const people = given.get(reaction)
      return people ? [[reaction, people.sort()] as const] : []
    }),
  )
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key)
  if (known) return known
  const list: T[] = []
  lists.set(key, list)
  return list
}

function readComment(key: string, value: unknown): Comment | undefined {
  const { by, idea, what } = readTalkKey(key) ?? {}
  if (by === undefined || idea === undefined || what === undefined) return undefined
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return undefined
  const { text, at, edited } = value as Partial<Record<'text' | 'at' | 'edited', unknown>>
  if (typeof text !== 'string' || text.trim() === '') return undefined
  return {
    ...{ key, by, idea, id: what },
    text: text.slice(0, LIMITS.comment),
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    ...(typeof edited === 'number' && Number.isFinite(edited) && { edited }),
  }
}
