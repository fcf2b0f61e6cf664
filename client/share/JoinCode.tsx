import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './JoinCode.module.css'
import { QrCode } from '../ui/QrCode.tsx'

interface JoinCodeProps {
  readonly link: string
  readonly text: string
}

/** A link for the cameras of a room: its code as large as there is room, what it is for, and where it leads. */
export function JoinCode({ link, text }: JoinCodeProps) {
  const { t } = useLanguage()
  return (
    <div className={styles['join']}>
      <div className={styles['code']}>
        <QrCode text={link} label={t('share.qr', { role: text })} />
      </div>
      <p className={styles['text']}>{text}</p>
      <p className={styles['host']}>{new URL(link).host}</p>
    </div>
  )
}
