import { useSyncExternalStore, type CSSProperties } from 'react'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Face } from './Face.tsx'
import styles from './FollowNotice.module.css'
import { usePeopleHere } from './usePeopleHere.ts'

function useFollowed() {
  const { following } = useBoard()
  const id = useSyncExternalStore(following.subscribe, following.get)
  const people = usePeopleHere()
  return { id, person: people.find(({ participant }) => participant === id) }
}

/** Around what I see, in the colour of the person whose view it is. */
export function FollowFrame() {
  const { person } = useFollowed()
  if (!person) return null
  return <div className={styles['frame']} style={{ '--person': person.colour } as CSSProperties} aria-hidden />
}

/** Whom I follow, and the way out. */
export function FollowNotice() {
  const { t } = useLanguage()
  const { following } = useBoard()
  const { id, person } = useFollowed()
  if (id === undefined) return null
  return (
    <Notice
      testId="following"
      icon={person && <Face name={person.name} colour={person.colour} size="small" />}
      actions={
        <Button variant="quiet" onPress={() => following.stop()}>
          {t('people.followEnd')}
        </Button>
      }
    >
      {person ? t('people.following', { name: person.name }) : t('people.followingAway')}
    </Notice>
  )
}
