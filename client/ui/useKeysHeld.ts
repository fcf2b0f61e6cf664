import { useEffect, useLayoutEffect, useRef } from 'react'
import { letterOf } from './letterOf.ts'

const isField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.selectionStart !== null)

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (isField(target) || target.isContentEditable)

/**
 * While something is on its way that will take the keyboard, no key does anything on the page below: what is written waits, and goes into the
 * field that has the focus then. Esc takes the wish back; a press elsewhere gives the keys back to the page.
 */
export function useKeysHeld(isComing: boolean, onEscape?: () => void): void {
  const held = useRef('')
  const escape = useRef(onEscape)
  useEffect(() => void (escape.current = onEscape))
  const handOver = (): void => {
    const field = document.activeElement
    if (held.current === '' || !isField(field)) return
    field.setRangeText(held.current, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    held.current = ''
  }
  // Before the next key finds the field.
  useLayoutEffect(() => {
    if (!isComing) handOver()
  }, [isComing])
  useEffect(() => {
    if (!isComing) return handOver()
    const hold = (event: KeyboardEvent): void => {
      if (isWriting(event.target)) return
      event.stopPropagation()
      if (event.key === 'Escape') return escape.current?.()
      const letter = letterOf(event)
      if (letter !== undefined) held.current += letter
      if (event.key === 'Backspace') held.current = held.current.slice(0, -1)
      if (letter !== undefined || ['Tab', 'Enter'].includes(event.key)) event.preventDefault()
    }
    const end = new AbortController()
    const { signal } = end
    window.addEventListener('keydown', hold, { capture: true, signal })
    window.addEventListener('pointerdown', () => end.abort(), { capture: true, signal })
    return () => end.abort()
  }, [isComing])
}
