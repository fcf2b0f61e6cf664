import { useRef } from 'react'
import { useViewState } from '../board/useViewState.ts'
import { useMoreMenu } from '../deeds/ideaMenu.tsx'
import { useDeedEntry } from '../deeds/useDeedEntry.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { PointMenu } from '../ui/Menu.tsx'
import type { MenuGroup } from '../ui/menuEntries.ts'
import type { Point } from './viewport.ts'

/** The deeds of the toolbar, where the pointer is: by right click, by a finger that rests, by the menu key. */
export function ContextMenu({ at, onClose }: { readonly at: Point; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const entry = useDeedEntry()
  const many = useViewState((view) => view.selection.size > 1)
  const place = useRef<HTMLSpanElement>(null)
  const more = useMoreMenu(many)
  const first: MenuGroup = { entries: [entry('addChild'), entry('addAfter'), entry('edit')] }
  return (
    <>
      <span ref={place} style={{ position: 'absolute', left: at.x, top: at.y }} />
      <PointMenu label={t('map.toolbar')} groups={many ? more : [first, ...more]} place={place} onClose={onClose} />
    </>
  )
}
