import { FileUp } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { incomingFile } from '../board/incomingFile.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './IncomingFiles.module.css'
import { useFileDrop } from './useFileDrop.ts'

interface IncomingFilesProps {
  /** Another dialog is open: what is dropped then is not taken. */
  readonly isBusy: boolean
  readonly onImport: () => void
}

/** Files that are dropped on the board, and the one for which it was made. */
export function IncomingFiles({ isBusy, onImport }: IncomingFilesProps) {
  const { t } = useLanguage()
  const { card, canWrite } = useBoard()
  const openFirst = useEffectEvent(() => {
    if (canWrite && incomingFile.for(card.board)) onImport()
  })
  useEffect(() => openFirst(), [])
  const over = useFileDrop(canWrite && !isBusy, onImport)
  if (!over) return null
  return (
    <div className={styles['over']} aria-hidden>
      <span className={styles['words']}>
        <FileUp size={24} aria-hidden /> {t('import.drop')}
      </span>
    </div>
  )
}
