import { useSyncExternalStore } from 'react'
import { refusalText } from '../../shared/language/refusals.ts'
import type { Rect } from '../../shared/layout/box.ts'
import type { Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './DragLayer.module.css'
import type { Dragging } from './dragIdeas.ts'
import type { DropTarget } from './dropTarget.ts'
import { useMap } from './mapContext.ts'

/** In the map's coordinates: where the dragged ideas would go. */
export function DropMark() {
  const { mapView, drag } = useMap()
  const dragging = useSyncExternalStore(drag.subscribe, drag.get)
  if (dragging?.isFree) return <FreeMarks dragging={dragging} />
  const target = dragging?.target
  const box = target && mapView.layout.box(target.at)
  if (!target || !box) return null
  const { x, y, width, height, side } = box
  const parent = target.parent === target.at ? undefined : mapView.layout.box(target.parent)
  if (target.place === 'before' || target.place === 'after') {
    const top = target.place === 'before' ? y - 11 : y + height + 7
    return (
      <>
        {parent && <div className={styles['parent']} style={around(parent)} />}
        <div
          className={styles['line']}
          style={{ transform: `translate(${x}px, ${top}px)`, width }}
          data-testid="drop"
          data-place={target.place}
        />
      </>
    )
  }
  return (
    <div className={styles['into']} data-side={side} data-testid="drop" data-place={target.place} style={around(box)} />
  )
}

/** The outlines of what would stand here. */
function FreeMarks({ dragging: { ids, by } }: { readonly dragging: Dragging }) {
  const { mapView } = useMap()
  return ids.map((id) => {
    const box = mapView.layout.box(id)
    if (!box) return null
    const { x, y, width, height } = box
    return (
      <div
        key={id}
        className={styles['free']}
        style={{ transform: `translate(${x + by.x}px, ${y + by.y}px)`, width, height }}
        data-testid="drop"
        data-place="free"
      />
    )
  })
}

const around = ({ x, y, width, height }: Rect) => ({
  transform: `translate(${x - 6}px, ${y - 6}px)`,
  width: width + 12,
  height: height + 12,
})

/** At the pointer: what is dragged, and in words what would happen. */
export function DragGhost() {
  const { t, language } = useLanguage()
  const { drag, deeds, mapView } = useMap()
  const dragging = useSyncExternalStore(drag.subscribe, drag.get)
  if (!dragging) return null
  const { ids, pointer, target, isFree } = dragging
  const [first = ''] = ids
  // Towards the middle, so that it stays on the screen.
  const beside = pointer.x > mapView.camera.size.width / 2 ? `calc(${pointer.x - 14}px - 100%)` : `${pointer.x + 14}px`
  return (
    <div
      className={styles['ghost']}
      style={{ transform: `translate(${beside}, ${pointer.y + 14}px)` }}
      data-testid="ghost"
    >
      <div className={styles['card']} data-refused={target?.place === 'refused' || undefined}>
        <span className={styles['title']}>{deeds.titleOf(first)}</span>
        {ids.length > 1 && <span className={styles['count']}>+{ids.length - 1}</span>}
      </div>
      {isFree && <div className={styles['where']}>{t('map.dropFree')}</div>}
      {target && (
        <div className={styles['where']}>
          {target.why ? refusalText(target.why, language) : whereText(t, target.place, deeds.titleOf(target.at))}
        </div>
      )}
    </div>
  )
}

function whereText(t: Translate, place: DropTarget['place'], title: string): string {
  switch (place) {
    case 'child':
      return t('map.dropChild', { title })
    case 'before':
      return t('map.dropBefore', { title })
    case 'after':
      return t('map.dropAfter', { title })
    case 'refused':
      return ''
  }
}
