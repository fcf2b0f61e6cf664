import { createContext, useContext, useEffect, useRef, useState, type RefObject } from 'react'

/** Which rows of a long document one reads near. One observer for all of them. */
export interface NearRows {
  /** From the beginning: those that are drawn first. */
  areAll(): boolean
  watch(row: Element, onNear: () => void): () => void
}

/** So far from what is seen a row is ready, in pixels. */
const BEYOND = '1200px'

export function createNearRows(): NearRows & { drawn(): void; stop(): void } {
  const waiting = new Map<Element, () => void>()
  let isFirst = true
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.()
    },
    { rootMargin: BEYOND },
  )
  return {
    areAll: () => isFirst,
    drawn: () => void (isFirst = false),
    watch(row, onNear) {
      waiting.set(row, onNear)
      observer.observe(row)
      return () => {
        waiting.delete(row)
        observer.unobserve(row)
      }
    },
    stop: () => observer.disconnect(),
  }
}

export const NearRowsContext = createContext<NearRows>({ areAll: () => true, watch: () => () => undefined })

/** Whether a row is near what is seen, or has been. */
export function useNearRow(): readonly [RefObject<HTMLLIElement | null>, boolean] {
  const rows = useContext(NearRowsContext)
  const place = useRef<HTMLLIElement>(null)
  const [isNear, setNear] = useState(rows.areAll)
  useEffect(() => {
    if (place.current && !isNear) return rows.watch(place.current, () => setNear(true))
  }, [rows, isNear])
  return [place, isNear]
}
