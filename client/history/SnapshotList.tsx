import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import { dayOf } from '../i18n/days.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './SnapshotList.module.css'
import { SnapshotRow } from './SnapshotRow.tsx'

/** Newest first, day by day. */
export function SnapshotList({ snapshots }: { readonly snapshots: readonly SnapshotCard[] }) {
  const { formats } = useLanguage()
  const days = [...new Set(snapshots.map(({ takenAt }) => dayOf(takenAt)))]
  return days.map((day) => (
    <section key={day} aria-labelledby={`snapshots-${day}`} className={styles['day']}>
      <h3 id={`snapshots-${day}`} className={styles['heading']}>
        {formats.date(day)}
      </h3>
      <ul role="list" className={styles['list']}>
        {snapshots
          .filter(({ takenAt }) => dayOf(takenAt) === day)
          .map((card) => (
            <SnapshotRow key={card.number} card={card} />
          ))}
      </ul>
    </section>
  ))
}
