import { Lightbulb, X } from 'lucide-react'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { hints, type Hint } from '../device/hints.ts'
import { remembered } from '../device/remembered.ts'
import type { Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useMedia } from '../ui/useMedia.ts'
import styles from './HintBar.module.css'
import { watchHints } from './watchHints.ts'

export interface HintBarProps {
  /** A dialog is open. */
  readonly isBusy: boolean
  readonly commandsAreOpen: boolean
}

/** One line for newcomers, where nothing else stands: it takes no focus and no press but those on its own buttons. */
export function HintBar({ isBusy, commandsAreOpen }: HintBarProps) {
  const { t } = useLanguage()
  const session = useBoard()
  const isTouch = useMedia('(pointer: coarse)')
  const shown = useViewState((view) => view.shown)
  const watch = useMemo(() => watchHints(session, () => isTouch), [session, isTouch])
  const hint = useSyncExternalStore(watch.subscribe, watch.get)
  const label = t('hints.label')
  const text = hint && wordsOf(hint, isTouch, t)
  useEffect(() => watch.start(), [watch])
  useEffect(() => watch.setBusy(isBusy), [watch, isBusy])
  useEffect(() => {
    if (commandsAreOpen) watch.end('commands')
  }, [watch, commandsAreOpen])
  useEffect(() => {
    // A finger that rests asks for the menu as the right button does.
    const onMenu = (): void => watch.end('hold')
    document.addEventListener('contextmenu', onMenu, true)
    return () => document.removeEventListener('contextmenu', onMenu, true)
  }, [watch])
  useEffect(() => {
    if (text !== undefined) announce(`${label}: ${text}`)
  }, [text, label])
  if (hint === undefined) return null
  return (
    <div
      role="region"
      aria-label={label}
      className={styles['hint']}
      data-view={shown}
      data-testid="hint"
      data-region
      tabIndex={-1}
    >
      <Lightbulb size={16} aria-hidden className={styles['icon']} />
      <p className={styles['text']}>{text}</p>
      <button type="button" className={styles['off']} onClick={hints.turnOff}>
        {t('hints.off')}
      </button>
      <IconButton
        label={t('hints.close')}
        icon={<X size={16} aria-hidden />}
        className={styles['close'] ?? ''}
        onPress={() => watch.end(hint)}
      />
    </div>
  )
}

function wordsOf(hint: Hint, isTouch: boolean, t: Translate): string {
  const keys = { enter: t('key.enter'), alt: t('key.alt'), ctrl: t('key.ctrl'), shift: t('key.shift') }
  switch (hint) {
    case 'grow':
      return t('hints.grow', { ...keys, child: t(remembered.get('tabMoves') === 'yes' ? 'key.insert' : 'key.tab') })
    case 'details':
      return isTouch ? t('hints.detailsTouch') : t('hints.details', keys)
    case 'commands':
      return isTouch ? t('hints.commandsTouch') : t('hints.commands', keys)
    default:
      return t(`hints.${hint}`)
  }
}
