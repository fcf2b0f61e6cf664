import { FileUp } from 'lucide-react'
import { useId, useRef } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { ACCEPTED } from '../ui/importable.ts'
import styles from './FileField.module.css'

interface FileFieldProps {
  readonly file: File | undefined
  readonly problem: string | undefined
  readonly onFile: (file: File) => void
}

/** The file that a new board begins with. */
export function FileField({ file, problem, onFile }: FileFieldProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={styles['field']}>
      <span id={id} className={styles['label']}>
        {t('home.file')}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) onFile(chosen)
        }}
      />
      <div className={styles['row']}>
        <Button icon={<FileUp size={18} aria-hidden />} onPress={() => input.current?.click()}>
          {t('home.chooseFile')}
        </Button>
        {file && <strong className={styles['name']}>{file.name}</strong>}
      </div>
      <span className={styles['hint']}>{t('home.fileLater')}</span>
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  )
}
