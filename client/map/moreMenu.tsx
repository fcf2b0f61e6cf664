import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  Copy,
  IndentDecrease,
  IndentIncrease,
  Link2,
  Scissors,
  StickyNote,
  Trash2,
  Ungroup,
} from 'lucide-react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import type { MenuGroup } from '../ui/Menu.tsx'
import { useMap } from './mapContext.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** All that is not on the toolbar itself: every key of the map has an entry here or a button there. */
export function useMoreMenu(id: IdeaId): readonly MenuGroup[] {
  const { t } = useLanguage()
  const { deeds, mapView } = useMap()
  const { openDialog } = useDeeds()
  const many = useViewState((view) => view.selection.size > 1)
  const isRoot = id === ROOT_ID && !many
  const ctrl = t('key.ctrl')
  const alt = t('key.alt')
  const shift = t('key.shift')
  const left = mapView.layout.box(id)?.side === 'left'
  const single: MenuGroup[] = [
    {
      entries: [
        {
          id: 'note',
          label: t('map.note'),
          icon: <StickyNote {...ICON} />,
          shortcut: `${shift}+F2`,
          onAction: () => openDialog({ kind: 'note', id }),
        },
        {
          id: 'link',
          label: t('map.link'),
          icon: <Link2 {...ICON} />,
          shortcut: `${ctrl}+K`,
          onAction: () => openDialog({ kind: 'link', id }),
        },
      ],
    },
    {
      entries: [
        {
          id: 'addBefore',
          label: t('map.addBefore'),
          shortcut: `${shift}+${t('key.enter')}`,
          isDisabled: isRoot,
          onAction: () => deeds.add('before'),
        },
        {
          id: 'insertParent',
          label: t('map.insertParent'),
          shortcut: `${ctrl}+${t('key.enter')}`,
          isDisabled: isRoot,
          onAction: () => deeds.add('parent'),
        },
      ],
    },
  ]
  return [
    // What one writes, adds or connects belongs to one idea.
    ...(many ? [] : single),
    {
      entries: [
        {
          id: 'up',
          label: t('map.moveUp'),
          icon: <ArrowUp {...ICON} />,
          shortcut: `${alt}+↑`,
          isDisabled: isRoot,
          onAction: () => deeds.shift('up'),
        },
        {
          id: 'down',
          label: t('map.moveDown'),
          icon: <ArrowDown {...ICON} />,
          shortcut: `${alt}+↓`,
          isDisabled: isRoot,
          onAction: () => deeds.shift('down'),
        },
        {
          id: 'indent',
          label: t('map.indent'),
          icon: <IndentIncrease {...ICON} />,
          shortcut: `${alt}+${left ? '←' : '→'}`,
          isDisabled: isRoot,
          onAction: () => deeds.shift(left ? 'left' : 'right'),
        },
        {
          id: 'outdent',
          label: t('map.outdent'),
          icon: <IndentDecrease {...ICON} />,
          shortcut: `${alt}+${left ? '→' : '←'}`,
          isDisabled: isRoot,
          onAction: () => deeds.shift(left ? 'right' : 'left'),
        },
      ],
    },
    {
      entries: [
        {
          id: 'copy',
          label: t('map.copy'),
          icon: <Copy {...ICON} />,
          shortcut: `${ctrl}+C`,
          onAction: () => deeds.clipboard('copy'),
        },
        {
          id: 'cut',
          label: t('map.cut'),
          icon: <Scissors {...ICON} />,
          shortcut: `${ctrl}+X`,
          isDisabled: isRoot,
          onAction: () => deeds.clipboard('cut'),
        },
        {
          id: 'paste',
          label: t('map.paste'),
          icon: <ClipboardPaste {...ICON} />,
          shortcut: `${ctrl}+V`,
          onAction: () => deeds.clipboard('paste'),
        },
      ],
    },
    {
      entries: [
        {
          id: 'removeKeeping',
          label: t('map.removeKeepingChildren'),
          icon: <Ungroup {...ICON} />,
          shortcut: `${shift}+${t('key.del')}`,
          isDisabled: isRoot,
          onAction: () => deeds.remove(true),
        },
        {
          id: 'remove',
          label: t('map.remove'),
          icon: <Trash2 {...ICON} />,
          shortcut: t('key.del'),
          isDisabled: isRoot,
          isDanger: true,
          onAction: () => deeds.remove(),
        },
      ],
    },
  ]
}
