import { useMemo, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useViewState } from '../board/useViewState.ts'
import { aroundEdited } from '../deeds/aroundEdited.tsx'
import { useDeedKeys } from '../deeds/useDeedKeys.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { linesOf } from './lines.ts'
import styles from './Outline.module.css'
import { OutlineLine } from './OutlineLine.tsx'
import { useOutlineView } from './useOutlineView.ts'
import { useVisibleLines } from './useVisibleLines.ts'

interface OutlineTreeProps {
  readonly page: RefObject<HTMLElement | null>
  onFind(): void
}

/**
 * The outline of those who write: a tree with the keys of the map. Only what is seen is on the page, however large the map; each line says
 * its level and place, so that a screen reader counts right. Because the browser's own search does not see the rest, Ctrl+F opens ours.
 */
export function OutlineTree({ page, onFind }: OutlineTreeProps) {
  const { t } = useLanguage()
  const { map } = useBoard()
  const title = useBoardTitle()
  const list = useRef<HTMLUListElement>(null)
  const folded = useViewState((view) => view.folded)
  const focused = useViewState((view) => view.focused)
  const edited = useViewState((view) => view.editing)
  const changes = useMapChanges()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the map is one live object: `changes` says that it is another one now.
  const lines = useMemo(() => linesOf(map, folded), [map, folded, changes])
  const { from, to, topOf, bring } = useVisibleLines(list, lines)
  const onKeys = useDeedKeys()
  useOutlineView(page, {
    bring,
    leave: () => page.current?.querySelector<HTMLElement>('[data-after-tree] input')?.focus(),
    find: onFind,
  })

  const drawn = lines.slice(from, to).map((line) => ({ line, top: undefined as number | undefined }))
  // The focus is never on nothing: its line is drawn wherever it is.
  const stop = lines.findIndex(({ id }) => id === focused)
  const kept = lines[stop]
  if (kept && stop < from) drawn.unshift({ line: kept, top: topOf(stop) })
  if (kept && stop >= to) drawn.push({ line: kept, top: topOf(stop) })
  return (
    <ul
      ref={list}
      role="tree"
      aria-label={t('outline.tree', { title })}
      aria-multiselectable
      className={styles['tree']}
      onKeyDown={(event: KeyboardEvent) => onKeys(event)}
      style={{ paddingTop: topOf(from), paddingBottom: topOf(lines.length) - topOf(to) }}
    >
      {aroundEdited(
        drawn,
        ({ line }) => line.id,
        edited,
        ({ line, top }) => (
          <OutlineLine key={line.id} line={line} top={top} />
        ),
      )}
    </ul>
  )
}
