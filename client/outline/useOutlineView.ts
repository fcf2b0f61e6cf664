import { useEffect, useEffectEvent, useLayoutEffect, type RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { createForgetting } from '../board/createForgetting.ts'
import { useBoard } from '../board/session.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import type { Look } from '../../shared/domain/look.ts'
import { foldsAbove } from '../deeds/walk.ts'
import { outlineStep } from './outlineStep.ts'

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

/** So many frames a row may take to be drawn. */
const PATIENCE = 90

/** Deeds happen in the outline as long as it is shown. */
export function useOutlineView(page: RefObject<HTMLElement | null>, find: () => void): void {
  const { map, viewState, onMapChange, presence } = useBoard()
  const { show } = useDeeds()
  const openFind = useEffectEvent(find)
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
    const isInSight = (row: HTMLElement | null | undefined): boolean => {
      const { top = -1, bottom = -1 } = row?.querySelector('[data-row]')?.getBoundingClientRect() ?? {}
      return bottom > 0 && top < window.innerHeight
    }
    /** The focused row as long as it is in sight, else the one in the middle. */
    const atNow = (): IdeaId => {
      const { focused } = viewState.get()
      const { left: x = 0, width = 0 } = page.current?.getBoundingClientRect() ?? {}
      if (isInSight(rowOf(focused))) return focused
      const middle = document.elementFromPoint(x + width / 2, window.innerHeight / 2)
      return middle?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? focused
    }
    const lookAt = ({ at }: Look): void => {
      const hiding = foldsAbove(map, viewState.get().folded, at)
      const shown = hiding.at(-1) ?? at
      const row = rowOf(shown)
      if (row && !isInSight(row))
        (row.querySelector('[data-row]') ?? row).scrollIntoView({
          block: 'center',
          behavior: stillness.matches ? 'auto' : 'smooth',
        })
    }
    const tellLook = (): void => presence.setLook(() => ({ at: atNow() }))
    document.addEventListener('scroll', tellLook, { capture: true, passive: true })
    // A row that is moved is drawn anew elsewhere and takes the focus with it to nowhere; others may do that to mine, too.
    let had = false
    const watch = (event: FocusEvent): void => {
      had = event.target instanceof Element && event.target.getAttribute('role') === 'treeitem'
    }
    const forgetting = createForgetting(map, viewState)
    const stopRemembering = viewState.subscribe(forgetting.remember)
    const stopForgetting = onMapChange(({ removed }) => forgetting.forget(removed))
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
      look: () => ({ at: atNow() }),
      lookAt,
      // Rows are drawn by React with the next frame.
      catchUp: () => undefined,
      takeFocus,
      find: () => openFind(),
      leave: () => page.current?.querySelector<HTMLElement>('[data-after-tree] input')?.focus(),
    })
    return () => {
      left = true
      stopShowing()
      stopWatching()
      stopForgetting()
      stopRemembering()
      document.removeEventListener('focusin', watch)
      document.removeEventListener('scroll', tellLook, { capture: true })
    }
  }, [page, map, viewState, onMapChange, presence, show])

  // Where one was in the map one is here, too.
  useEffect(() => {
    const { focused } = viewState.get()
    if (focused !== map.root)
      page.current?.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.scrollIntoView({ block: 'center' })
  }, [page, map, viewState])
}
