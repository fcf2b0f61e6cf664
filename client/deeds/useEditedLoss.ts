import { useEffect } from 'react'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import { useDeeds } from './deedsContext.ts'

/** Somebody deleted the idea that I am writing in: I am told, and one press brings it back with my words. */
export function useEditedLoss(): void {
  const session = useBoard()
  const { view } = useDeeds()
  const { t } = useLanguage()
  useEffect(() => {
    let writing: { id: IdeaId; title: string } | undefined
    const look = () => {
      const { editing } = session.viewState.get()
      const idea = editing === null ? undefined : session.map.ideas.get(editing)
      if (idea) writing = { id: idea.id, title: idea.text }
      else if (editing === null) writing = undefined
    }
    const stopView = session.viewState.subscribe(() => {
      const { editing } = session.viewState.get()
      const lost = editing === null && writing && !session.map.ideas.has(writing.id) ? writing : undefined
      look()
      if (!lost) return
      view().takeFocus()
      if (lost.title === '') return
      showToast({
        text: t('map.lostWhileEditing', { title: lost.title }),
        tone: 'problem',
        action: {
          label: t('map.restore'),
          onAction: () => {
            session.undo.breakStep()
            if (!session.run(restoreIdeas, { ids: [lost.id] }).ok) return
            session.viewState.select([lost.id], lost.id)
            view().takeFocus()
          },
        },
      })
    })
    const stopMap = session.onMapChange(look)
    return () => {
      stopView()
      stopMap()
    }
  }, [session, view, t])
}
