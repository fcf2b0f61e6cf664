import { useEffect, type RefObject } from 'react'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import type { DeedView } from '../deeds/deedView.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { leadOf, tabOf } from '../presence/following.ts'
import type { Look } from '../../shared/domain/look.ts'
import { announce } from '../ui/announce.ts'

/** A line that breaks for a moment is no farewell. */
const FAREWELL = 20_000
const LOOK_EVERY = 500

/**
 * My view goes along with that of the person I follow, whatever view and size each of us has. Esc or any move of my own ends it, and it
 * never takes the focus or an open editor.
 */
export function useFollowing(main: RefObject<HTMLElement | null>): void {
  const { presence, following, viewState, me, map } = useBoard()
  const { view } = useDeeds()
  const { t } = useLanguage()

  useEffect(() => {
    let shown: { readonly look: Look; readonly in: DeedView } | undefined
    let seenAt = 0
    let followed: ParticipantId | undefined
    let name = ''
    let timer: ReturnType<typeof setInterval> | undefined

    const goAlong = (): void => {
      const whom = following.get()
      if (whom === undefined) return
      const others = presence.others()
      const tab = tabOf(others, whom)
      if (tab) {
        seenAt = Date.now()
        name = tab.person.name
      } else if (Date.now() - seenAt > FAREWELL) {
        announce(t('people.followLeft', { name }))
        followed = undefined
        return following.stop()
      }
      const look = leadOf(others, me.participant, whom)?.look
      const now = view()
      if (!look || (shown?.look === look && shown.in === now)) return
      shown = { look, in: now }
      now.lookAt?.(look)
    }
    const turn = (): void => {
      const whom = following.get()
      shown = undefined
      clearInterval(timer)
      if (whom !== undefined) {
        seenAt = Date.now()
        timer = setInterval(goAlong, LOOK_EVERY)
        goAlong()
        announce(t('people.followStarted', { name }))
      } else if (followed !== undefined) announce(t('people.followEnded'))
      followed = whom
    }

    const isMine = (target: EventTarget | null): boolean =>
      target instanceof Node && (main.current?.contains(target) ?? false)
    const stop = (event: Event): void => {
      if (following.get() !== undefined && isMine(event.target)) following.stop()
    }
    const onKey = (event: KeyboardEvent): void => {
      if (following.get() === undefined) return
      const inDialog =
        event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')
      if (event.key === 'Escape' && !inDialog) {
        event.preventDefault()
        event.stopPropagation()
        following.stop()
      } else if (!STILL_KEYS.has(event.key)) stop(event)
    }
    let { focused } = viewState.get()
    const onView = (): void => {
      const next = viewState.get()
      // Somebody may have taken away what I was at: that is no move of mine.
      if (next.focused !== focused && map.ideas.has(focused)) following.stop()
      focused = next.focused
      if (next.editing !== null) following.stop()
    }
    const gestures = ['pointerdown', 'wheel', 'touchstart'] as const
    for (const gesture of gestures) window.addEventListener(gesture, stop, { capture: true, passive: true })
    window.addEventListener('keydown', onKey, { capture: true })
    const stops = [following.subscribe(turn), presence.subscribe(goAlong), viewState.subscribe(onView)]
    turn()
    return () => {
      clearInterval(timer)
      for (const each of stops) each()
      for (const gesture of gestures) window.removeEventListener(gesture, stop, { capture: true })
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [presence, following, viewState, me, map, view, main, t])
}

/** They move nothing. */
const STILL_KEYS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'F1', 'F6', '?'])
