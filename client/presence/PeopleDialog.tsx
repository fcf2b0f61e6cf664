import { useEffect, useState } from 'react'
import { may } from '../../shared/domain/access.ts'
import type { Participant, ParticipantId } from '../../shared/domain/participant.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './PeopleDialog.module.css'
import { PersonRow } from './PersonRow.tsx'
import { usePeopleHere } from './usePeopleHere.ts'

/** Who is here now, with organisations from the roster, and who was here before. The organiser can send somebody away. */
export function PeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { server, me, role } = useBoard()
  const here = usePeopleHere()
  const [roster, setRoster] = useState<readonly Participant[]>([])
  const [problem, setProblem] = useState<string>()
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    let gone = false
    server.people().then(
      (people) => !gone && setRoster(people),
      () => !gone && setProblem(t('people.failed')),
    )
    return () => {
      gone = true
    }
  }, [server, changes, t])
  const known = new Map(roster.map((person) => [person.id, person]))
  const earlier = roster.filter((person) => person.name && !here.some(({ participant }) => participant === person.id))

  const does = (deed: () => Promise<void>, done: string): void => {
    setProblem(undefined)
    deed().then(
      () => {
        announce(done)
        setChanges((count) => count + 1)
      },
      (error: unknown) => setProblem(sentenceOf(error, t('people.changeFailed'))),
    )
  }
  const deedsFor = (id: ParticipantId, name: string) => ({
    ...(may(role, 'removePeople') &&
      id !== me.participant && {
        onRemove: () => does(() => server.removePerson(id), t('people.removed', { name })),
      }),
    ...((may(role, 'forgetNames') || id === me.participant) && {
      onForget: () => does(() => server.forgetName(id), t('people.forgotten', { name })),
    }),
  })
  return (
    <Dialog title={t('people.title')} size="small" onClose={onClose}>
      <h3 className={styles['heading']}>{t('people.nowHere')}</h3>
      <ul role="list" className={styles['list']}>
        {here.map(({ participant, name }) => (
          <PersonRow
            key={participant}
            id={participant}
            name={name}
            isMe={participant === me.participant}
            person={known.get(participant)}
            {...(known.has(participant) && deedsFor(participant, name))}
          />
        ))}
      </ul>
      {earlier.length > 0 && (
        <>
          <h3 className={styles['heading']}>{t('people.earlier')}</h3>
          <ul role="list" className={styles['list']}>
            {earlier.map((person) => (
              <PersonRow
                key={person.id}
                id={person.id}
                name={person.name}
                person={person}
                {...deedsFor(person.id, person.name)}
              />
            ))}
          </ul>
        </>
      )}
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  )
}
