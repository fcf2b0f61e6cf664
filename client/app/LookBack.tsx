import { useEffect } from 'react'
import { useActivityHere } from '../activity/activityOf.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { pastSessionOf, type PastSession } from '../board/pastSession.ts'
import { BoardContext, useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { DeedsProvider } from '../deeds/DeedsProvider.tsx'
import { useDeeds } from '../deeds/deedsContext.ts'
import { momentName } from '../history/momentName.ts'
import { PastBanner } from '../history/PastBanner.tsx'
import { TimeSlider } from '../history/TimeSlider.tsx'
import { useLookBack } from '../history/useLookBack.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { CanvasPlace } from './CanvasPlace.tsx'
import { CardsPlace } from './CardsPlace.tsx'
import styles from './LookBack.module.css'
import { OutlinePlace } from './OutlinePlace.tsx'
import { SidePanel } from './SidePanel.tsx'
import { Waiting } from './Waiting.tsx'

/** An earlier state in the place of the living map, in the same views: those who are in the session go on, and so does the line. */
export function LookBack({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const live = useBoard()
  const { snapshots } = useStage()
  const past = useViewState((view) => view.past)
  const looking = useLookBack()
  const session = pastSessionOf(live)
  useSharedWish()
  const stand = past ? momentName(past.shown, snapshots, t) : ''
  useEffect(() => {
    if (looking.is === 'here') announce(t('history.opened', { stand }))
  }, [looking.is, stand, t])
  // Whoever goes along with somebody is in the session.
  useEffect(() => live.following.subscribe(() => live.following.get() !== undefined && onClose()), [live, onClose])
  if (!past) return null
  return (
    <div className={styles['lookBack']}>
      <PastBanner
        shown={past.shown}
        looking={looking}
        onBack={() => {
          onClose()
          announce(t('history.isBack'))
        }}
      />
      <BoardContext.Provider value={session}>
        <DeedsProvider>
          <PastViews session={session} isHere={looking.is === 'here' || looking.is === 'coming'} />
        </DeedsProvider>
      </BoardContext.Provider>
      <TimeSlider shown={past.shown} looking={looking} />
    </div>
  )
}

function PastViews({ session, isHere }: { readonly session: PastSession; readonly isHere: boolean }) {
  const { deeds, view } = useDeeds()
  const shown = useViewState((view) => view.shown)
  useActivityHere()
  useEffect(() => {
    if (!isHere) return
    return session.onGoTo((id) => {
      deeds.goTo(id)
      // Branches of the outline that nobody has seen yet get their height when they come into view.
      nextFrame(() => nextFrame(() => view().reveal(id)))
    })
  }, [isHere, session, deeds, view])
  return (
    <div className={styles['views']}>
      <div className={styles['view']}>
        {!isHere ? (
          <Waiting />
        ) : shown === 'map' ? (
          <CanvasPlace />
        ) : shown === 'cards' ? (
          <CardsPlace />
        ) : (
          <OutlinePlace />
        )}
      </div>
      <SidePanel />
    </div>
  )
}

/** One switch of views and one side panel at a time, for the session and for what was. */
function useSharedWish(): void {
  const live = useBoard()
  useEffect(() => {
    const past = pastSessionOf(live).viewState
    const [here, there] = [live.viewState, past]
    there.show(here.get().shown)
    there.openPanel(null)
    const stops = [
      here.subscribe(() => {
        there.show(here.get().shown)
        if (here.get().panel !== null) there.openPanel(null)
      }),
      there.subscribe(() => {
        here.show(there.get().shown)
        if (there.get().panel !== null) here.openPanel(null)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [live])
}
