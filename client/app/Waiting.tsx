import { useLanguage } from '../i18n/useLanguage.ts'
import { Logo } from '../ui/Logo.tsx'
import styles from './Waiting.module.css'

/** While something is on its way. The words come only when it takes a moment. */
export function Waiting() {
  const { t } = useLanguage()
  return (
    <div className={styles['waiting']} role="status">
      <Logo size={64} />
      <p>{t('app.loading')}</p>
    </div>
  )
}
