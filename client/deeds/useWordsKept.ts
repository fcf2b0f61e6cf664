import { useCallback, useEffect, useRef } from 'react'
import type { Transaction } from 'yjs'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { rescueIdea } from '../../shared/commands/rescueIdea.ts'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import { deletionOf } from '../../shared/document/restore.ts'
import { LOST_AND_FOUND_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import { useDeeds } from './deedsContext.ts'

/**
 * Somebody deletes the idea that I write in, or a branch above it. Have I written something, the idea is in the lost and found before
 * anything is drawn: my editor stays open, and I am told. Have I only looked, it closes, but not without a word. Answers what the editor
 * is to call after each change of its text.
 */
export function useWordsKept(id: IdeaId): (isMine: boolean) => void {
  const session = useBoard()
  const { view, deeds } = useDeeds()
  const { t } = useLanguage()
  const wrote = useRef(false)
  useEffect(() => {
    const { map, doc, me } = session
    let title = deeds.titleOf(id)
    let home = map.ideas.get(id)?.parent ?? map.root
    const byOthers = (): boolean => (deletionOf(doc, id)?.by ?? me.participant) !== me.participant

    const restoreTo = (parent: IdeaId): void => {
      session.undo.breakStep()
      if (!session.run(restoreIdeas, { ids: [id] }).ok) return
      const siblings = map.ideas.get(parent)?.children
      if (siblings && !siblings.includes(id))
        session.run(moveIdeas, { ids: [id], parent, after: siblings.at(-1) ?? null })
      deeds.goTo(id)
    }
    const tell = (key: 'map.lostWhileEditing' | 'map.lostWhileReading'): void => {
      const parent = home
      const isWhole = key === 'map.lostWhileReading' || map.ideas.has(parent)
      showToast({
        text: t(key, { title }),
        tone: 'problem',
        action: {
          label: t(isWhole ? 'map.restore' : 'map.showLost'),
          onAction: () => (isWhole ? restoreTo(parent) : deeds.goTo(id)),
        },
      })
    }
    const rescue = ({ local }: Transaction): void => {
      if (local || !wrote.current || map.ideas.has(id) || !byOthers()) return
      session.undo.breakStep()
      session.run(rescueIdea, { id })
      tell('map.lostWhileEditing')
    }
    let isTold = false
    const close = (): void => {
      if (isTold || wrote.current || map.ideas.has(id) || !byOthers()) return
      isTold = true
      view().takeFocus()
      tell('map.lostWhileReading')
    }
    doc.on('afterTransaction', rescue)
    const stop = session.onMapChange(({ changed, removed }) => {
      if (removed.has(id)) return close()
      const idea = changed.has(id) ? map.ideas.get(id) : undefined
      if (!idea) return
      title = deeds.titleOf(id)
      if (idea.parent !== null && idea.parent !== LOST_AND_FOUND_ID) home = idea.parent
    })
    return () => {
      doc.off('afterTransaction', rescue)
      stop()
      // The map knows before its changes are told: whatever is drawn in between closes the editor already.
      close()
    }
  }, [session, view, deeds, t, id])
  return useCallback((isMine: boolean) => {
    if (isMine) wrote.current = true
  }, [])
}
