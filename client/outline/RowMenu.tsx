import { Workflow } from 'lucide-react'
import { useRef } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useKindMenu, useMoreMenu } from '../deeds/ideaMenu.tsx'
import { useDeedEntry } from '../deeds/useDeedEntry.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { useOutline } from './outlineContext.ts'
import { PointMenu } from '../ui/Menu.tsx'
import type { MenuEntry, MenuGroup } from '../ui/menuEntries.ts'

export interface OpenMenu {
  readonly anchor: HTMLElement
  readonly id: IdeaId
  /** The kinds to choose from instead of all deeds. */
  readonly kinds?: true
}

interface RowMenuProps {
  readonly menu: OpenMenu
  readonly onClose: () => void
}

/** The one menu of all rows: a menu in each of a thousand rows would cost more than the rows. */
export function RowMenu({ menu, onClose }: RowMenuProps) {
  const { anchor, id } = menu
  const { t, language } = useLanguage()
  const { canWrite, viewState } = useBoard()
  const { deeds } = useDeeds()
  const { openMenu } = useOutline()
  const place = useRef<HTMLElement>(anchor)
  const idea = useIdea(id)
  const many = useViewState((view) => view.selection.size > 1)
  const entry = useDeedEntry()
  const kinds = useKindMenu(id)
  const more = useMoreMenu(many)
  if (!idea) return null

  const shows: MenuEntry = {
    id: 'map',
    label: t('outline.showInMap'),
    icon: <Workflow size={18} aria-hidden />,
    onAction: () => {
      viewState.select([id], id)
      viewState.show('map')
    },
  }
  const kind: MenuEntry = {
    id: 'kind',
    label: `${t('map.kind')}: ${kindName(idea.kind, language)}`,
    icon: <KindSymbol kind={idea.kind} size={18} />,
    // Once this menu is gone: it tells twice that it closes, and the next one gives the focus back to the row.
    onAction: () => setTimeout(() => openMenu({ ...menu, kinds: true })),
  }
  const folds = idea.children.length > 0 && !entry('toggleFold').isDisabled ? [entry('toggleFold')] : []
  const writes: MenuGroup[] = [
    { entries: many ? [kind] : [entry('addChild'), entry('addAfter'), entry('edit'), kind] },
    ...more,
  ]
  return (
    <PointMenu
      label={menu.kinds ? t('map.kind') : t('outline.actions', { title: deeds.titleOf(id) })}
      groups={
        menu.kinds
          ? kinds
          : [...(canWrite ? writes : []), { entries: [...folds, ...(canWrite ? [] : [entry('details')]), shows] }]
      }
      place={place}
      onClose={onClose}
    />
  )
}
