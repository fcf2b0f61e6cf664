import { KeyRound } from 'lucide-react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { SureButton } from '../ui/SureButton.tsx'
import styles from './LinkControls.module.css'
import { RenewLink } from './RenewLink.tsx'

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
      <RenewLink
        role="organiser"
        text={t('share.renewOrganiserText')}
        question={t('share.renewOrganiserQuestion')}
        isBusy={isBusy}
        onRenew={onRenew}
      />
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
