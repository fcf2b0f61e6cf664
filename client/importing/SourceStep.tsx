import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { ACCEPTED } from '../ui/importable.ts'
import styles from './ImportDialog.module.css'

interface SourceStepProps {
  readonly onSource: (file: Blob, name: string) => void
}

/** A file, or a text from the clipboard. */
export function SourceStep({ onSource }: SourceStepProps) {
  const { t } = useLanguage()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <div className={styles['source']}>
      <p>{t('import.intro')}</p>
      <div
        className={styles['drop']}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const [file] = event.dataTransfer.files
          if (file) onSource(file, file.name)
        }}
      >
        <input
          ref={field}
          type="file"
          hidden
          accept={ACCEPTED}
          data-testid="import-file"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) onSource(file, file.name)
            // The same file once more is a change, too.
            event.target.value = ''
          }}
        />
        <Button
          variant="primary"
          size="large"
          icon={<FileUp size={20} aria-hidden />}
          onPress={() => field.current?.click()}
        >
          {t('import.choose')}
        </Button>
        <span className={styles['hint']}>{t('import.formats')}</span>
      </div>
      <div className={styles['paste']}>
        <label htmlFor={id} className={styles['label']}>
          {t('import.paste')}
        </label>
        <textarea
          id={id}
          className={styles['text']}
          rows={5}
          value={text}
          placeholder={t('import.pasteHint')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button isDisabled={text.trim() === ''} onPress={() => onSource(new Blob([text]), t('import.pasted'))}>
          {t('import.readText')}
        </Button>
      </div>
    </div>
  )
}
