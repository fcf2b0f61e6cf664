import { Megaphone } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { may } from '../../shared/domain/access.ts'
import type { Participant, ParticipantId } from '../../shared/domain/participant.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { matchesWords } from '../deeds/findIdeas.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './PeopleDialog.module.css'
import { PersonRow } from './PersonRow.tsx'
import { useCallTogether } from './useCallTogether.ts'
import { usePeopleHere } from './usePeopleHere.ts'
import { usePlaces } from './usePlaces.ts'

/** From so many on one looks for somebody by name. */
const MANY = 12

/** Who is here now and at which idea, with organisations from the roster, and who was here before. The organiser can send somebody away. */
export function PeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { server, me, role, map, following } = useBoard()
  const { deeds } = useDeeds()
  const everybody = usePeopleHere()
  const places = usePlaces()
  const followed = useSyncExternalStore(following.subscribe, following.get)
  const callTogether = useCallTogether()
  const [words, setWords] = useState('')
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
  const fits = (name: string, organisation = ''): boolean => matchesWords(`${name} ${organisation}`, words)
  const here = everybody.filter(({ participant, name }) => fits(name, known.get(participant)?.organisation))
  const earlier = roster.filter(
    ({ id, name, organisation }) =>
      name && !everybody.some(({ participant }) => participant === id) && fits(name, organisation),
  )
  const isLarge = everybody.length + roster.length > MANY

  const { closing } = useCondition()
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
    ...(may(role, 'removePeople', closing.state) &&
      id !== me.participant && {
        onRemove: () => does(() => server.removePerson(id), t('people.removed', { name })),
      }),
    ...((may(role, 'forgetNames', closing.state) || id === me.participant) && {
      onForget: () => does(() => server.forgetName(id), t('people.forgotten', { name })),
    }),
  })
  const companyOf = (id: ParticipantId) => {
    const place = places.get(id)
    if (id === me.participant || !place) return {}
    const { at, edits, follows } = place
    const lead = follows === me.participant ? me : everybody.find(({ participant }) => participant === follows)
    const title = at !== undefined && map.ideas.has(at) ? deeds.titleOf(at) : undefined
    return {
      where: lead
        ? t('people.follows', { name: lead === me ? t('people.youInWords') : lead.name })
        : title && t(edits ? 'people.writesAt' : 'people.isAt', { title }),
      ...(title !== undefined && {
        onGo: () => closeThen(onClose, () => deeds.goTo(at ?? map.root)),
      }),
      isFollowed: followed === id,
      onFollow: () => {
        if (followed === id) return following.stop()
        following.follow(id)
        onClose()
      },
    }
  }
  return (
    <Dialog
      title={t('people.title')}
      size="small"
      onClose={onClose}
      actions={
        callTogether && (
          <Button
            icon={<Megaphone size={18} aria-hidden />}
            onPress={() => {
              onClose()
              callTogether()
            }}
          >
            {t('people.callAll')}
          </Button>
        )
      }
    >
      {isLarge && (
        <TextField
          label={t('people.find')}
          isLabelHidden
          placeholder={t('people.find')}
          value={words}
          onChange={setWords}
          className={styles['find'] ?? ''}
        />
      )}
      <h3 className={styles['heading']}>{t('people.nowHereCount', { n: everybody.length })}</h3>
      {here.length === 0 && <p className={styles['none']}>{t(words ? 'people.nobodyFits' : 'people.nobodySeen')}</p>}
      <ul role="list" className={styles['list']}>
        {here.map(({ participant, name }) => (
          <PersonRow
            key={participant}
            id={participant}
            name={name}
            isMe={participant === me.participant}
            person={known.get(participant)}
            {...companyOf(participant)}
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
