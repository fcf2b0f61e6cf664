import { useId } from 'react'
import styles from './TextField.module.css'

export interface SelectFieldProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  /** Says more below the field, always visible. */
  readonly hint?: string
}

/** One of several that need not all be in view: the list that the device itself brings along. */
export function SelectField<T extends string>({ label, value, onChange, choices, hint }: SelectFieldProps<T>) {
  const id = useId()
  const choose = (chosen: string): void => {
    const choice = choices.find((each) => each.value === chosen)
    if (choice) onChange(choice.value)
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        className={styles['input']}
        onChange={(event) => choose(event.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
    </div>
  )
}
