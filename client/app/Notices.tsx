import { NewsNotice } from '../activity/NewsNotice.tsx'
import { FilterNotice } from '../deeds/FilterNotice.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { InvitationNotice } from '../presence/InvitationNotice.tsx'
import { FollowFrame, FollowNotice } from '../presence/FollowNotice.tsx'
import type { DialogName } from './dialogNames.ts'
import { useInvitations } from './useInvitations.ts'
import styles from './Notices.module.css'

/** What working together has to tell and ask, at the upper edge of whatever view. F6 leads here. */
export function Notices({ onOpen }: { readonly onOpen: (dialog: DialogName) => void }) {
  const { t } = useLanguage()
  const invitations = useInvitations()
  return (
    <>
      <FollowFrame />
      <div className={styles['notices']} role="region" aria-label={t('people.notices')} data-region tabIndex={-1}>
        {invitations && <InvitationNotice invitations={invitations} />}
        <FollowNotice />
        <FilterNotice />
        <NewsNotice onList={() => onOpen('news')} />
      </div>
    </>
  )
}
