import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { classNames } from './classNames.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Panel.module.css'

export interface PanelProps {
  /** Takes the focus when somebody goes there. */
  readonly place: RefObject<HTMLElement | null>
  /** What scrolls. */
  readonly body?: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly testId: string
  readonly title: ReactNode
  readonly closeLabel: string
  readonly className?: string | undefined
  readonly bodyClassName?: string | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel beside the page, on a phone a sheet at its lower edge: what it is about stays in sight. Esc and the cross close it. */
export function Panel({
  place,
  body,
  label,
  testId,
  title,
  closeLabel,
  className,
  bodyClassName,
  ...rest
}: PanelProps) {
  const { onClose, children } = rest
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <aside
      ref={place}
      tabIndex={-1}
      data-region
      data-testid={testId}
      aria-label={label}
      className={classNames(styles['panel'], className)}
      onKeyDown={onKeyDown}
    >
      <header className={styles['header']}>
        <h2 className={styles['title']}>{title}</h2>
        <IconButton label={closeLabel} icon={<X size={20} aria-hidden />} onPress={onClose} />
      </header>
      <div ref={body} className={classNames(styles['body'], bodyClassName)}>
        {children}
      </div>
    </aside>
  )
}
