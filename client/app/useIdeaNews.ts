import { useEffect } from 'react'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'

/** Others' ideas are gathered for so long before they are read out. */
const GATHER = 3_000

/** Reads out "3 new ideas from Anna and Bernd", gathered, never interrupting. */
export function useIdeaNews(): void {
  const session = useBoard()
  const { t, formats } = useLanguage()
  useEffect(() => {
    // What is there when the board opens is no news.
    let known = session.ready() ? new Set(session.map.ideas.keys()) : undefined
    const stopWaiting = session.onReady(() => (known ??= new Set(session.map.ideas.keys())))
    let fresh = 0
    let authors = new Set<ParticipantId>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (): void => {
      timer = undefined
      const names = [...authors]
        .map((author) => session.presence.others().find(({ person }) => person.participant === author)?.person.name)
        .filter((name) => name !== undefined)
      announce(
        names.length > 0
          ? t('people.newIdeasFrom', { n: fresh, names: formats.list(names) })
          : t('people.newIdeas', { n: fresh }),
      )
      fresh = 0
      authors = new Set()
    }
    const stop = session.onMapChange(({ changed, removed }) => {
      if (!known) return
      for (const id of removed) known.delete(id)
      for (const id of changed) {
        if (known.has(id)) continue
        known.add(id)
        const author = session.map.ideas.get(id)?.author
        if (author === undefined || author === session.me.participant) continue
        fresh++
        authors.add(author)
      }
      if (fresh > 0) timer ??= setTimeout(say, GATHER)
    })
    return () => {
      stop()
      stopWaiting()
      clearTimeout(timer)
    }
  }, [session, t, formats])
}
