import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { currentToasts, dismissToast, onToasts, type Toast } from './toast.ts'
import styles from './Toasts.module.css'

const SHOWN_FOR = 6_000

/** The place of the toasts. Time stands still while the pointer or the focus is on them. */
export function Toasts() {
  const { t } = useLanguage()
  const toasts = useSyncExternalStore(onToasts, currentToasts)
  const [held, setHeld] = useState(false)
  return (
    <div
      role="region"
      aria-label={t('app.messages')}
      className={styles['toasts']}
      // React-aria makes all beside an open dialog inert, except this: a copy is fetched from its message there, too.
      data-react-aria-top-layer="true"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} />
      ))}
    </div>
  )
}

function ToastCard({ toast, held }: { readonly toast: Toast; readonly held: boolean }) {
  const { t } = useLanguage()
  useEffect(() => announce(toast.text), [toast])
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [toast, held])
  return (
    <div className={styles['toast']} data-tone={toast.tone} data-testid="toast">
      <p className={styles['text']}>{toast.text}</p>
      {toast.action && (
        <Button
          variant="quiet"
          onPress={() => {
            toast.action?.onAction()
            dismissToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={t('app.close')} icon={<X size={18} aria-hidden />} onPress={() => dismissToast(toast.id)} />
    </div>
  )
}
