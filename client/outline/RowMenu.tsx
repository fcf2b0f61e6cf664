import { Pencil, Plus, Workflow } from 'lucide-react'
import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { MenuList, type MenuEntry } from '../ui/Menu.tsx'
import menuStyles from '../ui/Menu.module.css'

export interface OpenMenu {
  readonly anchor: HTMLElement
  readonly id: IdeaId
  readonly title: string
  /** Given to those who may write. */
  readonly onAdd?: () => void
  readonly onEdit?: () => void
}

/** The one menu of all rows: a menu in each of a thousand rows would cost more than the rows. */
export function RowMenu({ menu, onClose }: { readonly menu: OpenMenu; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { viewState } = useBoard()
  const anchor = useRef<HTMLElement>(menu.anchor)
  const entries: MenuEntry[] = []
  const { onAdd, onEdit } = menu
  if (onAdd)
    entries.push({
      id: 'add',
      label: t('outline.addHere', { title: short(menu.title) }),
      icon: <Plus size={18} />,
      onAction: onAdd,
    })
  if (onEdit) entries.push({ id: 'edit', label: t('outline.edit'), icon: <Pencil size={18} />, onAction: onEdit })
  entries.push({
    id: 'map',
    label: t('outline.showInMap'),
    icon: <Workflow size={18} />,
    onAction: () => {
      viewState.select([menu.id], menu.id)
      viewState.show('map')
    },
  })
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom end"
      onOpenChange={(open) => !open && onClose()}
      className={menuStyles['popover'] ?? ''}
    >
      <MenuList label={t('outline.actions', { title: menu.title })} groups={[{ entries }]} onClose={onClose} />
    </Popover>
  )
}

const short = (title: string): string => ([...title].length > 40 ? `${[...title].slice(0, 39).join('')}…` : title)
