import { RefreshCw } from 'lucide-react'
import type { Role } from '../../shared/domain/participant.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { SureButton } from '../ui/SureButton.tsx'
import styles from './LinkControls.module.css'

interface RenewLinkProps {
  readonly role: Role
  /** What renewing is for, and what happens with it. */
  readonly text: string
  readonly question: string
  readonly isBusy: boolean
  readonly onRenew: () => void
}

/** Another link in the place of one. */
export function RenewLink({ role, text, question, isBusy, onRenew }: RenewLinkProps) {
  const { t } = useLanguage()
  return (
    <div>
      <p className={styles['before']}>{text}</p>
      <SureButton
        icon={<RefreshCw size={18} aria-hidden />}
        aria-label={t('share.renewNamed', { role: t(`share.${role}`) })}
        question={question}
        sure={t('share.renewSure')}
        onSure={onRenew}
        isPending={isBusy}
      >
        {t('share.renew')}
      </SureButton>
    </div>
  )
}
