import type { Ref } from 'react'
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
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
  hint,
  problem,
  placeholder,
  isLabelHidden,
  inputRef,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={classNames(styles['field'], className)}
    >
      <Label className={isLabelHidden ? 'visuallyHidden' : (styles['label'] ?? '')}>{label}</Label>
      <Input
        className={styles['input'] ?? ''}
        {...(placeholder ? { placeholder } : {})}
        {...(inputRef ? { ref: inputRef } : {})}
      />
      {hint && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </AriaTextField>
  )
}
