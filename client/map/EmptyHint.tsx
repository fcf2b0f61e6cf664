import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './EmptyHint.module.css'
import { useMap } from './mapContext.ts'
import { toScreen } from './viewport.ts'

/** A map with nothing but its middle says how to go on. */
export function EmptyHint() {
  const { t } = useLanguage()
  const session = useBoard()
  const { mapView, canWrite } = useMap()
  const place = useRef<HTMLDivElement>(null)
  const empty = useSyncExternalStore(session.onMapChange, () => session.map.ideas.size <= 1)
  useEffect(() => {
    const put = () => {
      const box = mapView.layout.box(session.map.root)
      if (!box || !place.current) return
      const at = toScreen(mapView.camera.viewport, { x: box.x + box.width / 2, y: box.y + box.height })
      place.current.style.transform = `translate(${at.x}px, ${at.y + 28}px) translateX(-50%)`
    }
    put()
    return mapView.onPaint(put)
  })
  if (!empty) return null
  return (
    <div ref={place} className={styles['hint']}>
      {canWrite && <p className={styles['title']}>{t('map.emptyTitle')}</p>}
      <p className={styles['text']}>{t(canWrite ? 'map.emptyHint' : 'map.emptyViewer')}</p>
    </div>
  )
}
