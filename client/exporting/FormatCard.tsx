import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import styles from './FormatCard.module.css'

interface FormatCardProps {
  readonly icon: ReactNode
  readonly name: string
  readonly text: string
  readonly label: string
  readonly isPending: boolean
  readonly pendingText: string
  readonly isDisabled: boolean
  readonly onPress: () => void
}

/** One kind of file, as a button with its words. */
export function FormatCard({ icon, name, text, label, isPending, pendingText, isDisabled, onPress }: FormatCardProps) {
  return (
    <Button
      className={styles['card'] ?? ''}
      isPending={isPending}
      isDisabled={isDisabled}
      onPress={onPress}
      aria-label={isPending ? pendingText : label}
    >
      <span className={styles['icon']}>
        {isPending ? <LoaderCircle size={24} aria-hidden className={styles['turning']} /> : icon}
      </span>
      <span className={styles['words']}>
        <strong>{name}</strong>
        <span className={styles['text']}>{isPending ? pendingText : text}</span>
      </span>
    </Button>
  )
}
