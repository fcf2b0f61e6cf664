import { useId } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from './Button.tsx'
import styles from './Question.module.css'

interface QuestionProps {
  /** What will happen, in a sentence. */
  readonly text: string
  /** The button that does it. */
  readonly sure: string
  readonly onAnswer: (yes: boolean) => void
}

/** Asks once more before something that cannot be undone, in the place where it was asked for. Esc is no. */
export function Question({ text, sure, onAnswer }: QuestionProps) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <div
      role="group"
      aria-labelledby={id}
      className={styles['question']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onAnswer(false)
      }}
    >
      <p id={id} className={styles['words']}>
        {text}
      </p>
      <div className={styles['answers']}>
        <Button variant="danger" autoFocus onPress={() => onAnswer(true)}>
          {sure}
        </Button>
        <Button variant="quiet" onPress={() => onAnswer(false)}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}
