import { useEffect, useState } from 'react'
import type { Participant } from '../../shared/domain/participant.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { colourOf } from './colourOf.ts'
import { initials } from './initials.ts'
import styles from './PeopleDialog.module.css'
import { usePeopleHere } from './usePeopleHere.ts'

/** Who is here now, with organisations from the roster, and who was here before. */
export function PeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { server, me } = useBoard()
  const here = usePeopleHere()
  const [roster, setRoster] = useState<readonly Participant[]>([])
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    server.people().then(
      (people) => !gone && setRoster(people),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [server])
  const known = new Map(roster.map((person) => [person.id, person]))
  const earlier = roster.filter((person) => person.name && !here.some(({ participant }) => participant === person.id))
  return (
    <Dialog title={t('people.title')} size="small" onClose={onClose}>
      <h3 className={styles['heading']}>{t('people.nowHere')}</h3>
      <ul role="list" className={styles['list']}>
        {here.map(({ participant, name }) => (
          <PersonRow
            key={participant}
            id={participant}
            name={participant === me.participant ? t('people.you', { name }) : name}
            person={known.get(participant)}
          />
        ))}
      </ul>
      {earlier.length > 0 && (
        <>
          <h3 className={styles['heading']}>{t('people.earlier')}</h3>
          <ul role="list" className={styles['list']}>
            {earlier.map((person) => (
              <PersonRow key={person.id} id={person.id} name={person.name} person={person} />
            ))}
          </ul>
        </>
      )}
      {failed && <p role="status">{t('people.failed')}</p>}
    </Dialog>
  )
}

interface PersonRowProps {
  readonly id: string
  readonly name: string
  readonly person: Participant | undefined
}

function PersonRow({ id, name, person }: PersonRowProps) {
  const { t } = useLanguage()
  return (
    <li className={styles['person']}>
      <span className={styles['face']} style={{ backgroundColor: colourOf(id) }} aria-hidden>
        {initials(name)}
      </span>
      <span className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        {person?.organisation && <span className={styles['organisation']}>{person.organisation}</span>}
      </span>
      {person && person.role !== 'participant' && <span className={styles['role']}>{t(`people.${person.role}`)}</span>}
    </li>
  )
}
