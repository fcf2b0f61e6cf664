import { useEffect, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { knownNames } from '../presence/namesOf.ts'
import { announce } from '../ui/announce.ts'
import { heard } from './heard.ts'
import { readSeen, writeSeen } from './seenBefore.ts'
import { createTalkNews, type TalkNews } from './talkNews.ts'

const known = new WeakMap<BoardSession, TalkNews>()

/** The open board's new comments. */
function talkNewsOf(session: BoardSession): TalkNews {
  let news = known.get(session)
  if (!news) {
    const { board } = session.card
    news = createTalkNews(session, {
      heard,
      t: () => translate(currentLanguage()),
      say: (text) => announce(text),
      now: () => Date.now(),
      nameOf: (person) => knownNames(session)(person),
      read: () => readSeen(board, 'talk'),
      write: (seen) => writeSeen(board, seen, 'talk'),
    })
    known.set(session, news)
  }
  return news
}

/** As long as the board's page is open, what is said there is followed. */
export function useTalkNewsHere(): void {
  const session = useBoard()
  useEffect(() => {
    const news = talkNewsOf(session)
    return () => {
      news.stop()
      known.delete(session)
    }
  }, [session])
}

export const useTalkNews = (): TalkNews => talkNewsOf(useBoard())

/** How many comments about an idea I have not seen. */
export function useUnseenComments(id: IdeaId): number {
  const news = useTalkNews()
  return useSyncExternalStore(news.subscribe, () => news.unseenAt(id).size)
}

/** Goes to the next new comment; undefined while there is none. */
export function useNextComment(): (() => void) | undefined {
  const { viewState } = useBoard()
  const { deeds } = useDeeds()
  const news = useTalkNews()
  const unseen = useSyncExternalStore(news.subscribe, news.unseen)
  if (unseen.size === 0) return undefined
  return () => {
    const next = news.next(viewState.get().focused)
    if (next === undefined) return
    deeds.goTo(next)
    viewState.openPanel({ is: 'details', at: 'talk' })
  }
}
