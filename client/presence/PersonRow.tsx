import { EllipsisVertical, Eraser, Eye, LocateFixed, UserMinus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Participant, ParticipantId } from '../../shared/domain/participant.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuEntry } from '../ui/menuEntries.ts'
import { Question } from '../ui/Question.tsx'
import { colourOf } from './colourOf.ts'
import { Face } from './Face.tsx'
import styles from './PeopleDialog.module.css'

interface PersonRowProps {
  readonly id: ParticipantId
  readonly name: string
  readonly isMe?: boolean
  readonly person: Participant | undefined
  /** In words. */
  readonly where?: string | undefined
  /** Given where there is a place to go to. */
  readonly onGo?: (() => void) | undefined
  /** Given where there is a view to go along with: whether I do, and how that is turned. */
  readonly isFollowed?: boolean
  readonly onFollow?: (() => void) | undefined
  /** Given where it may be done. */
  readonly onRemove?: () => void
  readonly onForget?: () => void
}

/** One person, and what may be done about them: asked for in a menu, done after a second press. */
export function PersonRow({
  id,
  name,
  isMe = false,
  person,
  where,
  onGo,
  isFollowed = false,
  onFollow,
  onRemove,
  onForget,
}: PersonRowProps) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState<'remove' | 'forget'>()
  const row = useRef<HTMLLIElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (wasAsking.current && !asking) row.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
    wasAsking.current = asking !== undefined
  }, [asking])
  const entries: MenuEntry[] = []
  if (onForget)
    entries.push({
      id: 'forget',
      label: t('people.forget'),
      icon: <Eraser size={18} />,
      onAction: () => setAsking('forget'),
    })
  if (onRemove)
    entries.push({
      id: 'remove',
      label: t('people.remove'),
      icon: <UserMinus size={18} />,
      isDanger: true,
      onAction: () => setAsking('remove'),
    })
  const answer = (yes: boolean): void => {
    const deed = asking === 'remove' ? onRemove : onForget
    setAsking(undefined)
    if (yes) deed?.()
  }
  return (
    <li ref={row} className={styles['person']}>
      <Face name={name} colour={colourOf(id)} size="large" />
      <span className={styles['words']}>
        <span className={styles['name']}>{isMe ? t('people.you', { name }) : name}</span>
        {person?.organisation && <span className={styles['organisation']}>{person.organisation}</span>}
        {where !== undefined && <span className={styles['where']}>{where}</span>}
      </span>
      {person && person.role !== 'participant' && <span className={styles['role']}>{t(`people.${person.role}`)}</span>}
      {onGo && (
        <IconButton label={t('people.goTo', { name })} icon={<LocateFixed size={18} aria-hidden />} onPress={onGo} />
      )}
      {onFollow && (
        <IconButton
          label={t('people.follow', { name })}
          icon={<Eye size={18} aria-hidden />}
          isPressed={isFollowed}
          onPress={onFollow}
        />
      )}
      {entries.length > 0 && (
        <Menu label={t('people.deeds', { name })} groups={[{ entries }]}>
          <IconButton label={t('people.deeds', { name })} icon={<EllipsisVertical size={18} aria-hidden />} />
        </Menu>
      )}
      {asking && (
        <Question
          text={t(asking === 'remove' ? 'people.removeQuestion' : 'people.forgetQuestion', { name })}
          sure={t(asking === 'remove' ? 'people.removeSure' : 'people.forgetSure')}
          onAnswer={answer}
        />
      )}
    </li>
  )
}
