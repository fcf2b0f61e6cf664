import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Look } from '../../shared/domain/look.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { createForgetting } from '../board/createForgetting.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from './deedsContext.ts'
import type { DeedView } from './deedView.ts'
import { foldsAbove } from './walk.ts'

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

/** So many frames an idea may take to be drawn. */
const PATIENCE = 90

export interface ListedView extends Pick<DeedView, 'is' | 'box' | 'step' | 'lines' | 'leave' | 'find'> {
  /** Sees to it that the idea is going to be drawn: opens what hides it, makes room for it. */
  bring(id: IdeaId): void
}

/** Deeds happen here as long as this view is shown, whose ideas are elements with `data-id` and a part with `data-row`, in the flow of the page. */
export function useListedView(page: RefObject<HTMLElement | null>, view: ListedView): void {
  const { map, viewState, onMapChange, presence } = useBoard()
  const { show } = useDeeds()
  const now = useRef(view)
  const keepFocus = useRef<() => void>(undefined)
  useLayoutEffect(() => {
    now.current = view
  })
  useLayoutEffect(() => {
    const elementOf = (id: IdeaId) => page.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
    let left = false
    /** A new idea is drawn some frames after it was made. */
    const whenDrawn = (id: () => IdeaId, deed: (element: HTMLElement) => void, frames = PATIENCE): void => {
      const element = elementOf(id())
      if (element) deed(element)
      else if (frames > 0 && !left) nextFrame(() => whenDrawn(id, deed, frames - 1))
    }
    const reveal = (id: IdeaId): void => {
      now.current.bring(id)
      whenDrawn(
        () => id,
        (element) => (element.querySelector('[data-row]') ?? element).scrollIntoView({ block: 'nearest' }),
      )
    }
    const takeFocus = (): void =>
      whenDrawn(
        () => viewState.get().focused,
        (element) => {
          if (viewState.get().editing !== null) return
          // A document to be read has no places for the focus in it: it is taken as a whole.
          const place = element.hasAttribute('tabindex') ? element : element.closest<HTMLElement>('main')
          place?.focus({ preventScroll: true })
        },
      )
    const isInSight = (element: HTMLElement | null | undefined): boolean => {
      const { top = -1, bottom = -1 } = element?.querySelector('[data-row]')?.getBoundingClientRect() ?? {}
      return bottom > 0 && top < window.innerHeight
    }
    /** The focused idea as long as it is in sight, else the one in the middle. */
    const atNow = (): IdeaId => {
      const { focused } = viewState.get()
      const { left: x = 0, width = 0 } = page.current?.getBoundingClientRect() ?? {}
      if (isInSight(elementOf(focused))) return focused
      const middle = document.elementFromPoint(x + width / 2, window.innerHeight / 2)
      return middle?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? focused
    }
    const lookAt = ({ at }: Look): void => {
      const shown = foldsAbove(map, viewState.get().folded, at).at(-1) ?? at
      if (isInSight(elementOf(shown))) return
      now.current.bring(shown)
      whenDrawn(
        () => shown,
        (element) =>
          (element.querySelector('[data-row]') ?? element).scrollIntoView({
            block: 'center',
            behavior: stillness.matches ? 'auto' : 'smooth',
          }),
      )
    }
    const tellLook = (): void => presence.setLook(() => ({ at: atNow() }))
    document.addEventListener('scroll', tellLook, { capture: true, passive: true })
    const forgetting = createForgetting(map, viewState)
    const stopRemembering = viewState.subscribe(forgetting.remember)
    const stopForgetting = onMapChange(({ removed }) => forgetting.forget(removed))
    // What is moved is drawn anew elsewhere and takes the focus with it to nowhere; others may do that to mine, too.
    let had = false
    const watch = (event: FocusEvent): void => {
      had = event.target instanceof Element && event.target.getAttribute('role') === 'treeitem'
    }
    const keep = (): void => {
      if (had && !left && document.activeElement === document.body) takeFocus()
    }
    keepFocus.current = keep
    const stopWatching = onMapChange(() => nextFrame(keep))
    document.addEventListener('focusin', watch)
    const { is, lines, find } = now.current
    const stopShowing = show({
      is,
      box: (id) => now.current.box(id),
      step: (from, way) => now.current.step(from, way),
      ...(lines && { lines: () => now.current.lines?.() ?? [] }),
      reveal,
      approach: reveal,
      look: () => ({ at: atNow() }),
      lookAt,
      // React draws with the next frame.
      catchUp: () => undefined,
      takeFocus,
      leave: () => now.current.leave(),
      ...(find && { find: () => now.current.find?.() }),
    })
    return () => {
      left = true
      stopShowing()
      stopWatching()
      stopForgetting()
      stopRemembering()
      document.removeEventListener('scroll', tellLook, { capture: true })
      document.removeEventListener('focusin', watch)
    }
  }, [page, map, viewState, onMapChange, presence, show])

  useEffect(() => keepFocus.current?.())

  // Where one was in another view one is here, too.
  useEffect(() => {
    const { focused } = viewState.get()
    if (focused === map.root) return
    now.current.bring(focused)
    nextFrame(() =>
      page.current?.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.scrollIntoView({ block: 'center' }),
    )
  }, [page, map, viewState])
}
