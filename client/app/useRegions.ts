import { useEffect, useRef, type RefObject } from 'react'
import { useWalkNews } from '../activity/useWalkNews.ts'
import { mapKey } from '../deeds/keymap.ts'
import type { DialogName } from './dialogNames.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/**
 * The page's own keys. F6 walks through its regions (Shift+F6 back); Ctrl+Shift+P or, where the browser keeps that for itself, F1 asks for
 * the commands; F8 walks through what is new; `?` for the shortcuts, while the map or the outline has the focus.
 */
export function useRegions(page: RefObject<HTMLElement | null>, onOpen: (dialog: DialogName) => void): void {
  const walkNews = useRef<(step: 1 | -1) => void>(undefined)
  const walk = useWalkNews()
  useEffect(() => void (walkNews.current = walk))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey) {
        const regions = [...(page.current?.querySelectorAll<HTMLElement>('[data-region]') ?? [])].filter(
          (region) => region.offsetParent !== null,
        )
        const here = regions.findIndex((region) => region.contains(document.activeElement))
        const next = regions.at((here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length)
        // Into the tree where there is one, so that the keys of the map work at once.
        const into = next?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]') ?? next
        into?.focus()
        event.preventDefault()
      }
      if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey && walkNews.current) {
        event.preventDefault()
        walkNews.current(event.shiftKey ? -1 : 1)
      }
      const inMain = event.target instanceof HTMLElement && event.target.closest('main') !== null
      if (event.key === '?' && inMain && !isWriting(event.target)) {
        event.preventDefault()
        onOpen('shortcuts')
      }
      if (mapKey(event)?.deed === 'commands') {
        event.preventDefault()
        onOpen('commands')
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [page, onOpen])
}
