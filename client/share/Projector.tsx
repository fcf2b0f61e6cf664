import { Dialog } from '../ui/Dialog.tsx'
import styles from './Projector.module.css'
import { QrCode } from './QrCode.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'

interface ProjectorProps {
  readonly link: string
  readonly title: string
  readonly text: string
  readonly onClose: () => void
}

/** The QR code as large as the screen, for the projector or a shared screen. */
export function Projector({ link, title, text, onClose }: ProjectorProps) {
  const { t } = useLanguage()
  return (
    <Dialog title={title} size="full" onClose={onClose}>
      <div className={styles['projector']}>
        <div className={styles['code']}>
          <QrCode text={link} label={t('share.qr', { role: text })} />
        </div>
        <p className={styles['text']}>{text}</p>
        <p className={styles['host']}>{new URL(link).host}</p>
      </div>
    </Dialog>
  )
}
