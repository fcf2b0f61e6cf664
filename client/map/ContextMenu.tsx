import { CornerDownRight, Pencil, Rows3 } from 'lucide-react'
import { useRef } from 'react'
import { useViewState } from '../board/useViewState.ts'
import { ROOT_ID } from '../../shared/domain/idea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { PointMenu, type MenuGroup } from '../ui/Menu.tsx'
import { useMap } from './mapContext.ts'
import { useMoreMenu } from './moreMenu.tsx'
import type { Point } from './viewport.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** The deeds of the toolbar, where the pointer is: by right click, by a finger that rests, by the menu key. */
export function ContextMenu({ at, onClose }: { readonly at: Point; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { deeds } = useMap()
  const id = useViewState((view) => view.focused)
  const many = useViewState((view) => view.selection.size > 1)
  const place = useRef<HTMLSpanElement>(null)
  const more = useMoreMenu(id)
  const first: MenuGroup = {
    entries: [
      {
        id: 'addChild',
        label: t('map.addChild'),
        icon: <CornerDownRight {...ICON} />,
        shortcut: 'Tab',
        onAction: () => deeds.add('child'),
      },
      {
        id: 'addAfter',
        label: t('map.addAfter'),
        icon: <Rows3 {...ICON} />,
        shortcut: t('key.enter'),
        isDisabled: id === ROOT_ID,
        onAction: () => deeds.add('after'),
      },
      {
        id: 'edit',
        label: t('map.edit'),
        icon: <Pencil {...ICON} />,
        shortcut: 'F2',
        onAction: () => deeds.edit(id),
      },
    ],
  }
  return (
    <>
      <span ref={place} style={{ position: 'absolute', left: at.x, top: at.y }} />
      <PointMenu label={t('map.toolbar')} groups={many ? more : [first, ...more]} place={place} onClose={onClose} />
    </>
  )
}
