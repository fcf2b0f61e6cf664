import { useEffect, useRef } from 'react'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Panel } from '../ui/Panel.tsx'
import { Comparison } from './Comparison.tsx'
import styles from './HistoryPanel.module.css'
import { momentName } from './momentName.ts'
import { Restoring } from './Restoring.tsx'
import { SnapshotList } from './SnapshotList.tsx'
import { TakeSnapshot } from './TakeSnapshot.tsx'

/** The board's snapshots; while one is looked at, what differs and what can be brought back. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const { role } = useBoard()
  const { snapshots } = useStage()
  const past = useViewState((view) => view.past)
  const panel = useViewState((view) => view.panel)
  const place = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const isPast = past !== null
  useEffect(() => place.current?.focus(), [panel])
  useEffect(() => body.current?.scrollTo(0, 0), [isPast])
  const card = snapshots.find(({ number }) => number === past?.shown)
  return (
    <Panel
      place={place}
      body={body}
      label={t('history.title')}
      testId="history"
      title={past ? momentName(past.shown, snapshots, t) : t('history.title')}
      closeLabel={t('history.close')}
      className={styles['panel']}
      bodyClassName={styles['body']}
      onClose={onClose}
    >
      {past ? (
        <>
          <p className={styles['hint']}>{card ? formats.dateAndTime(card.takenAt) : t('history.shownNow')}</p>
          <Comparison past={past} />
          {typeof past.shown === 'number' && <Restoring number={past.shown} />}
          <h3 className={styles['heading']}>{t('history.all')}</h3>
        </>
      ) : (
        <p className={styles['hint']}>
          {snapshots.length > 0
            ? t('history.intro')
            : t(role === 'organiser' ? 'history.noneOrganiser' : 'history.none')}
        </p>
      )}
      {!past && role === 'organiser' && <TakeSnapshot />}
      <SnapshotList snapshots={snapshots} />
    </Panel>
  )
}
