import { Maximize, Minus, Plus, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { FilterButton } from '../deeds/FilterButton.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useMap } from './mapContext.ts'
import { Minimap } from './Minimap.tsx'
import styles from './ViewControls.module.css'
import { ZOOM } from './viewport.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** Find, filter, zoom, overview. */
export function ViewControls({ onFind }: { readonly onFind: () => void }) {
  const { t } = useLanguage()
  const { mapView } = useMap()
  return (
    <>
      <div className={styles['steps']} data-map-control>
        <IconButton
          label={t('map.find')}
          shortcut={`${t('key.ctrl')}+F`}
          icon={<Search {...ICON} />}
          onPress={onFind}
        />
        <FilterButton />
      </div>
      <div className={styles['view']} data-map-control role="group" aria-label={t('map.view')}>
        <Minimap />
        <div className={styles['zoom']}>
          <IconButton
            label={t('map.zoomOut')}
            shortcut="−"
            icon={<Minus {...ICON} />}
            onPress={() => mapView.camera.zoomBy(1 / ZOOM.step)}
          />
          <Percent />
          <IconButton
            label={t('map.zoomIn')}
            shortcut="+"
            icon={<Plus {...ICON} />}
            onPress={() => mapView.camera.zoomBy(ZOOM.step)}
          />
          <IconButton label={t('map.fit')} shortcut="0" icon={<Maximize {...ICON} />} onPress={mapView.fitAll} />
        </div>
      </div>
    </>
  )
}

function Percent() {
  const { t } = useLanguage()
  const { mapView } = useMap()
  const [percent, setPercent] = useState(100)
  useEffect(() => {
    const read = () => setPercent(Math.round(mapView.camera.viewport.zoom * 100))
    read()
    return mapView.onPaint(read)
  }, [mapView])
  return (
    <span className={styles['percent']} aria-label={t('map.zoomTo', { percent })} role="img">
      {percent} %
    </span>
  )
}
