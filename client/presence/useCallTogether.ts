import { callTogether } from '../../shared/commands/callTogether.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'

/** Invites everybody to what I see; undefined for those who may not. */
export function useCallTogether(): (() => void) | undefined {
  const { t } = useLanguage()
  const { canDirect, viewState, runOnStage } = useBoard()
  const { deeds, view } = useDeeds()
  if (!canDirect) return undefined
  return () => {
    const look = view().look?.() ?? { at: viewState.get().focused }
    if (runOnStage(callTogether, { look }).ok)
      showToast({ text: t('people.called', { title: deeds.titleOf(look.at) }) })
  }
}
