import { useEffect, useRef } from 'react'
import { useSaving } from '../board/useSaving.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'

/** Says it when the connection goes or nothing is being saved, at once, and when that is over. */
export function useConnectionNews(): void {
  const { t } = useLanguage()
  const { state } = useSaving()
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (state === was) return
    if (state === 'offline') announce(t('saving.lost'), 'assertive')
    if (state === 'notSaved' || state === 'full' || state === 'refused')
      announce(`${t(`saving.${state}`)}. ${t(`saving.${state}Long`)}`, 'assertive')
    if (was === 'offline') announce(t('saving.back'))
    if ((was === 'notSaved' || was === 'full') && state === 'saved') announce(t('saving.savedLong'))
  }, [state, t])
}
