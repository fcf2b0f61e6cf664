import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classNames } from './classNames.ts'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps {
  /** Its name for screen readers and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Shown in the tooltip beside the name, e.g. `Strg+Z`. */
  readonly shortcut?: string
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  readonly isPressed?: boolean
  readonly slot?: string
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'data-testid'?: string
}

/** A button that shows an icon only: its label is its tooltip. */
export function IconButton({ label, icon, shortcut, isPressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        className={classNames(styles['button'], className)}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
