import { useEffect } from 'react'
import { createIdeaNews } from '../activity/ideaNews.ts'
import { heard } from '../activity/heard.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'

/** Reads out what others do, gathered, never interrupting, and as much of it as I want to hear. */
export function useIdeaNews(): void {
  const session = useBoard()
  const { t, formats } = useLanguage()
  useEffect(
    () => createIdeaNews(session, { heard, t, formats, say: (text) => announce(text), now: () => Date.now() }).stop,
    [session, t, formats],
  )
}
