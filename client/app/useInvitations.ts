import { useEffect, useState } from 'react'
import { LOST_AND_FOUND_ID } from '../../shared/domain/idea.ts'
import { readStage } from '../../shared/document/readStage.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { createInvitations, type Invitations } from '../presence/invitation.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toast.ts'

const isWriting = (): boolean => {
  const active = document.activeElement
  return (
    active instanceof HTMLElement &&
    (active.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(active.tagName))
  )
}
const hasDialog = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

/** Hears the organiser's invitations, and goes there if I want to, with a way back. */
export function useInvitations(): Invitations | undefined {
  const { stageDoc, isStageLive, me, map, presence, following, viewState } = useBoard()
  const { deeds, view } = useDeeds()
  const { t } = useLanguage()
  const [invitations, setInvitations] = useState<Invitations>()

  useEffect(() => {
    const made = createInvitations({
      now: () => performance.now(),
      isBusy: () =>
        document.hidden ||
        viewState.get().editing !== null ||
        following.get() !== undefined ||
        isWriting() ||
        hasDialog(),
      onGo({ look }, how) {
        if (!map.ideas.has(look.at)) return void showToast({ text: t('people.callGone') })
        const before = { look: view().look?.() ?? { at: viewState.get().focused }, focused: viewState.get().focused }
        following.stop()
        viewState.lookBack(null)
        if (how === 'asked') deeds.goTo(look.at)
        view().lookAt?.(look)
        showToast({
          text: t('people.callThere', { title: deeds.titleOf(look.at) }),
          action: {
            label: t('people.callBack'),
            onAction: () => {
              if (how === 'asked' && map.ideas.has(before.focused)) deeds.goTo(before.focused)
              view().lookAt?.(before.look)
            },
          },
        })
      },
    })
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it lives as long as this effect.
    setInvitations(made)

    let known = readStage(stageDoc).spotlight?.since
    const look = (): void => {
      const { spotlight } = readStage(stageDoc)
      const isNew = spotlight !== undefined && spotlight.since !== known
      known = spotlight?.since
      // What happened while I was away is over.
      if (!isNew || !isStageLive() || spotlight.by === me.participant || !map.ideas.has(spotlight.look.at)) return
      if (spotlight.look.at === LOST_AND_FOUND_ID) return
      made.come(spotlight)
      const name = presence.others().find(({ person }) => person.participant === spotlight.by)?.person.name
      const title = deeds.titleOf(spotlight.look.at)
      const offer = name ? t('people.callBy', { name, title }) : t('people.call', { title })
      const { goesIn } = made.get() ?? {}
      announce(`${offer} ${goesIn === undefined ? t('people.callHow') : t('people.callSoon', { n: goesIn })}`)
    }
    const touched = (): void => made.touched()
    const inputs = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const
    for (const input of inputs) window.addEventListener(input, touched, { capture: true, passive: true })
    stageDoc.on('update', look)
    return () => {
      made.stop()
      stageDoc.off('update', look)
      for (const input of inputs) window.removeEventListener(input, touched, { capture: true })
    }
  }, [stageDoc, isStageLive, me, map, presence, following, viewState, deeds, view, t])
  return invitations
}
