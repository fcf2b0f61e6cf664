import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './Faces.module.css'
import { initials } from './initials.ts'
import { usePeopleHere } from './usePeopleHere.ts'

const MOST = 5

/** Who is here, as a row of faces; a press shows the list. */
export function Faces({ onOpen }: { readonly onOpen: () => void }) {
  const { t, formats } = useLanguage()
  const { me } = useBoard()
  const people = usePeopleHere()
  if (people.length === 0) return null
  const shown = people.length > MOST ? people.slice(0, MOST - 1) : people
  const names = people.map(({ participant, name }) =>
    participant === me.participant ? t('people.you', { name }) : name,
  )
  return (
    <button
      type="button"
      className={styles['faces']}
      onClick={onOpen}
      aria-label={t('people.show', { names: formats.list(names) })}
      data-testid="faces"
    >
      {shown.map(({ participant, name, colour }) => (
        <span
          key={participant}
          className={styles['face']}
          style={{ backgroundColor: colour }}
          title={name}
          data-testid="face"
        >
          {initials(name)}
        </span>
      ))}
      {people.length > shown.length && (
        <span className={styles['more']}>{t('people.more', { n: people.length - shown.length })}</span>
      )}
    </button>
  )
}
