import { useLanguage } from '../i18n/useLanguage.ts'
import { FollowFrame, FollowNotice } from '../presence/FollowNotice.tsx'
import styles from './Notices.module.css'

/** What working together has to tell and ask, at the upper edge of whatever view. F6 leads here. */
export function Notices() {
  const { t } = useLanguage()
  return (
    <>
      <FollowFrame />
      <div className={styles['notices']} role="region" aria-label={t('people.notices')} data-region tabIndex={-1}>
        <FollowNotice />
      </div>
    </>
  )
}
