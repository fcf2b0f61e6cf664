import { ArrowLeft, History, ListCollapse } from 'lucide-react'
import type { Moment } from '../board/past.ts'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useMedia } from '../ui/useMedia.ts'
import { momentName } from './momentName.ts'
import styles from './PastBanner.module.css'
import type { LookingBack } from './useLookBack.ts'

interface PastBannerProps {
  readonly shown: Moment
  readonly looking: LookingBack
  readonly onBack: () => void
}

/** Says above all else that this is not the living map, and leads back to it. */
export function PastBanner({ shown, looking, onBack }: PastBannerProps) {
  const { t, formats } = useLanguage()
  const { viewState } = useBoard()
  const { snapshots } = useStage()
  const isNarrow = useMedia('(max-width: 640px)')
  const isListOpen = useViewState(({ panel }) => panel?.is === 'history')
  const card = snapshots.find(({ number }) => number === shown)
  const stand = momentName(shown, snapshots, t)
  return (
    <div className={styles['banner']} data-testid="past-banner">
      <History size={20} aria-hidden className={styles['icon']} />
      <p className={styles['text']} role="status">
        <strong>
          {card ? t('history.shown', { stand, time: formats.time(card.takenAt) }) : t('history.shownNow')}
        </strong>
        {' – '}
        {looking.is === 'failed'
          ? t('history.notLoaded')
          : looking.is === 'here'
            ? t('history.onlyLook')
            : t('history.loading')}
      </p>
      {looking.is === 'failed' && <Button onPress={looking.retry}>{t('history.again')}</Button>}
      {!isListOpen && (
        <IconButton
          label={t('history.showList')}
          icon={<ListCollapse size={20} aria-hidden />}
          onPress={() => viewState.openPanel({ is: 'history' })}
        />
      )}
      <Button
        variant="primary"
        icon={<ArrowLeft size={18} aria-hidden />}
        aria-label={t('history.back')}
        onPress={onBack}
      >
        {t(isNarrow ? 'history.backShort' : 'history.back')}
      </Button>
    </div>
  )
}
