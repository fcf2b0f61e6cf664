import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import styles from './Switch.module.css'

export interface SwitchProps {
  readonly children: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Switch({ children, isOn, onChange }: SwitchProps) {
  return (
    <AriaSwitch isSelected={isOn} onChange={onChange} className={styles['switch'] ?? ''}>
      <span className={styles['track']} aria-hidden />
      <span>{children}</span>
    </AriaSwitch>
  )
}
