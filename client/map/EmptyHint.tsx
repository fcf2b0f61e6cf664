import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Kind } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { KIND_SYMBOLS } from '../../shared/scene/kindSymbols.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './EmptyHint.module.css'
import { useMap } from './mapContext.ts'
import { SymbolIcon } from './SymbolIcon.tsx'
import { toScreen } from './viewport.ts'

/** Where main branches might stand, from the middle of the root; in the map's own measure. */
const GHOSTS = [
  { kind: 'challenge', x: 1, y: -64 },
  { kind: 'goodPractice', x: 1, y: 64 },
  { kind: 'quickWin', x: -1, y: 0 },
] as const satisfies readonly { kind: Kind; x: 1 | -1; y: number }[]
const GHOST = { height: 52, gap: 72 } as const

const touch = window.matchMedia('(pointer: coarse)')

/** A map with nothing but its middle shows what it may become, and says how to begin. */
export function EmptyHint() {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { mapView, canWrite } = useMap()
  const ghosts = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const empty = useSyncExternalStore(session.onMapChange, () => session.map.ideas.size <= 1)
  useEffect(() => {
    const put = () => {
      const box = mapView.layout.box(session.map.root)
      if (!box || !ghosts.current || !words.current) return
      const { viewport } = mapView.camera
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const at = toScreen(viewport, middle)
      ghosts.current.style.transform = `translate(${at.x}px, ${at.y}px) scale(${viewport.zoom})`
      ghosts.current.style.setProperty('--half', `${box.width / 2}px`)
      const below = toScreen(viewport, { x: middle.x, y: middle.y + Math.max(box.height / 2, 90) })
      words.current.style.transform = `translate(${below.x}px, ${below.y + 36}px) translateX(-50%)`
    }
    put()
    return mapView.onPaint(put)
  })
  if (!empty) return null
  return (
    <>
      {canWrite && (
        <div ref={ghosts} className={styles['ghosts']} aria-hidden>
          {GHOSTS.map(({ kind, x, y }) => (
            <div key={kind} className={styles['branch']} data-kind={kind} data-side={x < 0 ? 'left' : 'right'}>
              <svg width={GHOST.gap} height={Math.abs(y) * 2 + 4} className={styles['line']}>
                <path d={curve(x, y)} />
              </svg>
              <span className={styles['ghost']} style={{ top: y - GHOST.height / 2 }}>
                <SymbolIcon parts={KIND_SYMBOLS[kind]} size={22} className={styles['symbol'] ?? ''} />
                {kindName(kind, language)}
              </span>
            </div>
          ))}
        </div>
      )}
      <div ref={words} className={styles['hint']}>
        {canWrite && <p className={styles['title']}>{t('map.emptyTitle')}</p>}
        <p className={styles['text']}>
          {t(!canWrite ? 'map.emptyViewer' : touch.matches ? 'map.emptyHintTouch' : 'map.emptyHint')}
        </p>
      </div>
    </>
  )
}

/** From the root's edge to the ghost, as real branches run. */
function curve(x: 1 | -1, y: number): string {
  const { gap } = GHOST
  const middle = Math.abs(y) + 2
  const [from, to] = x > 0 ? [0, gap] : [gap, 0]
  return `M${from} ${middle}C${gap / 2} ${middle} ${gap / 2} ${middle + y} ${to} ${middle + y}`
}
