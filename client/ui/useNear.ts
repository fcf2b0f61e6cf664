import { useEffect, useRef, useState, type RefObject } from 'react'

/** Whether an element is in view, or has been. `margin` is how far outside of it still counts. */
export function useNear<E extends Element>(margin = '0px'): readonly [RefObject<E | null>, boolean] {
  const place = useRef<E>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!place.current || isNear) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: margin },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isNear, margin])
  return [place, isNear]
}
