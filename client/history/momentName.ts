import type { Moment } from '../board/past.ts'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import type { Translate } from '../i18n/language.ts'

/** What a moment is called. */
export function momentName(moment: Moment, snapshots: readonly SnapshotCard[], t: Translate): string {
  if (moment === 'now') return t('history.now')
  const name = snapshots.find(({ number }) => number === moment)?.name
  return name === undefined ? t('history.stand', { number: moment }) : t('history.standNamed', { number: moment, name })
}
