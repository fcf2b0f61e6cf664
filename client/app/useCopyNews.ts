import { useEffect, useRef } from 'react'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { downloadCopy } from '../exporting/downloadCopy.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'

/** A copy that was made while I am here says so, with its download. */
export function useCopyNews(): void {
  const { t } = useLanguage()
  const { server } = useBoard()
  const { copies } = useStage()
  const openedAt = useRef<number>(undefined)
  const known = useRef(new Set<string>())
  useEffect(() => {
    openedAt.current ??= Date.now()
    for (const copy of copies) {
      if (known.current.has(copy.id)) continue
      known.current.add(copy.id)
      // Older ones stand in the list; a toast is for what happens now. A minute covers clocks that disagree.
      if (copy.madeAt < openedAt.current - 60_000) continue
      showToast({
        text: t('copies.appeared', { name: copy.fileName }),
        action: { label: t('copies.download'), onAction: () => void downloadCopy(server, copy, t) },
      })
    }
  }, [copies, server, t])
}
