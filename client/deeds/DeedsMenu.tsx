import { Workflow } from 'lucide-react'
import { useEffect, useRef, type Dispatch, type SetStateAction } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { PointMenu } from '../ui/Menu.tsx'
import type { MenuEntry, MenuGroup } from '../ui/menuEntries.ts'
import { useDeeds } from './deedsContext.ts'
import { useKindMenu, useMoreMenu } from './ideaMenu.tsx'
import { useDeedEntry } from './useDeedEntry.tsx'

export interface OpenDeedsMenu {
  readonly anchor: HTMLElement
  readonly id: IdeaId
  /** The kinds to choose from instead of all deeds. */
  readonly kinds?: true
}

interface DeedsMenuProps {
  readonly menu: OpenDeedsMenu
  /** Cards are never folded. */
  readonly folds?: boolean
  readonly onChange: Dispatch<SetStateAction<OpenDeedsMenu | undefined>>
}

/** The one menu of all rows or cards: a menu in each of a thousand would cost more than they do. */
export function DeedsMenu({ menu, folds = false, onChange }: DeedsMenuProps) {
  const { anchor, id } = menu
  const { t, language } = useLanguage()
  const { canWrite, canTalk, viewState } = useBoard()
  const { deeds, view } = useDeeds()
  const place = useRef<HTMLElement>(anchor)
  const idea = useIdea(id)
  const many = useViewState((view) => view.selection.size > 1)
  const entry = useDeedEntry()
  const kinds = useKindMenu(id)
  const more = useMoreMenu(many)
  useEffect(
    () => () => {
      // What was chosen goes on where the menu was opened, be it with another menu; the page takes the focus again in a moment.
      queueMicrotask(() => {
        if (document.activeElement === document.body) view().takeFocus()
      })
    },
    [view],
  )
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
    onAction: () => setTimeout(() => onChange({ ...menu, kinds: true })),
  }
  const fold = folds && idea.children.length > 0 && !entry('toggleFold').isDisabled ? [entry('toggleFold')] : []
  const talks = [
    entry('comment'),
    ...(canTalk ? [entry('reactSupport'), entry('reactJoin'), entry('reactThanks')] : []),
  ]
  const writes: MenuGroup[] = [
    { entries: many ? [kind] : [entry('addChild'), entry('addAfter'), entry('edit'), kind] },
    ...more,
  ]
  return (
    <PointMenu
      key={menu.kinds ? 'kinds' : 'deeds'}
      label={menu.kinds ? t('map.kind') : t('outline.actions', { title: deeds.titleOf(id) })}
      groups={
        menu.kinds
          ? kinds
          : [
              ...(canWrite ? writes : []),
              { entries: [...fold, ...(canWrite ? [] : [entry('details'), entry('origin'), ...talks]), shows] },
            ]
      }
      place={place}
      // Another one may have taken its place.
      onClose={() => onChange((now) => (now === menu ? undefined : now))}
    />
  )
}
