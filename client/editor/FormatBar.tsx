import { Bold, Check, Italic, Link, Split, Unlink } from 'lucide-react'
import { useState, useSyncExternalStore, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { asAddress, safeLink } from '../../shared/document/safeLink.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './FormatBar.module.css'
import type { Formats } from './formats.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

interface FormatBarProps {
  readonly formats: Formats
  /** Whether an address is being asked for. */
  readonly asks: boolean
  onAsk(asks: boolean): void
  /** The focus went elsewhere than into the text. */
  onLeft(): void
  /** Splits the text at the caret; absent where it cannot be split. */
  readonly onSplit?: (() => void) | undefined
}

/** Bold, italic, link: what the keys do, for pointers. The caret stays in the text. */
export function FormatBar({ formats, asks, onAsk, onLeft, onSplit }: FormatBarProps) {
  const { t } = useLanguage()
  const { bold, italic, link } = useSyncExternalStore(formats.subscribe, formats.get)
  const ctrl = t('key.ctrl')
  const keepCaret = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!document.hasFocus() || currentTarget.contains(relatedTarget)) return
    if (!(relatedTarget instanceof Element && relatedTarget.closest('.kt-editor'))) onLeft()
  }
  return (
    <div
      role="toolbar"
      aria-label={t('editor.formats')}
      className={styles['bar']}
      data-keeps-editor
      data-map-control
      onMouseDown={keepCaret}
      onBlur={onBlur}
    >
      {asks ? (
        <AddressField formats={formats} link={link} onDone={() => onAsk(false)} />
      ) : (
        <>
          <IconButton
            label={t('editor.bold')}
            shortcut={`${ctrl}+B`}
            icon={<Bold {...ICON} />}
            isPressed={bold}
            onPress={() => formats.toggle('bold')}
          />
          <IconButton
            label={t('editor.italic')}
            shortcut={`${ctrl}+I`}
            icon={<Italic {...ICON} />}
            isPressed={italic}
            onPress={() => formats.toggle('italic')}
          />
          <IconButton
            label={t('editor.link')}
            shortcut={`${ctrl}+K`}
            icon={<Link {...ICON} />}
            isPressed={link !== ''}
            onPress={() => onAsk(true)}
          />
          {onSplit && (
            <IconButton
              label={t('editor.split')}
              shortcut={`${ctrl}+${t('key.shift')}+${t('key.enter')}`}
              icon={<Split {...ICON} />}
              onPress={onSplit}
            />
          )}
        </>
      )}
    </div>
  )
}

interface AddressFieldProps {
  readonly formats: Formats
  readonly link: string
  onDone(): void
}

function AddressField({ formats, link, onDone }: AddressFieldProps) {
  const { t, language } = useLanguage()
  const [address, setAddress] = useState(link)
  const [isWrong, setWrong] = useState(false)
  const set = (text: string) => {
    const whole = asAddress(text)
    if (whole !== '' && safeLink(whole) === undefined) return setWrong(true)
    formats.setLink(whole)
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') set(address)
    else if (event.key === 'Escape') {
      formats.focus()
      onDone()
    } else return
    event.preventDefault()
  }
  return (
    // The keys of what lies behind, such as Esc of a panel, do not concern it.
    <div className={styles['address']} onKeyDown={(event) => event.stopPropagation()}>
      <TextField
        label={t('editor.address')}
        isLabelHidden
        placeholder={t('editor.address')}
        value={address}
        autoFocus
        className={styles['field'] ?? ''}
        onChange={(text) => {
          setAddress(text)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
        problem={isWrong ? refusalText('notAnAddress', language) : undefined}
      />
      <IconButton label={t('editor.linkSet')} icon={<Check {...ICON} />} onPress={() => set(address)} />
      {link !== '' && <IconButton label={t('editor.unlink')} icon={<Unlink {...ICON} />} onPress={() => set('')} />}
    </div>
  )
}
