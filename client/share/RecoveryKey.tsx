import { Download, KeyRound } from 'lucide-react'
import { writtenRecoveryKey } from '../../shared/domain/recoveryKey.ts'
import { recoveryPage } from '../../shared/wire/paths.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import styles from './RecoveryKey.module.css'

interface RecoveryKeyProps {
  readonly board: string
  readonly title: string
  readonly recoveryKey: string
  /** The heading's place among those around it. */
  readonly heading?: 'h2' | 'h3'
}

/** The key for the day the organiser's link is lost. It is shown once: to copy, to write down, to keep as a file. */
export function RecoveryKey({ board, title, recoveryKey, heading: Heading = 'h3' }: RecoveryKeyProps) {
  const { t } = useLanguage()
  const key = writtenRecoveryKey(recoveryKey)
  const address = location.origin + recoveryPage(board)
  const save = (): void =>
    saveFile(
      new Blob([t('share.keyFile', { title, address, key })], { type: 'text/plain;charset=utf-8' }),
      `${t('share.keyFileName')}-${board.slice(0, 6)}.txt`,
    )
  return (
    <section className={styles['card']} aria-labelledby="recoveryKey" data-testid="recoveryKey">
      <Heading id="recoveryKey" className={styles['heading']}>
        <KeyRound size={18} aria-hidden /> {t('share.key')}
      </Heading>
      <p className={styles['what']}>{t('share.keyText')}</p>
      <p className={styles['key']} translate="no">
        {key.split('-').map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </p>
      <div className={styles['deeds']}>
        <CopyButton text={key} label={t('share.keyCopy')} />
        <Button icon={<Download size={18} aria-hidden />} onPress={save}>
          {t('share.keySave')}
        </Button>
      </div>
    </section>
  )
}
