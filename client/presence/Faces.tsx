import { useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useMedia } from '../ui/useMedia.ts'
import { Face } from './Face.tsx'
import styles from './Faces.module.css'
import { usePeopleHere } from './usePeopleHere.ts'

/** Faces that a header has room for; all others are in the list. */
const MOST = { wide: 4, narrow: 2 } as const

/** So many are read out; more nobody would listen to. */
const NAMED = 5

/** Who is here, as a row of faces: a press on somebody's goes along with their view, one on mine or on the number shows the list. */
export function Faces({ onOpen }: { readonly onOpen: () => void }) {
  const { t, formats } = useLanguage()
  const { me, following } = useBoard()
  const followed = useSyncExternalStore(following.subscribe, following.get)
  const people = usePeopleHere()
  const most = MOST[useMedia('(max-width: 640px)') ? 'narrow' : 'wide']
  if (people.length === 0) return null
  const isMe = (participant: string): boolean => participant === me.participant
  const others = people.filter(({ participant }) => !isMe(participant))
  // Whom I follow stays in sight.
  const first = others.toSorted((a, b) => Number(b.participant === followed) - Number(a.participant === followed))
  const room = most - (others.length < people.length ? 1 : 0)
  const shown = first.length > room ? first.slice(0, Math.max(room - 1, followed === undefined ? 0 : 1)) : first
  const mine = people.find(({ participant }) => isMe(participant))
  const named = people
    .slice(0, NAMED)
    .map(({ participant, name }) => (isMe(participant) ? t('people.you', { name }) : name))
  const more = people.length - named.length
  const names = formats.list(more > 0 ? [...named, t('people.others', { n: more })] : named)
  return (
    <div className={styles['faces']} role="group" aria-label={t('people.title')}>
      {shown.map(({ participant, name, colour }) => (
        <button
          key={participant}
          type="button"
          className={styles['person']}
          aria-pressed={participant === followed}
          aria-label={t('people.follow', { name })}
          data-tooltip={t(participant === followed ? 'people.unfollow' : 'people.follow', { name })}
          onClick={() => (participant === followed ? following.stop() : following.follow(participant))}
        >
          <Face name={name} colour={colour} />
        </button>
      ))}
      <button
        type="button"
        className={styles['all']}
        onClick={onOpen}
        aria-label={t('people.show', { names })}
        data-tooltip={t('people.title')}
        data-testid="faces"
      >
        {mine && <Face name={mine.name} colour={mine.colour} />}
        {first.length > shown.length && (
          <span className={styles['more']}>{t('people.more', { n: first.length - shown.length })}</span>
        )}
        {!mine && first.length === shown.length && <span className={styles['more']}>{people.length}</span>}
      </button>
    </div>
  )
}
