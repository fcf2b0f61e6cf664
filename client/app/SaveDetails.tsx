import type { RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { AriaLocale } from '../ui/AriaLocale.tsx'
import styles from './SaveState.module.css'

interface SaveDetailsProps {
  readonly short: string
  readonly long: string | undefined
  readonly place: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** What the state of saving means, beside its words. */
export function SaveDetails({ short, long, place, onClose }: SaveDetailsProps) {
  return (
    <AriaLocale>
      <Popover
        isOpen
        onOpenChange={(open) => !open && onClose()}
        triggerRef={place}
        placement="bottom start"
        offset={6}
        className={styles['more'] ?? ''}
      >
        <Dialog aria-label={short} className={styles['text'] ?? ''}>
          <strong>{short}</strong>
          {long && <p>{long}</p>}
        </Dialog>
      </Popover>
    </AriaLocale>
  )
}
