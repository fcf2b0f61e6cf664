import { useEffect, useRef, useState } from 'react'
import styles from './Tooltips.module.css'

/** So long a pointer rests before words appear; the keyboard gets them at once. */
const REST = 500
/** So long they stay after the pointer has gone, so that it can go onto them. */
const STAY = 120

interface Shown {
  readonly text: string
  readonly beside: DOMRect
}

const tipOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element && target.closest<HTMLElement>('[data-tooltip]')) || undefined

/**
 * The words of every button that says them in `data-tooltip`, beside it while the pointer or the keyboard is there. Rendered once. Esc
 * and a press take them away. They repeat the button's own name, so that nobody has to hear them.
 */
export function Tooltips() {
  const [shown, setShown] = useState<Shown>()
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (deed: () => void, wait: number): void => {
      clearTimeout(timer)
      timer = setTimeout(deed, wait)
    }
    const show = (element: HTMLElement): void => {
      const text = element.dataset['tooltip']
      if (text && element.isConnected) setShown({ text, beside: element.getBoundingClientRect() })
    }
    const hide = (): void => {
      clearTimeout(timer)
      setShown(undefined)
    }
    const listeners: { readonly [K in keyof DocumentEventMap]?: (event: DocumentEventMap[K]) => void } = {
      pointerover: ({ target, pointerType }) => {
        if (pointerType === 'touch') return
        const element = tipOf(target)
        if (element) later(() => show(element), REST)
        else if (!(target instanceof Node && place.current?.contains(target))) later(hide, STAY)
        else clearTimeout(timer)
      },
      focusin: ({ target }) => {
        const element = tipOf(target)
        if (element?.matches(':focus-visible')) show(element)
        else hide()
      },
      pointerdown: hide,
      keydown: ({ key }) => {
        if (key === 'Escape') hide()
      },
      scroll: hide,
    }
    const entries = Object.entries(listeners) as [string, EventListener][]
    for (const [name, listener] of entries) document.addEventListener(name, listener, { capture: true, passive: true })
    return () => {
      hide()
      for (const [name, listener] of entries) document.removeEventListener(name, listener, { capture: true })
    }
  }, [])

  if (!shown) return null
  const { text, beside } = shown
  const above = beside.bottom + 48 > window.innerHeight
  // Near an edge of the page it leans against that.
  const middle = (beside.left + beside.right) / 2
  const side = middle < 140 ? 'left' : middle > window.innerWidth - 140 ? 'right' : 'middle'
  return (
    <div
      ref={place}
      role="tooltip"
      className={styles['tooltip']}
      data-side={side}
      style={{
        ...(above ? { bottom: window.innerHeight - beside.top + 6 } : { top: beside.bottom + 6 }),
        ...(side === 'left'
          ? { left: Math.max(4, beside.left) }
          : side === 'right'
            ? { right: Math.max(4, window.innerWidth - beside.right) }
            : { left: middle }),
      }}
    >
      {text}
    </div>
  )
}
