import { useState } from 'react'
import { restoreSnapshot } from '../../shared/commands/restoreSnapshot.ts'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { snapshotMapsOf } from '../board/snapshotMaps.ts'
import { useStage } from '../board/useStage.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import { momentName } from './momentName.ts'

export interface RestoreDeed {
  readonly isBusy: boolean
  readonly problem: string | undefined
  /** The whole snapshot, or one branch of it. */
  restore(branch: IdeaId): Promise<void>
}

/** Brings back what a snapshot holds: first the present is kept as a snapshot, too, then it is an edit of mine like any other. */
export function useRestore(number: number): RestoreDeed {
  const { t } = useLanguage()
  const session = useBoard()
  const { snapshots } = useStage()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const restore = async (branch: IdeaId): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    const { server, undo, viewState, presence } = session
    try {
      const snapshot = await snapshotMapsOf(session).load(number)
      const before = await server.takeSnapshot({ cause: 'restore' })
      const result = session.run(restoreSnapshot, { snapshot, branch })
      if (result.ok) {
        const stand = momentName(number, snapshots, t)
        const title = ideaTitle(snapshot.ideas.get(branch), t)
        viewState.lookBack(null)
        presence.tellRestored({ snapshot: number, before: before.number, at: Date.now() })
        if (branch !== ROOT_ID) viewState.select([branch])
        const mine = undo.canUndo
        showToast({
          text: branch === ROOT_ID ? t('history.restored', { stand }) : t('history.restoredBranch', { title, stand }),
          ...(mine && { action: { label: t('app.undo'), onAction: () => undo.undo() } }),
        })
      }
    } catch (error) {
      setProblem(sentenceOf(error, t('history.notRestored')))
    }
    setBusy(false)
  }
  return { isBusy, problem, restore }
}
