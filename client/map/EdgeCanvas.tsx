import { useEffect, useRef } from 'react'
import { filteringOf, standingIn } from '../board/filtering.ts'
import { useBoard } from '../board/session.ts'
import { currentLanguage } from '../i18n/language.ts'
import { inShade } from './inShade.ts'
import type { MapParts } from './mapContext.ts'
import styles from './MindMapView.module.css'
import { paintMap } from './paintMap.ts'
import { onPaintTheme, paintTheme } from './paintTheme.ts'

/** The canvas under the ideas: lines and cross-links; from afar, and as long as there are no elements, the whole map. Painted at most once a frame. */
export function EdgeCanvas({ mapView, votes, links }: Pick<MapParts, 'mapView' | 'votes' | 'links'>) {
  const filtering = filteringOf(useBoard())
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const paint = () => {
      const { map, layout, camera, viewState } = mapView
      const scale = window.devicePixelRatio
      const { width, height } = camera.size
      if (element.width !== Math.round(width * scale) || element.height !== Math.round(height * scale)) {
        element.width = Math.round(width * scale)
        element.height = Math.round(height * scale)
        element.style.width = `${width}px`
        element.style.height = `${height}px`
      }
      const theme = paintTheme()
      const { viewport, size } = camera
      const { folded, presenting, marks } = viewState.get()
      const language = currentLanguage()
      paintMap(
        context,
        {
          ...{ map, layout, viewport, size, theme, language, votes, folded },
          links: links.drawn(),
          isVivid: links.isVivid,
          shift: mapView.glide.shift,
          dimmed: presenting?.branch == null ? undefined : inShade(map, presenting),
          isFaint: (id) => standingIn(filtering.get(), id) === 'faint',
          marks: (id) => marks?.get(id),
          withIdeas: mapView.drawnBy !== 'page',
        },
        scale,
      )
    }
    const stopPaint = mapView.onPaint(paint)
    const stopTheme = onPaintTheme(mapView.refresh)
    // Text on the canvas is measured for our font: once it is there, all is painted again.
    void document.fonts.ready.then(mapView.repaint)
    document.fonts.addEventListener('loadingdone', mapView.repaint)
    mapView.repaint()
    return () => {
      stopPaint()
      stopTheme()
      document.fonts.removeEventListener('loadingdone', mapView.repaint)
    }
  }, [mapView, votes, links, filtering])

  return <canvas ref={canvas} className={styles['edges']} aria-hidden />
}
