import { memo, useEffect, useRef, type CSSProperties } from 'react'
import { useOthersShown } from '../presence/othersShown.ts'
import type { Person, Pointer } from '../presence/presence.ts'
import { useOthers } from '../presence/useOthers.ts'
import { useBoard } from '../board/session.ts'
import styles from './Cursors.module.css'
import { useMap } from './mapContext.ts'
import { toMap } from './viewport.ts'

/** Where the others point: an arrow in their colour, with their name. It glides and takes no click. */
export function Cursors() {
  const others = useOthers()
  const isShown = useOthersShown() === 'all'
  const { mapView } = useMap()
  const all = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A name stays as large as it is, however far one stands off.
    let zoom = 0
    const put = () => {
      if (zoom === mapView.camera.viewport.zoom) return
      zoom = mapView.camera.viewport.zoom
      all.current?.style.setProperty('--unzoom', String(1 / zoom))
    }
    put()
    return mapView.onPaint(put)
  }, [mapView])
  const cursors = others.map(
    ({ client, person, pointer }) =>
      pointer && <Cursor key={client} person={person} pointer={pointer} isAmongMany={others.length > MANY} />,
  )
  return <div ref={all}>{isShown && cursors}</div>
}

interface CursorProps {
  readonly person: Person
  readonly pointer: Pointer
  readonly isAmongMany: boolean
}

/** From when on the name goes, and the arrow. In a crowd names go sooner. */
const RESTS = { briefly: 3_000, amongMany: 1_000, long: 30_000 } as const
const MANY = 12

/** The name goes when the pointer rests, and in the end the arrow, too: sixty people at rest cover nothing. */
const Cursor = memo(function Cursor({ person, pointer: { x, y }, isAmongMany }: CursorProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const cursor = place.current
    if (!cursor) return
    const rests = (how: string) => (): void => void (cursor.dataset['rests'] = how)
    rests('no')()
    const timers = [
      setTimeout(rests('briefly'), isAmongMany ? RESTS.amongMany : RESTS.briefly),
      setTimeout(rests('long'), RESTS.long),
    ]
    return () => timers.forEach(clearTimeout)
  }, [x, y, isAmongMany])
  return (
    <div
      ref={place}
      aria-hidden
      className={styles['cursor']}
      style={{ transform: `translate(${x}px, ${y}px)`, '--person': person.colour } as CSSProperties}
      data-testid="cursor"
    >
      <div className={styles['unscaled']}>
        <svg width="18" height="20" viewBox="0 0 18 20" className={styles['arrow']}>
          <path d="M2 1.5L16 9.2L9.6 10.9L6.4 17.2Z" />
        </svg>
        <span className={styles['name']}>{person.name}</span>
      </div>
    </div>
  )
})

/** Lets the others see where I point, while I point at the map. */
export function usePointing(element: { readonly current: HTMLElement | null }): void {
  const { presence } = useBoard()
  const { mapView } = useMap()
  useEffect(() => {
    const place = element.current
    if (!place) return
    const move = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      const { left, top } = place.getBoundingClientRect()
      presence.setPointer(toMap(mapView.camera.viewport, { x: event.clientX - left, y: event.clientY - top }))
    }
    const leave = () => presence.setPointer(null)
    place.addEventListener('pointermove', move)
    place.addEventListener('pointerleave', leave)
    return () => {
      place.removeEventListener('pointermove', move)
      place.removeEventListener('pointerleave', leave)
      leave()
    }
  }, [element, presence, mapView])
}
