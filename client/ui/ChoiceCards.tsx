import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './ChoiceCards.module.css'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly text?: string
  /** The label's own language, where it is another one than the page's. */
  readonly lang?: string
}

export interface ChoiceCardsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly choices: readonly Choice<T>[]
}

/** One of a few, all in view. */
export function ChoiceCards<T extends string>({ label, value, onChange, choices }: ChoiceCardsProps<T>) {
  const choose = (chosen: string): void => {
    const choice = choices.find((each) => each.value === chosen)
    if (choice) onChange(choice.value)
  }
  return (
    <RadioGroup value={value} onChange={choose} className={styles['group'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['cards']}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles['card'] ?? ''}>
            <span className={styles['mark']} aria-hidden />
            <span className={styles['words']} lang={choice.lang}>
              <span className={styles['name']}>{choice.label}</span>
              {choice.text && <span className={styles['text']}>{choice.text}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
