import { BookOpen, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './BoardNotices.module.css'

/** What everybody on the board should know as long as it is so. */
export function BoardNotices() {
  const { t } = useLanguage()
  const { isIncomplete, isReadOnly } = useCondition()
  return (
    <div role="status" className={styles['notices']}>
      {isReadOnly && <Notice Icon={BookOpen} title={t('notice.readOnly')} text={t('notice.readOnlyText')} />}
      {isIncomplete && (
        <Notice Icon={TriangleAlert} title={t('notice.incomplete')} text={t('notice.incompleteText')}>
          {!isReadOnly && <NothingMissing />}
        </Notice>
      )}
    </div>
  )
}

interface NoticeProps {
  readonly Icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

function Notice({ Icon, title, text, children }: NoticeProps) {
  return (
    <div className={styles['notice']} data-testid="notice">
      <Icon size={18} aria-hidden className={styles['icon']} />
      <p className={styles['text']}>
        <strong>{title}</strong> {text}
      </p>
      {children}
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
