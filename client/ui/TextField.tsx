import { useId, type Ref } from 'react'
import { classNames } from './classNames.ts'
import styles from './TextField.module.css'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
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
  ...rest
}: TextFieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className={classNames(styles['field'], className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visuallyHidden' : styles['label']}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        type="text"
        ref={inputRef}
        className={styles['input']}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-required={isRequired}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={described || undefined}
      />
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
