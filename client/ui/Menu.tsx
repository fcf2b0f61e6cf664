import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
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

/** The list alone, for a popover of one's own, e.g. a context menu. */
export function MenuList({ label, groups }: Omit<MenuProps, 'children'>) {
  return (
    <AriaMenu aria-label={label} className={styles['menu'] ?? ''}>
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
      onAction={entry.onAction}
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
