import { useEffect, type ReactNode, type Ref } from 'react'
import { announce } from './announce.ts'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'medium' | 'large'
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  /** Work is under way: keeps the focus, does nothing, and its words of now are read out. */
  readonly isPending?: boolean
  readonly type?: 'button' | 'submit'
  /** The form that it submits, where it stands outside of it. */
  readonly form?: string
  readonly autoFocus?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-label'?: string
  readonly 'aria-expanded'?: boolean
  readonly 'aria-haspopup'?: 'dialog'
  /** -1: for the pointer only. */
  readonly tabIndex?: -1
  readonly 'data-testid'?: string
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  children,
  className,
  isDisabled = false,
  isPending = false,
  onPress,
  type = 'button',
  ...rest
}: ButtonProps) {
  useEffect(() => {
    if (isPending && typeof children === 'string') announce(children)
  }, [isPending, children])
  return (
    <button
      {...rest}
      type={isPending ? 'button' : type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onClick={isPending ? undefined : onPress}
      data-busy={isPending || undefined}
      className={classNames(styles['button'], styles[variant], size === 'large' && styles['large'], className)}
    >
      {icon}
      <span className={styles['label']}>{children}</span>
    </button>
  )
}
