import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import type { Line } from './lines.ts'
import { createRowHeights } from './rowHeights.ts'

/** So much is drawn above and below what is seen, in pixels: scrolling meets no holes. */
const BEYOND = 600

/** A line is this high until it is drawn: one row of text for so many letters. */
const estimate = ({ depth }: Line): number => (depth === 0 ? 90 : depth === 1 ? 76 : 34)

interface Anchor {
  readonly id: IdeaId
  /** How far below the upper edge of what is seen it lies. */
  readonly y: number
}

export interface VisibleLines {
  readonly from: number
  readonly to: number
  topOf(at: number): number
  /** Scrolls to a line as soon as there is one for this idea. */
  bring(id: IdeaId): void
}

/**
 * Which lines are drawn: those that are seen, and some around them. What others add or take away above does not move what I read or write,
 * whatever the browser knows about that.
 */
export function useVisibleLines(list: RefObject<HTMLElement | null>, lines: readonly Line[]): VisibleLines {
  const { viewState } = useBoard()
  const [heights] = useState(() => createRowHeights(estimate))
  const [seen, setSeen] = useState({ from: 0, to: 60 })
  const anchor = useRef<Anchor>(undefined)
  const wish = useRef<IdeaId>(undefined)
  const scrolledTo = useRef(0)
  heights.take(lines)

  const place = () => {
    const scroller = list.current?.closest<HTMLElement>('main')
    if (!list.current || !scroller) return undefined
    // The list's upper edge, seen from that of the scrolled content.
    const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    return { scroller, above }
  }
  const look = (): void => {
    const at = place()
    if (!at) return
    scrolledTo.current = at.scroller.scrollTop
    const top = at.scroller.scrollTop - at.above
    const bottom = top + at.scroller.clientHeight
    const from = heights.lineAt(top - BEYOND)
    const to = Math.min(lines.length, heights.lineAt(bottom + BEYOND) + 1)
    if (from !== seen.from || to !== seen.to) setSeen({ from, to })
    // Where I write stands still before all else; else the first line that is seen.
    const { editing } = viewState.get()
    const edited = editing === null ? undefined : heights.indexOf(editing)
    const isSeen = edited !== undefined && heights.topOf(edited + 1) > top && heights.topOf(edited) < bottom
    const held = isSeen ? edited : heights.lineAt(Math.max(0, top))
    const line = lines[held]
    anchor.current = line && top > 0 ? { id: line.id, y: heights.topOf(held) - top } : undefined
  }

  useLayoutEffect(() => {
    const at = place()
    if (!at || !list.current) return
    for (const row of list.current.children) {
      const id = row instanceof HTMLElement ? row.dataset['id'] : undefined
      if (id !== undefined) heights.measured(id, row.getBoundingClientRect().height)
    }
    const wanted = wish.current === undefined ? undefined : heights.indexOf(wish.current)
    if (wanted !== undefined) {
      wish.current = undefined
      const top = at.scroller.scrollTop - at.above
      const isSeen = heights.topOf(wanted) >= top && heights.topOf(wanted + 1) <= top + at.scroller.clientHeight
      if (!isSeen) at.scroller.scrollTop = heights.topOf(wanted) + at.above - at.scroller.clientHeight / 3
    } else if (anchor.current) {
      const held = heights.indexOf(anchor.current.id)
      if (held !== undefined) {
        // What was scrolled since we looked is meant.
        const moved = at.scroller.scrollTop - scrolledTo.current
        const should = heights.topOf(held) - anchor.current.y + at.above + moved
        if (Math.abs(should - at.scroller.scrollTop) >= 1) at.scroller.scrollTop = should
      }
    }
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is drawn depends on what was measured just now, before anybody sees it.
    look()
  })

  const lookAgain = useRef(look)
  useLayoutEffect(() => {
    lookAgain.current = look
  })
  const [, setWidth] = useState(0)
  useEffect(() => {
    const at = place()
    if (!at || !list.current) return
    const onScroll = (): void => lookAgain.current()
    // What changes within a row, as the editor does while one writes, or the width of all.
    let width = list.current.clientWidth
    const sizes = new ResizeObserver(() => {
      const now = list.current?.clientWidth ?? width
      if (now !== width) heights.forget()
      width = now
      setWidth((count) => count + 1)
    })
    at.scroller.addEventListener('scroll', onScroll, { passive: true })
    sizes.observe(list.current)
    return () => {
      at.scroller.removeEventListener('scroll', onScroll)
      sizes.disconnect()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once: the list lives as long as the outline.
  }, [])

  const to = Math.min(seen.to, lines.length)
  return {
    from: Math.min(seen.from, to),
    to,
    topOf: (at) => heights.topOf(at),
    bring(id) {
      wish.current = id
      setWidth((count) => count + 1)
    },
  }
}
