import { Settings2 } from 'lucide-react'
import { useId, useState } from 'react'
import type { ChangeLinkRequest, LinkState, SwitchableRole } from '../../shared/wire/requests.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Switch.tsx'
import { endOfDay, lastDayBefore } from '../i18n/days.ts'
import styles from './LinkControls.module.css'
import { RenewLink } from './RenewLink.tsx'

interface LinkControlsProps {
  readonly role: SwitchableRole
  readonly state: LinkState
  readonly isBusy: boolean
  readonly onChange: (change: ChangeLinkRequest) => void
  readonly onRenew: () => void
}

/** Whether a link opens its board, until when, and a way to another one. What is usual stays folded away. */
export function LinkControls({ role, state, isBusy, onChange, onRenew }: LinkControlsProps) {
  const { t, formats } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const name = t(`share.${role}`)
  const ended = state.until !== null && state.until <= Date.now()
  const day = state.until === null ? '' : lastDayBefore(state.until)
  const standing = !state.on
    ? t('share.isOff')
    : state.until === null
      ? t('share.isOn')
      : t(ended ? 'share.hasEnded' : 'share.isOnUntil', { date: formats.date(day) })
  const setEnd = (value: string): void => {
    const until = value === '' ? null : endOfDay(value)
    if (until === null || (until !== undefined && until > Date.now())) onChange({ until })
  }
  return (
    <div className={styles['controls']}>
      <div className={styles['line']}>
        <p
          className={styles['standing']}
          data-closed={!state.on || ended || undefined}
          data-testid={`standing-${role}`}
        >
          {standing}
        </p>
        <Button
          variant="quiet"
          icon={<Settings2 size={18} aria-hidden />}
          onPress={() => setOpen(!isOpen)}
          aria-label={t('share.manageLink', { role: name })}
          aria-expanded={isOpen}
        >
          {t('share.manage')}
        </Button>
      </div>
      {isOpen && (
        <div className={styles['more']} role="group" aria-label={t('share.manageLink', { role: name })}>
          <div>
            <Switch isOn={state.on} onChange={(on) => onChange({ on })}>
              {t('share.on')}
            </Switch>
            <p className={styles['hint']}>{t('share.onText')}</p>
          </div>
          <div>
            <label htmlFor={`${id}-until`} className={styles['label']}>
              {t('share.until')}
            </label>
            <div className={styles['until']}>
              <input
                key={day}
                id={`${id}-until`}
                type="date"
                className={styles['date']}
                defaultValue={day}
                min={lastDayBefore(Date.now() + 1)}
                aria-describedby={`${id}-untilText`}
                onBlur={(event) => event.target.value !== day && setEnd(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && setEnd(event.currentTarget.value)}
              />
              {state.until !== null && (
                <Button variant="quiet" onPress={() => onChange({ until: null })}>
                  {t('share.noEnd')}
                </Button>
              )}
            </div>
            <p className={styles['hint']} id={`${id}-untilText`}>
              {t('share.untilText')}
            </p>
          </div>
          <RenewLink
            role={role}
            text={t('share.renewText')}
            question={t('share.renewQuestion')}
            isBusy={isBusy}
            onRenew={onRenew}
          />
        </div>
      )}
    </div>
  )
}
