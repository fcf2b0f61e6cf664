import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'medium' | 'large'
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  /** Work is under way: stays focusable, does nothing, says so to screen readers. */
  readonly isPending?: boolean
  readonly type?: 'button' | 'submit'
  readonly autoFocus?: boolean
  readonly slot?: string
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-label'?: string
  readonly 'data-testid'?: string
}

export function Button({ variant = 'secondary', size = 'medium', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classNames(styles['button'], styles[variant], size === 'large' && styles['large'], className)}
    >
      {icon}
      <span className={styles['label']}>{children}</span>
    </AriaButton>
  )
}
