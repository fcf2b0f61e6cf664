import { useId, type ChangeEvent, type KeyboardEvent, type Ref } from 'react'
import { classNames } from './classNames.ts'
import styles from './TextField.module.css'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly type?: 'text' | 'date' | 'email' | 'datetime-local'
  /** So many lines are shown, and more where there is more text. */
  readonly rows?: number
  /** Says more below the field, always visible. */
  readonly hint?: string
  /** What is wrong; the field is marked and the words are read out. */
  readonly problem?: string | undefined
  readonly isRequired?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly autoFocus?: boolean
  readonly isLabelHidden?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly className?: string
  readonly name?: string
}

export function TextField({
  label,
  value,
  onChange,
  hint,
  problem,
  isRequired,
  isLabelHidden,
  inputRef,
  className,
  type = 'text',
  rows,
  ...rest
}: TextFieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const input = {
    ...rest,
    id,
    value,
    className: styles['input'],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
    'aria-required': isRequired,
    'aria-invalid': problem === undefined ? undefined : true,
    'aria-describedby': described || undefined,
  }
  return (
    <div className={classNames(styles['field'], className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visuallyHidden' : styles['label']}>
        {label}
      </label>
      {rows === undefined ? <input {...input} type={type} ref={inputRef} /> : <textarea {...input} rows={rows} />}
      {hint && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
      {problem !== undefined && (
        <span id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </span>
      )}
    </div>
  )
}
