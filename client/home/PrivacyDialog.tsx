import { LIMITS } from '../../shared/domain/limits.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './AboutDialog.module.css'

/** What is stored, where, for how long. */
export function PrivacyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog title={t('home.privacy')} size="medium" onClose={onClose}>
      <div className={styles['text']}>
        <p>{t('privacy.what')}</p>
        <p>{t('privacy.where')}</p>
        <p>{t('privacy.device')}</p>
        <p>{t('privacy.howLong', { days: LIMITS.retentionDays })}</p>
        <p>{t('privacy.who')}</p>
      </div>
    </Dialog>
  )
}
