import { useEffect, useRef } from 'react'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { isMine } from '../history/ownSnapshots.ts'
import { currentLanguage, learnAll, translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'

/** Somebody else brings back an earlier state: that is told, with a way to see how it was before. */
export function useSnapshotNews(): void {
  const { isStageLive, viewState } = useBoard()
  const { snapshots } = useStage()
  const known = useRef<number>(undefined)
  const newest = snapshots[0]
  useEffect(() => {
    const isNew = newest !== undefined && newest.number > (known.current ?? Infinity)
    // What was there when I came, or came while I was away, is over.
    known.current = isStageLive() ? (newest?.number ?? 0) : undefined
    if (!isNew || newest.cause !== 'restore') return
    const { number } = newest
    void learnAll().then(() => {
      if (isMine(newest)) return
      const t = translate(currentLanguage())
      showToast({
        text: t('history.somebodyRestores', { number }),
        action: {
          label: t('history.look'),
          onAction: () => viewState.lookBack({ shown: number, beside: 'now' }),
        },
      })
    })
  }, [newest, isStageLive, viewState])
}
