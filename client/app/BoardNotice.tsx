import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './BoardNotices.module.css'

interface BoardNoticeProps {
  readonly Icon: LucideIcon
  readonly title: string
  readonly text: string
  /** Nothing is wrong: it is so. */
  readonly isCalm?: boolean
  readonly children?: ReactNode
}

/** A line below the header, with what one can do about it. */
export function BoardNotice({ Icon, title, text, isCalm = false, children }: BoardNoticeProps) {
  return (
    <div className={styles['notice']} data-calm={isCalm || undefined} data-testid="notice">
      <Icon size={18} aria-hidden className={styles['icon']} />
      <p className={styles['text']}>
        <strong>{title}</strong> {text}
      </p>
      {children}
    </div>
  )
}
