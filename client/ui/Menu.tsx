import { cloneElement, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import type { IconButtonProps } from './IconButton.tsx'
import type { MenuGroup } from './menuEntries.ts'
import { ownFile } from './ownFile.tsx'

/** A menu that is open as long as it is rendered, beside a place on the page: a context menu. */
export const PointMenu = ownFile(() => import('./OpenMenu.tsx').then(({ OpenMenu }) => OpenMenu))

interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** The button that opens it. */
  readonly children: ReactElement<IconButtonProps>
}

/** A menu that its button opens. */
export function Menu({ label, groups, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLButtonElement>(null)
  const soon = (): void => void PointMenu.fetch().catch(() => undefined)
  const opener: Partial<IconButtonProps> = {
    ref: place,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onPress: () => setOpen(true),
    onNear: soon,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setOpen(true)
    },
  }
  return (
    <>
      {cloneElement(children, opener)}
      {isOpen && (
        <PointMenu label={label} groups={groups} place={place} placement="bottom end" onClose={() => setOpen(false)} />
      )}
    </>
  )
}
