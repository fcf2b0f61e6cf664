import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import type { Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { SnapshotDeeds } from './SnapshotDeeds.tsx'
import { SnapshotPicture } from './SnapshotPicture.tsx'
import styles from './SnapshotRow.module.css'

/** As in HistoryPanel.module.css. */
const NARROW = '(max-width: 640px)'

/** By sign and word; what is none is left out. `undefined` where all is new: that is the first, and tells nothing. */
function changesText({ changes, ideas }: SnapshotCard, t: Translate): string | undefined {
  if (changes.added >= ideas) return undefined
  const signs = { added: '+', changed: '~', moved: '↷', removed: '−' } as const
  const words = (['added', 'changed', 'moved', 'removed'] as const)
    .filter((what) => changes[what] > 0)
    .map((what) => `${signs[what]}${t(`history.${what}`, { n: changes[what] })}`)
  return words.length > 0 ? words.join(' · ') : t('history.unchanged')
}

/** One snapshot: what it looked like, what it is called, why and when it was taken, what had changed, how many were there. */
export function SnapshotRow({ card }: { readonly card: SnapshotCard }) {
  const { t, formats } = useLanguage()
  const { viewState, role } = useBoard()
  const isShown = useViewState(({ past }) => past?.shown === card.number)
  const beside = useViewState(({ past }) => past?.beside ?? null)
  const { number, name, cause, takenAt, ideas, people } = card
  const here = people.organisers + people.participants + people.viewers
  return (
    <li className={styles['row']} data-testid="snapshot" data-shown={isShown || undefined}>
      <button
        type="button"
        className={styles['open']}
        aria-current={isShown || undefined}
        onClick={() => {
          viewState.lookBack({ shown: number, beside })
          // There it lies over what is to be looked at.
          if (matchMedia(NARROW).matches) viewState.openPanel(null)
        }}
      >
        <SnapshotPicture number={number} />
        <span className={styles['words']}>
          <span className={styles['name']}>{name ?? t('history.stand', { number })}</span>
          <span className={styles['detail']}>
            {[
              name === undefined ? undefined : t('history.stand', { number }),
              formats.time(takenAt),
              t(`history.cause.${cause}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className={styles['detail']}>
            {[t('history.ideas', { n: ideas }), changesText(card, t)].filter(Boolean).join(' · ')}
          </span>
          {here > 0 && <span className={styles['detail']}>{t('history.people', { n: here })}</span>}
        </span>
      </button>
      {role === 'organiser' && <SnapshotDeeds card={card} />}
    </li>
  )
}
