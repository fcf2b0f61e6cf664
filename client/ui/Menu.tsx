import { Check } from 'lucide-react'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import styles from './Menu.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** Shown at the right, e.g. `F2`. */
  readonly shortcut?: string
  readonly onAction: () => void
  readonly isDisabled?: boolean
  /** Why it is disabled, in words. */
  readonly why?: string
  /** Found by these, too, where entries are searched: the label in other languages. */
  readonly otherWords?: string
  /** Given for entries that are on or off. */
  readonly isChecked?: boolean
  readonly isDanger?: boolean
}

export interface MenuGroup {
  readonly title?: string
  /** Exactly one of the entries is on. */
  readonly isChoice?: boolean
  readonly entries: readonly MenuEntry[]
}

export interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** The button that opens it. */
  readonly children: ReactElement
}

/** A menu that its button opens; groups are set apart by a line. */
export function Menu({ label, groups, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles['popover'] ?? ''} placement="bottom end" offset={6}>
        <MenuList label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

/** A menu that is open as long as it is rendered, beside a place on the page: a context menu. */
export function PointMenu({
  place,
  onClose,
  label,
  groups,
}: Omit<MenuProps, 'children'> & {
  readonly place: RefObject<HTMLElement | null>
  readonly onClose: () => void
}) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={place}
      placement="bottom start"
      offset={2}
      className={styles['popover'] ?? ''}
    >
      {/* The menu key's own event comes when the key goes up: then this menu is there already. */}
      <div onContextMenu={(event) => event.preventDefault()}>
        <MenuList label={label} groups={groups} onClose={onClose} />
      </div>
    </Popover>
  )
}

/** The list alone, for a popover of one's own. */
export function MenuList({ label, groups, onClose }: Omit<MenuProps, 'children'> & { readonly onClose?: () => void }) {
  return (
    <AriaMenu aria-label={label} className={styles['menu'] ?? ''} {...(onClose && { onClose, autoFocus: 'first' })}>
      {groups.flatMap((group, at) => [
        ...(at > 0 ? [<Separator key={`line${at}`} className={styles['line'] ?? ''} />] : []),
        <MenuSection key={`group${at}`} aria-label={group.title ?? label} {...selectionOf(group)}>
          {group.title && <Header className={styles['heading'] ?? ''}>{group.title}</Header>}
          {group.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </MenuSection>,
      ])}
    </AriaMenu>
  )
}

function selectionOf({ entries, isChoice }: MenuGroup) {
  if (entries.every((entry) => entry.isChecked === undefined)) return {}
  const selectedKeys = entries.filter((entry) => entry.isChecked).map((entry) => entry.id)
  return { selectionMode: isChoice ? ('single' as const) : ('multiple' as const), selectedKeys }
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      // An open menu holds the focus: what is done may need it, so that the menu closes first.
      onAction={() => setTimeout(entry.onAction)}
      isDisabled={entry.isDisabled ?? false}
      className={styles['entry'] ?? ''}
      data-danger={entry.isDanger || undefined}
    >
      <span className={styles['icon']}>{entry.isChecked ? <Check size={18} aria-hidden /> : entry.icon}</span>
      <span className={styles['label']}>{entry.label}</span>
      {entry.shortcut && <kbd className={styles['shortcut']}>{entry.shortcut}</kbd>}
    </MenuItem>
  )
}
