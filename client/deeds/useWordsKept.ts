import { useCallback, useEffect, useRef } from 'react'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { rescueIdea } from '../../shared/commands/rescueIdea.ts'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import { deletionOf } from '../../shared/document/restore.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import { useDeeds } from './deedsContext.ts'

/**
 * Somebody deletes the idea that I write in, or a branch above it: nothing closes without a word, and what I have written stays, in the
 * lost and found. Answers what the editor is to call after each change of its text.
 */
export function useWordsKept(id: IdeaId): (isMine: boolean) => void {
  const session = useBoard()
  const { view, deeds } = useDeeds()
  const { t } = useLanguage()
  const wrote = useRef(false)
  useEffect(() => {
    const { map, doc, me } = session
    let title = deeds.titleOf(id)
    let parent = map.ideas.get(id)?.parent ?? map.root
    const restore = (home: IdeaId): void => {
      session.undo.breakStep()
      if (!session.run(restoreIdeas, { ids: [id] }).ok) return
      const siblings = map.ideas.get(home)?.children
      if (siblings && !siblings.includes(id))
        session.run(moveIdeas, { ids: [id], parent: home, after: siblings.at(-1) ?? null })
      deeds.goTo(id)
    }
    let isLost = false
    const lose = (): void => {
      const { by = me.participant } = deletionOf(doc, id) ?? {}
      if (isLost || by === me.participant) return
      isLost = true
      const home = parent
      if (wrote.current) {
        session.undo.breakStep()
        session.run(rescueIdea, { id })
        if (map.ideas.has(id)) title = deeds.titleOf(id)
      }
      view().takeFocus()
      const inPlace = !wrote.current || map.ideas.has(home)
      showToast({
        text: t(wrote.current ? 'map.lostWhileEditing' : 'map.lostWhileReading', { title }),
        tone: 'problem',
        action: {
          label: t(inPlace ? 'map.restore' : 'map.showLost'),
          onAction: () => (inPlace ? restore(home) : deeds.goTo(id)),
        },
      })
    }
    const stop = session.onMapChange(({ changed, removed }) => {
      if (removed.has(id)) return lose()
      if (isLost || !changed.has(id)) return
      title = deeds.titleOf(id)
      parent = map.ideas.get(id)?.parent ?? parent
    })
    return () => {
      stop()
      // The map knows before its changes are told: whatever is drawn in between closes the editor already.
      if (!map.ideas.has(id)) lose()
    }
  }, [session, view, deeds, t, id])
  return useCallback((isMine: boolean) => {
    if (isMine) wrote.current = true
  }, [])
}
