import { useEffect, useRef, type PointerEvent } from 'react'
import { grown, type Rect } from '../../shared/layout/box.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import { filteringOf, standingIn, type Filtered } from '../board/filtering.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useMap } from './mapContext.ts'
import styles from './Minimap.module.css'
import { paintTheme } from './paintTheme.ts'
import { shownRect, type Size } from './viewport.ts'

const SIZE: Size = { width: 192, height: 112 }
const LARGEST = 0.14
/** All boxes are painted for it: never more often than this many milliseconds, however much others type. */
const PAUSE = 400

/** The whole map, small, and what of it is on the screen. For the mouse: the keyboard has the zoom keys and the tree itself. */
export function Minimap() {
  const { t } = useLanguage()
  const { mapView } = useMap()
  const filtering = filteringOf(useBoard())
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const shown = useRef({ scale: 1, x: 0, y: 0 })

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    let painted: { layoutVersion: number; theme: Theme; filtered: Filtered | null } | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const paint = () => {
      timer = undefined
      painted = { layoutVersion: mapView.layoutVersion, theme: paintTheme(), filtered: filtering.get() }
      shown.current = place(grown(mapView.layout.bounds(), 40))
      paintSmall(context, mapView, shown.current, painted.filtered)
      putFrame()
    }
    const putFrame = () => {
      const { scale, x, y } = shown.current
      const rect = shownRect(mapView.camera.viewport, mapView.camera.size)
      if (!frame.current) return
      const left = Math.max(0, x + rect.x * scale)
      const top = Math.max(0, y + rect.y * scale)
      const right = Math.min(SIZE.width, x + (rect.x + rect.width) * scale)
      const bottom = Math.min(SIZE.height, y + (rect.y + rect.height) * scale)
      frame.current.style.transform = `translate(${left}px, ${top}px)`
      frame.current.style.width = `${Math.max(6, right - left)}px`
      frame.current.style.height = `${Math.max(6, bottom - top)}px`
    }
    const stop = mapView.onPaint(() => {
      putFrame()
      const isOld =
        painted?.layoutVersion !== mapView.layoutVersion ||
        painted.theme !== paintTheme() ||
        painted.filtered !== filtering.get()
      if (isOld) timer ??= setTimeout(paint, painted ? PAUSE : 0)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [mapView, filtering])

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { scale, x, y } = shown.current
    const { size, viewport } = mapView.camera
    const at = { x: (event.clientX - left - x) / scale, y: (event.clientY - top - y) / scale }
    const { zoom } = viewport
    const next = { zoom, x: size.width / 2 - at.x * zoom, y: size.height / 2 - at.y * zoom }
    mapView.camera[event.type === 'pointerdown' ? 'fly' : 'jump'](next)
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  return (
    <div className={styles['minimap']} title={t('map.minimap')} aria-hidden onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} width={SIZE.width * 2} height={SIZE.height * 2} className={styles['canvas']} />
      <div ref={frame} className={styles['frame']} />
    </div>
  )
}

function place(bounds: Rect) {
  // A map of few ideas stays a small picture.
  const scale = Math.min(SIZE.width / bounds.width, SIZE.height / bounds.height, LARGEST)
  return {
    scale,
    x: SIZE.width / 2 - (bounds.x + bounds.width / 2) * scale,
    y: SIZE.height / 2 - (bounds.y + bounds.height / 2) * scale,
  }
}

function paintSmall(
  context: CanvasRenderingContext2D,
  { map, layout }: ReturnType<typeof useMap>['mapView'],
  { scale, x, y }: { scale: number; x: number; y: number },
  filtered: Filtered | null,
): void {
  const theme = paintTheme()
  context.setTransform(2, 0, 0, 2, 0, 0)
  context.clearRect(0, 0, SIZE.width, SIZE.height)
  for (const id of layout.visible(layout.bounds())) {
    const idea = map.ideas.get(id)
    const box = layout.box(id)
    if (!idea || !box) continue
    context.fillStyle = id === map.root ? theme.colours.primary : theme.kinds[idea.kind].strong
    const isFaint = standingIn(filtered, id) === 'faint'
    context.globalAlpha = isFaint ? 0.15 : id === map.root || idea.parent === map.root ? 1 : 0.55
    const width = Math.max(1.5, box.width * scale)
    const height = Math.max(1, box.height * scale - 0.5)
    context.fillRect(x + box.x * scale, y + box.y * scale, width, height)
  }
  context.globalAlpha = 1
}
