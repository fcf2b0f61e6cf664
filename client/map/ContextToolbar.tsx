import {
  ChevronsDownUp,
  ChevronsUpDown,
  CornerDownRight,
  MoreHorizontal,
  PanelRight,
  Pencil,
  Rows3,
  Trash2,
} from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { ROOT_ID } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useKindMenu, useMoreMenu } from '../deeds/ideaMenu.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './ContextToolbar.module.css'
import { useMap } from './mapContext.ts'
import { toScreen, ZOOM } from './viewport.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** What can be done with the selected idea, beside it. On a narrow screen it lies at the lower edge. */
export function ContextToolbar() {
  const { t, language } = useLanguage()
  const { deeds, drag, canWrite } = useMap()
  const dragging = useSyncExternalStore(drag.subscribe, () => drag.get() !== undefined)
  const id = useViewState((view) => view.focused)
  const many = useViewState((view) => view.selection.size)
  const editing = useViewState((view) => view.editing !== null)
  const folded = useViewState((view) => view.folded.has(id))
  const idea = useIdea(id)
  const place = useToolbarPlace(id)
  const more = useMoreMenu(many > 1)
  const kinds = useKindMenu(id)
  if (!idea || editing || dragging || many === 0) return null

  const isRoot = id === ROOT_ID
  const details = (
    <IconButton
      label={t('details.show')}
      shortcut={`${t('key.alt')}+${t('key.enter')}`}
      icon={<PanelRight {...ICON} />}
      onPress={() => deeds.showDetails()}
    />
  )
  if (!canWrite)
    return (
      <div
        ref={place}
        role="toolbar"
        aria-label={t('map.toolbar')}
        className={styles['toolbar']}
        data-map-control
        data-testid="toolbar"
      >
        {details}
      </div>
    )
  return (
    <div
      ref={place}
      role="toolbar"
      aria-label={many > 1 ? t('map.toolbarMany', { n: many }) : t('map.toolbar')}
      className={styles['toolbar']}
      data-map-control
      data-testid="toolbar"
    >
      {many > 1 && <span className={styles['count']}>{t('map.toolbarMany', { n: many })}</span>}
      {many <= 1 && (
        <>
          <IconButton
            label={t('map.addChild')}
            shortcut="Tab"
            icon={<CornerDownRight {...ICON} />}
            onPress={() => deeds.add('child')}
          />
          <IconButton
            label={t('map.addAfter')}
            shortcut={t('key.enter')}
            icon={<Rows3 {...ICON} />}
            isDisabled={isRoot}
            onPress={() => deeds.add('after')}
          />
          <IconButton label={t('map.edit')} shortcut="F2" icon={<Pencil {...ICON} />} onPress={() => deeds.edit(id)} />
          {details}
        </>
      )}
      <Menu label={t('map.kind')} groups={kinds}>
        <IconButton
          label={`${t('map.kind')}: ${kindName(idea.kind, language)}`}
          icon={<KindSymbol kind={idea.kind} size={18} />}
        />
      </Menu>
      {many <= 1 && idea.children.length > 0 && !isRoot && (
        <IconButton
          label={t(folded ? 'map.unfold' : 'map.fold')}
          shortcut={t('key.space')}
          icon={folded ? <ChevronsUpDown {...ICON} /> : <ChevronsDownUp {...ICON} />}
          onPress={() => deeds.toggleFold(id)}
        />
      )}
      <IconButton
        label={t('map.remove')}
        shortcut={t('key.del')}
        icon={<Trash2 {...ICON} />}
        isDisabled={isRoot && many <= 1}
        onPress={() => deeds.remove()}
      />
      <Menu label={t('map.more')} groups={more}>
        <IconButton label={t('map.more')} icon={<MoreHorizontal {...ICON} />} />
      </Menu>
    </div>
  )
}

/** Where the editor of a title puts its buttons: beside the idea, as large at every zoom. */
export function EditorTools({ onPlace }: { readonly onPlace: (place: HTMLElement | null) => void }) {
  const id = useViewState((view) => view.editing)
  const place = useToolbarPlace(id ?? ROOT_ID)
  useEffect(() => {
    onPlace(place.current)
  }, [id, place, onPlace])
  return id === null ? null : <div ref={place} className={styles['tools']} />
}

/** Follows the idea without rendering: above it, below where there is no room above. */
function useToolbarPlace(id: string) {
  const { mapView } = useMap()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const put = () => {
      const bar = ref.current
      const box = mapView.layout.box(id)
      if (!bar) return
      const { viewport, size, insets } = mapView.camera
      if (!box || !mapView.camera.sees(box) || viewport.zoom < ZOOM.detail) {
        bar.style.visibility = 'hidden'
        return
      }
      const { offsetWidth: width, offsetHeight: height } = bar
      const from = toScreen(viewport, box)
      const to = toScreen(viewport, { x: box.x + box.width, y: box.y + box.height })
      const above = from.y - height - 14
      const y = above >= 8 ? above : Math.min(to.y + 18, size.height - height - insets.bottom)
      const x = Math.min(Math.max(8, (from.x + to.x - width) / 2), size.width - width - 8)
      bar.style.visibility = ''
      bar.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
    put()
    return mapView.onPaint(put)
  })
  return ref
}
