import { useId } from 'react'
import styles from './Checkbox.module.css'

interface CheckboxProps {
  readonly label: string
  /** Says more, below the label. */
  readonly text?: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** One of several that may all be chosen. */
export function Checkbox({ label, text, isOn, onChange }: CheckboxProps) {
  const id = useId()
  return (
    <div className={styles['row']}>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className={styles['box']}
        aria-describedby={text === undefined ? undefined : `${id}-text`}
      />
      <label htmlFor={id} className={styles['label']}>
        {label}
        {text !== undefined && (
          <span id={`${id}-text`} className={styles['text']}>
            {text}
          </span>
        )}
      </label>
    </div>
  )
}
