import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Folded.module.css'

interface FoldedProps {
  readonly title: string
  /** What is chosen in there, in a few words. */
  readonly summary?: string
  readonly children: ReactNode
}

/** What only some people need: one line until it is opened. */
export function Folded({ title, summary, children }: FoldedProps) {
  return (
    <details className={styles['folded']}>
      <summary className={styles['line']}>
        <ChevronRight size={18} aria-hidden className={styles['arrow']} />
        <span className={styles['title']}>{title}</span>
        {summary !== undefined && <span className={styles['summary']}>{summary}</span>}
      </summary>
      <div className={styles['content']}>{children}</div>
    </details>
  )
}
