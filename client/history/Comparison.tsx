import { useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { besideOf, comesLater, momentsOf, type Compared, type Moment, type Past } from '../board/past.ts'
import { pastSessionOf } from '../board/pastSession.ts'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './Comparison.module.css'
import { Differences } from './Differences.tsx'
import { momentName } from './momentName.ts'

/** With which other moment the one that is looked at is compared, and in what they differ. */
export function Comparison({ past }: { readonly past: Past }) {
  const { t } = useLanguage()
  const live = useBoard()
  const { snapshots } = useStage()
  const moments = momentsOf(snapshots.map(({ number }) => number))
  const beside = besideOf(past, moments)
  const compared = useCompared(past.shown, beside)

  const others = moments.filter((moment) => moment !== past.shown && moment !== 'now').reverse()
  const choices = [
    { value: 'nothing', label: t('history.compareNothing') },
    ...(moments.indexOf(past.shown) > 0 ? [{ value: 'previous', label: t('history.comparePrevious') }] : []),
    ...(past.shown === 'now' ? [] : [{ value: 'now', label: t('history.now') }]),
    ...others.map((moment) => ({ value: String(moment), label: momentName(moment, snapshots, t) })),
  ]
  const value = past.beside === null || beside === undefined ? 'nothing' : String(past.beside)
  const choose = (chosen: string): void =>
    live.viewState.lookBack({
      shown: past.shown,
      beside: chosen === 'nothing' ? null : chosen === 'previous' || chosen === 'now' ? chosen : Number(chosen),
    })
  /** What is not there at this moment is shown in the other one. */
  const go = (id: IdeaId): void => {
    const session = pastSessionOf(live)
    if (!session.map.ideas.has(id) && beside !== undefined)
      live.viewState.lookBack({ shown: beside, beside: past.shown })
    session.goTo(id)
  }
  const [first, second] =
    beside === undefined || comesLater(beside, past.shown) ? [past.shown, beside] : [beside, past.shown]
  return (
    <section className={styles['comparison']}>
      <SelectField label={t('history.compare')} value={value} onChange={choose} choices={choices} />
      {compared && second !== undefined && (
        <>
          <p className={styles['between']}>
            {t('history.between', {
              earlier: momentName(first, snapshots, t),
              later: momentName(second, snapshots, t),
            })}
          </p>
          <Differences compared={compared} onGo={go} />
        </>
      )}
    </section>
  )
}

/** Compared as soon as both are here. */
function useCompared(shown: Moment, beside: Moment | undefined): Compared | undefined {
  const { viewState, compared } = pastSessionOf(useBoard())
  const last = useSyncExternalStore(viewState.subscribe, compared)
  return last?.shown === shown && last.beside === beside ? last : undefined
}
