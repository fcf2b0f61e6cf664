import { X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  const card = snapshots.find(({ number }) => number === past?.shown)
  return (
    <aside
      ref={place}
      tabIndex={-1}
      data-region
      data-testid="history"
      aria-label={t('history.title')}
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      <header className={styles['header']}>
        <h2 className={styles['title']}>{past ? momentName(past.shown, snapshots, t) : t('history.title')}</h2>
        <IconButton label={t('history.close')} icon={<X size={20} aria-hidden />} onPress={onClose} />
      </header>
      <div ref={body} className={styles['body']}>
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
      </div>
    </aside>
  )
}
