import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Talk.module.css'

interface CommentFieldProps {
  readonly label: string
  readonly send: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** Answers whether it was taken. */
  readonly onSend: () => boolean
  /** Esc, and the button beside; left out where there is nothing to go back to. */
  readonly onCancel?: () => void
  readonly hint?: string
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

/** A few words: Enter sends them, Shift+Enter makes a new line. */
export function CommentField({
  label,
  send,
  text,
  onChange,
  onSend,
  onCancel,
  hint,
  autoFocus,
  inputRef,
}: CommentFieldProps) {
  const { t } = useLanguage()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [focused, setFocused] = useState(false)
  const isUsed = focused || text !== '' || onCancel !== undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) onSend()
    else if (event.key === 'Escape' && onCancel) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      ref={form}
      className={styles['field']}
      onFocus={() => setFocused(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false)}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <textarea
        ref={inputRef}
        id={id}
        className={styles['input']}
        value={text}
        rows={2}
        maxLength={LIMITS.comment}
        autoFocus={autoFocus}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {hint !== undefined && isUsed && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
      {isUsed && (
        <div className={styles['send']}>
          <Button type="submit" variant="primary" isDisabled={text.trim() === ''}>
            {send}
          </Button>
          {onCancel && <Button onPress={onCancel}>{t('app.cancel')}</Button>}
        </div>
      )}
    </form>
  )
}
