import { LocateFixed } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { overlaps } from '../../shared/layout/box.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { useMap } from './mapContext.ts'
import type { MapView } from './mapView.ts'
import { shownRect } from './viewport.ts'
import styles from './WayBack.module.css'

/** Who has panned past the end of the map, where no idea is in view, finds back by one press. */
export function WayBack() {
  const { t } = useLanguage()
  const { mapView } = useMap()
  const isLost = useSyncExternalStore(mapView.onPaint, () => seesNothing(mapView))
  if (!isLost) return null
  return (
    <div className={styles['place']} data-map-control>
      <Button
        icon={<LocateFixed size={18} aria-hidden />}
        onPress={() => mapView.reveal(mapView.viewState.get().focused)}
      >
        {t('map.wayBack')}
      </Button>
    </div>
  )
}

function seesNothing({ camera, layout, drawnBy }: MapView): boolean {
  if (camera.size.width === 0) return false
  const rect = shownRect(camera.viewport, camera.size)
  // From afar thousands of ideas may be in view: there the map's own bounds must do.
  return drawnBy === 'page' ? layout.visible(rect).length === 0 : !overlaps(layout.bounds(), rect)
}
