import type { ReactNode } from 'react'

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
