import { Megaphone } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Invitations } from './invitation.ts'
import { usePeopleHere } from './usePeopleHere.ts'

/** The organiser would like me to see something: I go there, or I stay. */
export function InvitationNotice({ invitations }: { readonly invitations: Invitations }) {
  const { t } = useLanguage()
  const { deeds } = useDeeds()
  const people = usePeopleHere()
  const invitation = useSyncExternalStore(invitations.subscribe, invitations.get)
  if (!invitation) return null
  const { spotlight, goesIn } = invitation
  const name = people.find(({ participant }) => participant === spotlight.by)?.name
  const title = deeds.titleOf(spotlight.look.at)
  return (
    <Notice
      testId="invitation"
      icon={<Megaphone size={18} aria-hidden />}
      actions={
        <>
          <Button variant="primary" onPress={invitations.go}>
            {goesIn === undefined ? t('people.callGo') : t('people.callGoIn', { n: goesIn })}
          </Button>
          <Button variant="quiet" onPress={invitations.stay}>
            {t('people.callStay')}
          </Button>
        </>
      }
    >
      {name ? t('people.callBy', { name, title }) : t('people.call', { title })}
    </Notice>
  )
}
