import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { momentsOf, type Moment } from '../board/past.ts'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { momentName } from './momentName.ts'
import styles from './TimeSlider.module.css'
import type { LookingBack } from './useLookBack.ts'

const ICON = { size: 20, 'aria-hidden': true } as const
/** Long enough to see what has changed. */
const STEP = 1_400

/** Through the session from its first snapshot to the present: by hand, by the arrow keys, or by itself. */
export function TimeSlider({ shown, looking }: { readonly shown: Moment; readonly looking: LookingBack }) {
  const { t, formats } = useLanguage()
  const { viewState } = useBoard()
  const { snapshots } = useStage()
  const beside = useViewState(({ past }) => past?.beside ?? null)
  const [wantsPlaying, setPlaying] = useState(false)
  const moments = momentsOf(snapshots.map(({ number }) => number))
  const at = Math.max(0, moments.indexOf(shown))
  const last = moments.length - 1
  const isPlaying = wantsPlaying && at < last

  const go = (to: number): void => {
    const moment = moments[Math.max(0, Math.min(last, to))]
    if (moment !== undefined && moment !== shown) viewState.lookBack({ shown: moment, beside })
  }
  const next = moments[at + 1]
  useEffect(() => {
    if (!isPlaying || looking.is !== 'here' || next === undefined) return
    const timer = setTimeout(() => viewState.lookBack({ shown: next, beside }), STEP)
    return () => clearTimeout(timer)
  }, [isPlaying, looking.is, next, beside, viewState])

  const timeOf = (moment: Moment | undefined): string => {
    const card = snapshots.find(({ number }) => number === moment)
    return card ? formats.time(card.takenAt) : t('history.now')
  }
  const stand = momentName(shown, snapshots, t)
  const step = (to: number): void => {
    setPlaying(false)
    go(to)
  }
  return (
    <div className={styles['slider']} role="group" aria-label={t('history.slider')}>
      <IconButton
        label={isPlaying ? t('history.pause') : t('history.play')}
        icon={isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
        onPress={() => {
          if (!isPlaying && at === last) go(0)
          setPlaying(!isPlaying)
        }}
      />
      <IconButton
        label={t('history.earlier')}
        icon={<ChevronLeft {...ICON} />}
        isDisabled={at === 0}
        onPress={() => step(at - 1)}
      />
      <span className={styles['end']}>{timeOf(moments[0])}</span>
      <input
        type="range"
        className={styles['range']}
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label={t('history.slider')}
        aria-valuetext={shown === 'now' ? t('history.now') : t('history.shown', { stand, time: timeOf(shown) })}
        onChange={(event) => step(Number(event.target.value))}
      />
      <span className={styles['end']}>{t('history.now')}</span>
      <IconButton
        label={t('history.later')}
        icon={<ChevronRight {...ICON} />}
        isDisabled={at === last}
        onPress={() => step(at + 1)}
      />
    </div>
  )
}
