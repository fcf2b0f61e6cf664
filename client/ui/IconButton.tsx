import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from './classNames.ts'
import styles from './IconButton.module.css'

export interface IconButtonProps {
  /** Its name for screen readers and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Shown in the tooltip beside the name, e.g. `Strg+Z`. */
  readonly shortcut?: string
  readonly onPress?: () => void
  /** The pointer or the focus has come: what a press will need can be fetched. */
  readonly onNear?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly isDisabled?: boolean
  readonly isPressed?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-haspopup'?: 'menu' | 'dialog'
  readonly 'aria-expanded'?: boolean
  /** -1: for the pointer only. */
  readonly tabIndex?: -1
  readonly 'data-testid'?: string
}

/** A button that shows an icon only: its label is its tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  onPress,
  onNear,
  isDisabled = false,
  isPressed,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      data-tooltip={shortcut ? `${label} (${shortcut})` : label}
      className={classNames(styles['button'], className)}
      onClick={onPress}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      {icon}
    </button>
  )
}
