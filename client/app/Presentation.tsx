import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp, ListFilter, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useFiltered } from '../board/useFiltered.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { JoinCode } from '../share/JoinCode.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useRoomLink } from '../share/useRoomLink.ts'
import { announce } from '../ui/announce.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Presentation.module.css'
import { stageFolds } from './stageFolds.ts'

const JOIN: unique symbol = Symbol('join')
/** What fills the screen: the code for joining, the whole map (`null`), or a branch. */
type Step = IdeaId | null | typeof JOIN

const ICON = { size: 24, 'aria-hidden': true } as const
/** With the keys of a presenter's remote control, too. */
const ON = ['ArrowRight', 'PageDown', ' ', 'Enter']
const BACK = ['ArrowLeft', 'PageUp', 'Backspace']

/**
 * The board before a room: no tools, large type, one branch after the other in the light, and down into it where it is large. It is the living map, so that what people write
 * meanwhile appears. What I looked at before is there again afterwards.
 */
export function Presentation({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { map, viewState, role } = useBoard()
  const { deeds } = useDeeds()
  const title = useBoardTitle()
  const link = useRoomLink()
  useMapChanges()
  const filtered = useFiltered()
  const [wanted, setStep] = useState<Step>(null)
  const stage = useRef<HTMLElement>(null)

  const branches = (map.ideas.get(ROOT_ID)?.children ?? []).filter((id) => id !== LOST_AND_FOUND_ID)
  // Somebody may take away what I show.
  const step: Step = wanted === null || wanted === JOIN || map.ideas.has(wanted) ? wanted : null
  const branch = step === JOIN ? null : step
  const parent = branch === null ? null : (map.ideas.get(branch)?.parent ?? null)
  const below = branch === null ? branches : (map.ideas.get(branch)?.children ?? [])
  const steps: readonly Step[] =
    parent === null || parent === ROOT_ID
      ? [null, ...branches, ...(link === undefined ? [] : ([JOIN] as const))]
      : (map.ideas.get(parent)?.children ?? [])
  const at = Math.max(0, steps.indexOf(step))
  const text = t(role === 'viewer' ? 'share.projectorRead' : 'share.projectorText')
  const words = step === JOIN ? text : branch === null ? t('present.whole') : deeds.titleOf(branch)

  useEffect(() => {
    const { shown, folded, panel } = viewState.get()
    viewState.lookBack(null)
    viewState.show('map')
    viewState.edit(null)
    stage.current?.focus()
    // Where the browser does not allow it, the window does as well.
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    return () => {
      viewState.present(null)
      viewState.setFolded(folded)
      viewState.show(shown)
      if (panel) viewState.openPanel(panel)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [viewState])
  useEffect(() => {
    viewState.setFolded(stageFolds(map, branch))
    viewState.present({ branch })
  }, [map, viewState, branch])
  useEffect(() => announce(words), [words])

  const go = (to: number): void => setStep(steps[Math.max(0, Math.min(steps.length - 1, to))] ?? null)
  const out = parent === ROOT_ID ? null : parent
  const end = useEffectEvent(onClose)
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    // A button that has the focus is pressed by these.
    const pressed = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
    if (event.key === 'Escape') end()
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(steps.length - 1)
    else if (event.key === 'ArrowDown') setStep(below[0] ?? step)
    else if (event.key === 'ArrowUp') setStep(branch === null ? step : out)
    else if (ON.includes(event.key) && !pressed) go(at + 1)
    else if (BACK.includes(event.key)) go(at - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    // Before the map hears them: there they walk and write.
    const hear = (event: KeyboardEvent): void => onKey(event)
    // The browser keeps Escape for itself while the page fills the screen.
    const left = (): void => {
      if (!document.fullscreenElement) end()
    }
    document.addEventListener('keydown', hear, true)
    document.addEventListener('fullscreenchange', left)
    return () => {
      document.removeEventListener('keydown', hear, true)
      document.removeEventListener('fullscreenchange', left)
    }
  }, [])

  return (
    <section
      className={styles['stage']}
      ref={stage}
      tabIndex={-1}
      aria-label={t('present.label')}
      data-testid="presentation"
    >
      <div className={styles['title']}>
        <p>{title}</p>
        {filtered && (
          <p className={styles['filter']}>
            <ListFilter {...ICON} /> {t('filter.found', { n: filtered.found.size })}
          </p>
        )}
      </div>
      {step === JOIN && link !== undefined && (
        <div className={styles['join']}>
          <JoinCode link={link} text={text} />
        </div>
      )}
      {step !== JOIN && link !== undefined && (
        <div className={styles['corner']}>
          <QrCode text={link} label={t('share.qr', { role: text })} />
          <span>{new URL(link).host}</span>
        </div>
      )}
      <div className={styles['bar']}>
        <IconButton
          label={t('present.back')}
          shortcut="←"
          icon={<ChevronLeft {...ICON} />}
          isDisabled={at === 0}
          onPress={() => go(at - 1)}
        />
        <IconButton
          label={t('present.out')}
          shortcut="↑"
          icon={<ChevronUp {...ICON} />}
          isDisabled={branch === null}
          onPress={() => setStep(out)}
        />
        <p className={styles['step']}>
          <strong>{words}</strong> <span>{t('present.step', { at: at + 1, of: steps.length })}</span>
        </p>
        <IconButton
          label={t('present.into')}
          shortcut="↓"
          icon={<ChevronDown {...ICON} />}
          isDisabled={step === JOIN || below.length === 0}
          onPress={() => setStep(below[0] ?? step)}
        />
        <IconButton
          label={t('present.on')}
          shortcut="→"
          icon={<ChevronRight {...ICON} />}
          isDisabled={at >= steps.length - 1}
          onPress={() => go(at + 1)}
        />
        <IconButton label={t('present.end')} shortcut={t('key.esc')} icon={<X {...ICON} />} onPress={onClose} />
      </div>
    </section>
  )
}
