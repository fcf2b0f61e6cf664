import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ComponentType } from 'react'
import { nextFrame } from '../board/nextFrame.ts'
import { useBoard } from '../board/session.ts'
import { EdgeCanvas } from './EdgeCanvas.tsx'
import { createMapLinks } from './links.ts'
import type { MapHandsProps } from './MapHands.tsx'
import type { MapView } from './mapView.ts'
import { mapViewOf } from './mapViewOf.ts'
import styles from './MindMapView.module.css'
import { useVotes } from './useVotes.ts'

export interface MindMapViewProps {
  readonly Hands: ComponentType<MapHandsProps>
  /** The board is opened with it: nobody has the keyboard in it yet, and the picture comes before the hands. */
  readonly isOpening?: boolean
}

/**
 * The board's map: fills its parent. Place and selection outlive it, so that a look at the outline loses nothing. The canvas shows all of it
 * as soon as the map is there; its elements, tools and keys are the `Hands`, which may come later.
 */
export function MindMapView({ Hands, isOpening = false }: MindMapViewProps) {
  const session = useBoard()
  const votes = useVotes()
  const mapView = mapViewOf(session)
  const links = useMemo(() => createMapLinks(mapView), [mapView])
  const element = useRef<HTMLDivElement>(null)
  const mayWork = useIsSeen(mapView, !isOpening)

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
      {mayWork && <Hands element={element} mapView={mapView} votes={votes} links={links} />}
    </div>
  )
}

/** Whether the picture is on the screen, or need not be waited for. */
function useIsSeen(mapView: MapView, atOnce: boolean): boolean {
  const [isSeen, setSeen] = useState(atOnce || mapView.isDrawn)
  useEffect(() => {
    if (isSeen) return
    let isLeft = false
    const stop = mapView.onPaint(() => {
      stop()
      // The first frame shows it; what React has to do then comes after the second.
      nextFrame(() => nextFrame(() => isLeft || setSeen(true)))
    })
    return () => {
      isLeft = true
      stop()
    }
  }, [mapView, isSeen])
  return isSeen
}
