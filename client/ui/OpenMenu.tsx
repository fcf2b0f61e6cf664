import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'
import { AriaLocale } from './AriaLocale.tsx'
import { closeThen } from './closeThen.ts'
import styles from './Menu.module.css'
import type { MenuEntry, MenuGroup } from './menuEntries.ts'

export interface OpenMenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** What it opens beside: a button, or a place on the page. */
  readonly place: RefObject<HTMLElement | null>
  readonly placement?: 'bottom start' | 'bottom end'
  readonly onClose: () => void
}

/** A menu that is open as long as it is rendered; groups are set apart by a line. */
export function OpenMenu({ place, placement = 'bottom start', onClose, label, groups }: OpenMenuProps) {
  return (
    <AriaLocale>
      <Popover
        isOpen
        onOpenChange={(open) => !open && onClose()}
        triggerRef={place}
        placement={placement}
        offset={placement === 'bottom end' ? 6 : 2}
        aria-label={label}
        className={styles['popover'] ?? ''}
      >
        {/* The menu key's own event comes when the key goes up: then this menu is there already. */}
        <div onContextMenu={(event) => event.preventDefault()}>
          <AriaMenu aria-label={label} className={styles['menu'] ?? ''} onClose={onClose} autoFocus="first">
            {groups.flatMap((group, at) => [
              ...(at > 0 ? [<Separator key={`line${at}`} className={styles['line'] ?? ''} />] : []),
              <MenuSection key={`group${at}`} aria-label={group.title ?? label} {...selectionOf(group)}>
                {group.title && <Header className={styles['heading'] ?? ''}>{group.title}</Header>}
                {group.entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} onClose={onClose} />
                ))}
              </MenuSection>,
            ])}
          </AriaMenu>
        </div>
      </Popover>
    </AriaLocale>
  )
}

function selectionOf({ entries, isChoice }: MenuGroup) {
  if (entries.every((entry) => entry.isChecked === undefined)) return {}
  const selectedKeys = entries.filter((entry) => entry.isChecked).map((entry) => entry.id)
  return { selectionMode: isChoice ? ('single' as const) : ('multiple' as const), selectedKeys }
}

function Entry({ entry, onClose }: { readonly entry: MenuEntry; readonly onClose: () => void }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      onAction={() => closeThen(onClose, entry.onAction)}
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
