import type * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import type { ParticipantId } from '../domain/participant.ts'
import { NO_TALK, REACTIONS, type Comment, type IdeaTalk, type Reaction } from '../domain/talk.ts'
import { column, readTalkKey, record, TALK_ROOTS, type TalkRoot } from './schema.ts'

/** What people have said about each idea. Answers for every document; ideas of which nothing is said are not in it. */
export function readTalk(doc: Y.Doc): Map<IdeaId, IdeaTalk> {
  const ideas = new Map<IdeaId, IdeaTalk>()
  for (const [idea, keys] of talkKeysOf(doc)) {
    const said = talkAbout(doc, keys)
    if (said) ideas.set(idea, said)
  }
  return ideas
}

/** Under which keys something stands about one idea. */
export type TalkKeys = { readonly [Root in TalkRoot]: Set<string> }

export function talkKeysOf(doc: Y.Doc): Map<IdeaId, TalkKeys> {
  const ideas = new Map<IdeaId, TalkKeys>()
  for (const root of Object.keys(TALK_ROOTS) as TalkRoot[])
    for (const key of column(doc, root)?.keys() ?? []) {
      const idea = readTalkKey(key)?.idea
      if (idea !== undefined) keysAbout(ideas, idea)[root].add(key)
    }
  return ideas
}

export function keysAbout(ideas: Map<IdeaId, TalkKeys>, idea: IdeaId): TalkKeys {
  const known = ideas.get(idea)
  if (known) return known
  const keys: TalkKeys = { comments: new Set(), reactions: new Set() }
  ideas.set(idea, keys)
  return keys
}

/** What stands under these keys; undefined if nothing is said. */
export function talkAbout(doc: Y.Doc, keys: TalkKeys): IdeaTalk | undefined {
  const [said, given] = [column(doc, 'comments'), column(doc, 'reactions')]
  const comments = [...keys.comments].flatMap((key) => readComment(key, said?.get(key)) ?? [])
  const people = new Map<Reaction, ParticipantId[]>()
  for (const key of keys.reactions) {
    const { by, what } = readTalkKey(key) ?? {}
    const reaction = REACTIONS.find((known) => known === what)
    if (by === undefined || !reaction || given?.get(key) !== true) continue
    people.set(reaction, [...(people.get(reaction) ?? []), by])
  }
  if (comments.length + people.size === 0) return undefined
  return {
    comments: comments.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)),
    reactions: people.size > 0 ? inOrder(people) : NO_TALK.reactions,
  }
}

/** The same for everybody, whoever was heard of first. */
const inOrder = (given: ReadonlyMap<Reaction, ParticipantId[]>): IdeaTalk['reactions'] =>
  new Map(
    REACTIONS.flatMap((reaction) => {
      const people = given.get(reaction)
      return people ? [[reaction, people.sort()] as const] : []
    }),
  )

export function readComment(key: string, value: unknown): Comment | undefined {
  const { by, idea, what } = readTalkKey(key) ?? {}
  if (by === undefined || idea === undefined || what === undefined) return undefined
  const { text, at, edited } = record<'text' | 'at' | 'edited'>(value) ?? {}
  if (typeof text !== 'string' || text.trim() === '') return undefined
  return {
    ...{ key, by, idea, id: what },
    text: text.slice(0, LIMITS.comment),
    at: isMoment(at) ? at : 0,
    ...(isMoment(edited) && { edited }),
  }
}

/** Beyond these no calendar has a day. */
const isMoment = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15
