import { useEffect, useLayoutEffect, useMemo, useRef, type ComponentType } from 'react'
import { useBoard } from '../board/session.ts'
import { EdgeCanvas } from './EdgeCanvas.tsx'
import { createMapLinks } from './links.ts'
import type { MapHandsProps } from './MapHands.tsx'
import { mapViewOf } from './mapViewOf.ts'
import styles from './MindMapView.module.css'
import { useVotes } from './useVotes.ts'

/**
 * The board's map: fills its parent. Place and selection outlive it, so that a look at the outline loses nothing. The canvas shows all of it
 * as soon as the map is there; its elements, tools and keys are the `Hands`, which may come later.
 */
export function MindMapView({ Hands }: { readonly Hands: ComponentType<MapHandsProps> }) {
  const session = useBoard()
  const votes = useVotes()
  const mapView = mapViewOf(session)
  const links = useMemo(() => createMapLinks(mapView), [mapView])
  const element = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = element.current
    if (!place) return
    const measure = () => mapView.camera.resized({ width: place.clientWidth, height: place.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    return () => observer.disconnect()
  }, [mapView])

  useEffect(() => {
    const tell = () => {
      const count = String(mapView.map.ideas.size)
      if (element.current && element.current.dataset['ideas'] !== count) element.current.dataset['ideas'] = count
    }
    const stops = [mapView.onPaint(tell), mapView.start()]
    // Not in this effect: React draws nothing while it is still at it.
    queueMicrotask(mapView.drawNow)
    return () => {
      for (const stop of stops) stop()
    }
  }, [mapView])

  return (
    <div ref={element} className={styles['map']} data-testid="map">
      <EdgeCanvas mapView={mapView} votes={votes} links={links} />
      <Hands element={element} mapView={mapView} votes={votes} links={links} />
    </div>
  )
}
