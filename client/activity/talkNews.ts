import { commentsSince } from '../../shared/document/watchTalk.ts'
import { seenNow } from '../../shared/document/othersWork.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { subtree } from '../../shared/domain/mindMap.ts'
import type { Comment } from '../../shared/domain/talk.ts'
import type { BoardSession } from '../board/session.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import type { Translate } from '../i18n/language.ts'
import type { Heard } from './heard.ts'
import { branchOf } from './ideaNews.ts'
import type { Seen } from './seenBefore.ts'

/** Comments of others that I have not seen yet. */
export interface TalkNews {
  /** By idea; another object whenever it is another set. */
  unseen(): ReadonlyMap<IdeaId, ReadonlySet<string>>
  unseenAt(idea: IdeaId): ReadonlySet<string>
  /** I have seen what is said about it. */
  see(idea: IdeaId): void
  /** The next idea with something new after the one that I am at, around the end, in the order in which the map is read. */
  next(from: IdeaId): IdeaId | undefined
  subscribe(listener: () => void): () => void
  stop(): void
}

export interface TalkNewsMeans {
  heard(): Heard
  t(): Translate
  say(text: string): void
  now(): number
  nameOf(person: string): string | undefined
  read(): Seen | undefined
  write(seen: Seen): void
}

const NONE: ReadonlySet<string> = new Set()
/** Comments are gathered for so long before they are read out. */
const GATHER = 3_000

export function createTalkNews(
  { talk, map, me, viewState }: Pick<BoardSession, 'talk' | 'map' | 'me' | 'viewState'>,
  { heard, t, say, now, nameOf, read, write }: TalkNewsMeans,
): TalkNews {
  let unseen: ReadonlyMap<IdeaId, ReadonlySet<string>> = new Map()
  let isFollowing = false
  let waiting: Comment[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const keep = (): void => {
    const keys = [...unseen.values()].flatMap((keys) => [...keys])
    write({ state: seenNow(talk.doc), at: now(), unseen: keys })
  }
  const add = (comments: readonly Comment[]): void => {
    const next = new Map(unseen)
    for (const { by, idea, key } of comments)
      if (by !== me.participant) next.set(idea, new Set([...(next.get(idea) ?? []), key]))
    unseen = next
    keep()
    for (const listener of [...listeners]) listener()
  }
  /** What came while I was away, once all of it is here. */
  const comeBack = (): void => {
    if (isFollowing || !talk.isLive()) return
    isFollowing = true
    const seen = read()
    const all = [...talk.all.values()].flatMap(({ comments }) => comments)
    // Who is here for the first time finds everything as it is.
    const fresh = seen ? new Set([...commentsSince(talk.doc, seen.state), ...seen.unseen]) : NONE
    add(all.filter(({ key }) => fresh.has(key)))
  }
  const speak = (): void => {
    timer = undefined
    const choice = heard()
    const near = waiting.filter(
      ({ idea, key }) =>
        talk.of(idea).comments.some((comment) => comment.key === key) &&
        (choice === 'all' || (choice === 'branch' && branchOf(map, idea) === branchOf(map, viewState.get().focused))),
    )
    waiting = []
    const [one] = near
    if (!one) return
    const title = ideaTitle(map.ideas.get(one.idea), t())
    const name = nameOf(one.by)
    if (near.length > 1) say(t()('talk.newMany', { n: near.length }))
    else say(name === undefined ? t()('talk.newOne', { title }) : t()('talk.newOneFrom', { name, title }))
  }
  const stops = [
    talk.onLive(comeBack),
    talk.onArrival((comments) => {
      const others = comments.filter(({ by, idea }) => by !== me.participant && map.ideas.has(idea))
      if (!isFollowing || others.length === 0) return
      add(others)
      waiting.push(...others)
      timer ??= setTimeout(speak, GATHER)
    }),
    // What is taken away is not new any more.
    talk.onChange((ideas) => {
      const next = new Map(unseen)
      for (const idea of ideas) {
        const there = new Set(talk.of(idea).comments.map(({ key }) => key))
        const left = [...(next.get(idea) ?? [])].filter((key) => there.has(key))
        if (left.length === (next.get(idea)?.size ?? 0)) continue
        if (left.length > 0) next.set(idea, new Set(left))
        else next.delete(idea)
        unseen = next
      }
      if (unseen === next) for (const listener of [...listeners]) listener()
    }),
  ]
  comeBack()

  return {
    unseen: () => unseen,
    unseenAt: (idea) => unseen.get(idea) ?? NONE,
    see(idea) {
      if (!unseen.has(idea)) return
      unseen = new Map([...unseen].filter(([id]) => id !== idea))
      keep()
      for (const listener of [...listeners]) listener()
    },
    next(from) {
      const ids = [...subtree(map, map.root)].map(({ id }) => id)
      const at = ids.indexOf(from) + 1
      return [...ids.slice(at), ...ids.slice(0, at)].find((id) => unseen.has(id))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      clearTimeout(timer)
      if (isFollowing) keep()
      for (const stop of stops) stop()
    },
  }
}
