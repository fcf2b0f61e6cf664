import { useEffect } from 'react'
import { useBoard } from '../board/session.ts'
import { useReady } from '../board/useReady.ts'
import { keepPages, newVersion } from '../device/newVersion.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'

/** Whoever writes here can open the board without a line later. A new version waits; it says so, and the menu keeps it. */
export function useNewVersion(): void {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const ready = useReady()
  useEffect(() => {
    if (canWrite && ready) void keepPages()
  }, [canWrite, ready])
  useEffect(() => {
    const tell = (): void => {
      if (newVersion.isWaiting())
        showToast({
          text: t('app.nextVersion'),
          action: { label: t('app.nextVersionTake'), onAction: () => newVersion.take() },
        })
    }
    tell()
    return newVersion.onWaiting(tell)
  }, [t])
}
