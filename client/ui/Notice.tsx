import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  readonly children: ReactNode
  readonly icon?: ReactNode
  /** What one may answer; it is never asked for. */
  readonly actions: ReactNode
  readonly testId: string
}

/** Something to know that waits to be answered, above what it is about: it takes no focus and covers nothing that matters. */
export function Notice({ children, icon, actions, testId }: NoticeProps) {
  return (
    <div className={styles['notice']} data-testid={testId}>
      {icon}
      <p className={styles['text']}>{children}</p>
      <div className={styles['actions']}>{actions}</div>
    </div>
  )
}
