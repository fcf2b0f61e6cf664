import { KeyRound, RefreshCw } from 'lucide-react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { SureButton } from '../ui/SureButton.tsx'
import styles from './LinkControls.module.css'

interface OrganiserControlsProps {
  /** Whether there is a recovery key already. */
  readonly recoverable: boolean
  readonly isBusy: boolean
  readonly onRenew: () => void
  readonly onRenewKey: () => void
}

/** Another organiser's link, and another key for the day it is lost. */
export function OrganiserControls({ recoverable, isBusy, onRenew, onRenewKey }: OrganiserControlsProps) {
  const { t } = useLanguage()
  return (
    <div className={styles['more']}>
      <div>
        <p className={styles['before']}>{t('share.renewOrganiserText')}</p>
        <SureButton
          icon={<RefreshCw size={18} aria-hidden />}
          aria-label={t('share.renewNamed', { role: t('share.organiser') })}
          question={t('share.renewOrganiserQuestion')}
          sure={t('share.renewSure')}
          onSure={onRenew}
          isPending={isBusy}
        >
          {t('share.renew')}
        </SureButton>
      </div>
      <div>
        <p className={styles['before']}>{t('share.keyRenewText')}</p>
        <SureButton
          icon={<KeyRound size={18} aria-hidden />}
          question={t(recoverable ? 'share.keyRenewQuestion' : 'share.keyMakeQuestion')}
          sure={t('share.keyRenewSure')}
          onSure={onRenewKey}
          isPending={isBusy}
        >
          {t(recoverable ? 'share.keyRenew' : 'share.keyMake')}
        </SureButton>
      </div>
    </div>
  )
}
