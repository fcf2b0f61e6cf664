import { BookOpen, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { ownFile } from '../ui/ownFile.tsx'
import { showToast } from '../ui/toast.ts'
import { BoardNotice } from './BoardNotice.tsx'
import styles from './BoardNotices.module.css'
import type { ClosingNoticesProps } from './ClosingNotices.tsx'
import { daysUntil, LAST_DAYS } from './daysUntil.ts'

/** Most sessions are open when one is there. */
const ClosingNotices = ownFile(() => import('./ClosingNotices.tsx').then(({ ClosingNotices }) => ClosingNotices), {
  isAskedFor: false,
})

/** What everybody on the board should know as long as it is so. */
export function BoardNotices(props: Omit<ClosingNoticesProps, 'daysLeft' | 'onClose'>) {
  const { t } = useLanguage()
  const { erasedOn } = useBoard()
  const { isIncomplete, isReadOnly, closing } = useCondition()
  const [openedAt] = useState(() => Date.now())
  const days = daysUntil(erasedOn, openedAt)
  const daysLeft = days <= LAST_DAYS ? days : undefined
  return (
    <div role="status" className={styles['notices']}>
      {isReadOnly && <BoardNotice Icon={BookOpen} title={t('notice.readOnly')} text={t('notice.readOnlyText')} />}
      {isIncomplete && (
        <BoardNotice Icon={TriangleAlert} title={t('notice.incomplete')} text={t('notice.incompleteText')}>
          {!isReadOnly && <NothingMissing />}
        </BoardNotice>
      )}
      {(closing.closedAt !== undefined || props.words || daysLeft !== undefined) && (
        <ClosingNotices {...props} daysLeft={daysLeft} />
      )}
    </div>
  )
}

/** The organiser has looked: only a person can tell whether something is missing. */
function NothingMissing() {
  const { t } = useLanguage()
  const { role, server } = useBoard()
  const [busy, setBusy] = useState(false)
  if (role !== 'organiser') return null
  const confirm = async (): Promise<void> => {
    setBusy(true)
    try {
      await server.confirmComplete()
      announce(t('notice.confirmed'))
    } catch (error) {
      showToast({ text: sentenceOf(error, t('notice.notConfirmed')), tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button isDisabled={busy} onPress={() => void confirm()}>
      {t('notice.confirm')}
    </Button>
  )
}
