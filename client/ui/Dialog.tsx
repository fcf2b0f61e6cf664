import { X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useLanguage } from '../i18n/useLanguage.ts'
import { AriaLocale } from './AriaLocale.tsx'
import { classNames } from './classNames.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'small' | 'medium' | 'large' | 'full'
  /** Buttons at the lower edge; always in view. */
  readonly actions?: ReactNode
  readonly role?: 'dialog' | 'alertdialog'
}

/** A modal dialog, open as long as it is rendered. Esc, the backdrop and the cross close it; focus returns to where it was. */
export function Dialog({ title, onClose, children, size = 'medium', actions, role = 'dialog' }: DialogProps) {
  const { t } = useLanguage()
  return (
    <AriaLocale>
      <ModalOverlay
        isOpen
        isDismissable={role === 'dialog'}
        onOpenChange={(open) => !open && onClose()}
        className={styles['overlay'] ?? ''}
      >
        <Modal className={classNames(styles['modal'], styles[size])}>
          <AriaDialog role={role} className={styles['dialog'] ?? ''}>
            <header className={styles['header']}>
              <Heading slot="title" level={2} className={styles['title'] ?? ''}>
                {title}
              </Heading>
              <IconButton label={t('app.close')} icon={<X size={20} aria-hidden />} onPress={onClose} />
            </header>
            <Body title={title}>{children}</Body>
            {actions && <footer className={styles['actions']}>{actions}</footer>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaLocale>
  )
}

/** A tab stop only when it scrolls, so that the keyboard reaches all of it and meets nothing needless. */
function Body({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const frame = body.current
    if (!frame) return
    const observer = new ResizeObserver(() => setScrolls(frame.scrollHeight > frame.clientHeight))
    observer.observe(frame)
    for (const part of frame.children) observer.observe(part)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={body}
      className={styles['body']}
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
    >
      {children}
    </div>
  )
}
