import { ArrowRight, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { relabelLink } from '../../shared/commands/relabelLink.ts'
import { unlinkIdeas } from '../../shared/commands/unlinkIdeas.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Link } from '../../shared/domain/mindMap.ts'
import { pointOn } from '../../shared/scene/linkCurve.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './LinkBar.module.css'
import { useMap } from './mapContext.ts'
import { middleOf, toScreen } from './viewport.ts'

/** What can be done with the selected cross-link, at its label. */
export function LinkBar() {
  const { links } = useMap()
  const { map, onMapChange } = useBoard()
  const selected = useSyncExternalStore(links.subscribe, () => links.selected)
  const link = useSyncExternalStore(onMapChange, () => map.links.get(selected ?? ''))
  return link ? <Bar key={link.id} link={link} /> : null
}

function Bar({ link }: { readonly link: Link }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds, links, canWrite, takeFocus } = useMap()
  const place = useBarPlace(link.id)
  // What others write shows at once, except over what I am writing.
  const [draft, setDraft] = useState<string>()
  const [from, to] = [deeds.titleOf(link.from), deeds.titleOf(link.to)]
  useEffect(() => place.current?.focus({ preventScroll: true }), [place])

  const save = () => {
    setDraft(undefined)
    if (draft === undefined || draft.trim() === link.label) return
    session.undo.breakStep()
    session.run(relabelLink, { id: link.id, label: draft.trim() })
  }
  // A press beside it takes the bar away before its field has lost the focus: what was written stays.
  const isDropped = useRef(false)
  const saveLeft = useEffectEvent(() => {
    if (!isDropped.current && session.map.links.has(link.id)) save()
  })
  useEffect(() => () => saveLeft(), [])
  const leave = () => {
    isDropped.current = true
    links.select(undefined)
    takeFocus()
  }
  const remove = () => {
    session.undo.breakStep()
    if (session.run(unlinkIdeas, { ids: [link.id] }).ok) leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return leave()
    if (event.target !== event.currentTarget || !canWrite || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Delete' || event.key === 'Backspace') return remove()
    // Whoever types or asks to edit writes the label.
    if (event.key === 'F2' || [...event.key].length === 1) place.current?.querySelector('input')?.focus()
  }
  return (
    <div
      ref={place}
      role="group"
      aria-label={t('map.linkBar', { from, to })}
      tabIndex={-1}
      className={styles['bar']}
      data-map-control
      data-testid="link"
      onKeyDown={onKeyDown}
    >
      <span className={styles['ends']}>
        <span className={styles['end']}>{from}</span>
        <ArrowRight size={16} aria-hidden className={styles['arrow']} />
        <span className={styles['end']}>{to}</span>
      </span>
      {canWrite ? (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            save()
            leave()
          }}
          onBlur={save}
        >
          <TextField
            label={t('map.linkLabelOf', { title: to })}
            isLabelHidden
            placeholder={t('map.linkLabel')}
            value={draft ?? link.label}
            onChange={setDraft}
            maxLength={LIMITS.linkLabel}
          />
          <IconButton
            label={t('map.linkRemove', { title: to })}
            icon={<Trash2 size={18} aria-hidden />}
            onPress={remove}
          />
        </form>
      ) : (
        link.label && <span>{link.label}</span>
      )}
    </div>
  )
}

/** Follows the link without rendering: below its label, or the middle of its line. */
function useBarPlace(id: string) {
  const { mapView, links } = useMap()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const put = () => {
      const bar = ref.current
      const link = links.drawn().find((each) => each.id === id)
      if (!bar) return
      bar.style.visibility = link ? '' : 'hidden'
      if (!link) return
      const { viewport, size } = mapView.camera
      const at = toScreen(viewport, link.label ? middleOf(link.label.box) : pointOn(link.curve.points, 0.5))
      const { offsetWidth: width, offsetHeight: height } = bar
      const x = Math.min(Math.max(8, at.x - width / 2), size.width - width - 8)
      const y = Math.min(Math.max(8, at.y + 18), size.height - height - 8)
      bar.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
    put()
    return mapView.onPaint(put)
  }, [id, mapView, links])
  return ref
}
