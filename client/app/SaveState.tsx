import { Check, CircleAlert, CircleDashed, CloudOff, Eye, LoaderCircle } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Saving } from '../board/savedState.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useSaving } from '../board/useSaving.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { ownFile } from '../ui/ownFile.tsx'
import styles from './SaveState.module.css'

interface Words {
  readonly short: string
  readonly long?: string
}

function wordsFor(
  saving: Saving,
  { canWrite, isReadOnly }: { readonly canWrite: boolean; readonly isReadOnly: boolean },
  t: Translate,
  formats: Formats,
): Words {
  if (isReadOnly && (!canWrite || saving.state === 'refused'))
    return { short: t('saving.serverReadOnly'), long: t(canWrite ? 'saving.serverReadOnlyLong' : 'app.serverReadOnly') }
  if (!canWrite && saving.state !== 'offline')
    return saving.state === 'connecting'
      ? { short: t('saving.connecting') }
      : { short: t('saving.live'), long: t('app.readOnly') }
  switch (saving.state) {
    case 'connecting':
      return { short: t('saving.connecting') }
    case 'saved':
      return { short: t('saving.saved'), long: t('saving.savedLong') }
    case 'saving':
      return { short: t('saving.saving') }
    case 'offline': {
      const time = formats.time(saving.since)
      const short = t(canWrite && saving.waiting ? 'saving.offlineWaiting' : 'saving.offline', { time })
      return canWrite ? { short, long: t('saving.offlineLong') } : { short }
    }
    case 'notSaved':
      return { short: t('saving.notSaved'), long: t('saving.notSavedLong') }
    case 'full':
      return { short: t('saving.full'), long: t('saving.fullLong') }
    case 'refused':
      return { short: t('saving.refused'), long: t('saving.refusedLong') }
    case 'tooLate':
      return { short: t('closing.closed'), long: t('closing.late') }
    case 'unknown':
      return { short: t('saving.unknown'), long: t('saving.unknownLong') }
  }
}

const icons = {
  connecting: CircleDashed,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  notSaved: CircleAlert,
  full: CircleAlert,
  refused: CircleAlert,
  tooLate: CircleAlert,
  unknown: CircleDashed,
} satisfies Record<Saving['state'], unknown>

const SaveDetails = ownFile(() => import('./SaveDetails.tsx').then(({ SaveDetails }) => SaveDetails))

/** Whether my words are safe, in words. A press says more. */
export function SaveState() {
  const { t, formats } = useLanguage()
  const { canWrite, canTalk } = useBoard()
  const saving = useSaving()
  const { isReadOnly } = useCondition()
  const place = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { short, long } = wordsFor(saving, { canWrite: canWrite || canTalk, isReadOnly }, t, formats)
  const Icon = !canWrite && !canTalk && saving.state === 'saved' ? Eye : icons[saving.state]
  return (
    <>
      <button
        ref={place}
        type="button"
        className={styles['state']}
        data-state={saving.state}
        data-testid="saving"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Icon size={16} aria-hidden className={styles['icon']} />
        <span className={styles['words']}>{short}</span>
      </button>
      {isOpen && <SaveDetails short={short} long={long} place={place} onClose={() => setOpen(false)} />}
    </>
  )
}
