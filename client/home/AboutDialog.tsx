import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './AboutDialog.module.css'

interface AboutDialogProps {
  readonly version: string | undefined
  readonly onClose: () => void
}

/** What this is, and whose work it stands on. */
export function AboutDialog({ version, onClose }: AboutDialogProps) {
  const { t } = useLanguage()
  return (
    <Dialog title={t('home.about')} size="small" onClose={onClose}>
      <div className={styles['text']}>
        <p>{t('about.text')}</p>
        <h3>{t('about.builtWith')}</h3>
        <ul>
          <li>{t('about.reactFlow')}</li>
          <li>{t('about.yjs')}</li>
          <li>{t('about.fonts')}</li>
          <li>{t('about.emoji')}</li>
          <li>{t('about.icons')}</li>
        </ul>
        {version && <p>{t('about.version', { version })}</p>}
      </div>
    </Dialog>
  )
}
