import { useEffect, useLayoutEffect, type RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { foldsAbove } from '../deeds/walk.ts'
import { outlineStep } from './outlineStep.ts'

/** So many frames a row may take to be drawn. */
const PATIENCE = 90

/** Deeds happen in the outline as long as it is shown. */
export function useOutlineView(page: RefObject<HTMLElement | null>): void {
  const { map, viewState, onMapChange } = useBoard()
  const { show } = useDeeds()
  useLayoutEffect(() => {
    const rowOf = (id: IdeaId) => page.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
    const isHidden = (id: IdeaId): boolean => foldsAbove(map, viewState.get().folded, id).length > 0
    let left = false
    /** A new idea is drawn some frames after it was made. */
    const whenDrawn = (id: () => IdeaId, deed: (row: HTMLElement) => void, frames = PATIENCE): void => {
      const row = rowOf(id())
      if (row) deed(row)
      else if (frames > 0 && !left) nextFrame(() => whenDrawn(id, deed, frames - 1))
    }
    const reveal = (id: IdeaId): void => {
      const hiding = foldsAbove(map, viewState.get().folded, id)
      if (hiding.length > 0)
        viewState.setFolded(new Set([...viewState.get().folded].filter((folded) => !hiding.includes(folded))))
      whenDrawn(
        () => id,
        (row) => (row.querySelector('[data-row]') ?? row).scrollIntoView({ block: 'nearest' }),
      )
    }
    const takeFocus = (): void =>
      whenDrawn(
        () => viewState.get().focused,
        (row) => {
          if (viewState.get().editing === null) row.focus({ preventScroll: true })
        },
      )
    // A row that is moved is drawn anew elsewhere and takes the focus with it to nowhere; others may do that to mine, too.
    let had = false
    const watch = (event: FocusEvent): void => {
      had = event.target instanceof Element && event.target.getAttribute('role') === 'treeitem'
    }
    const stopWatching = onMapChange(() =>
      nextFrame(() => {
        if (had && !left && document.activeElement === document.body) takeFocus()
      }),
    )
    document.addEventListener('focusin', watch)
    const stopShowing = show({
      is: 'outline',
      box: (id) => (isHidden(id) ? undefined : { side: id === map.root ? 'root' : 'right' }),
      step: (from, way) => outlineStep(map, viewState.get().folded, from, way),
      reveal,
      approach: reveal,
      // Rows are drawn by React with the next frame.
      catchUp: () => undefined,
      takeFocus,
      leave: () => page.current?.querySelector<HTMLElement>('[data-after-tree] input')?.focus(),
    })
    return () => {
      left = true
      stopShowing()
      stopWatching()
      document.removeEventListener('focusin', watch)
    }
  }, [page, map, viewState, onMapChange, show])

  // Where one was in the map one is here, too.
  useEffect(() => {
    const { focused } = viewState.get()
    if (focused !== map.root)
      page.current?.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.scrollIntoView({ block: 'center' })
  }, [page, map, viewState])
}
