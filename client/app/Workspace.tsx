import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useReady } from '../board/useReady.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { PrintedOutline } from '../outline/PrintedOutline.tsx'
import { ownFile } from '../ui/ownFile.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { BoardNotices } from './BoardNotices.tsx'
import { CanvasPlace, fetchMapHands } from './CanvasPlace.tsx'
import { CardsPlace, fetchCards } from './CardsPlace.tsx'
import type { ClosingNoticesProps } from './ClosingNotices.tsx'
import { CrashGuard } from './CrashGuard.tsx'
import { Dialogs, fetchDialogs } from './Dialogs.tsx'
import { Header } from './Header.tsx'
import type { DialogName } from './dialogNames.ts'
import { HintPlace } from './HintPlace.tsx'
import { IncomingFiles } from './IncomingFiles.tsx'
import { Notices } from './Notices.tsx'
import { fetchPanel, SidePanel } from './SidePanel.tsx'
import { useActivityHere } from '../activity/activityOf.ts'
import { useTalkNewsHere } from '../activity/talkNewsOf.ts'
import { fetchOutline, OutlinePlace } from './OutlinePlace.tsx'
import { useConnectionNews } from './useConnectionNews.ts'
import { useCopyNews } from './useCopyNews.ts'
import { useRestoreNews } from './useRestoreNews.ts'
import { useFollowing } from './useFollowing.ts'
import { useIdeaNews } from './useIdeaNews.ts'
import { useOwnPlace } from './useOwnPlace.ts'
import { useNewVersion } from './useNewVersion.ts'
import { usePublicationNews } from './usePublicationNews.ts'
import { useRegions } from './useRegions.ts'
import { useTitleAtDoor } from './useTitleAtDoor.ts'
import { ViewSwitch } from './ViewSwitch.tsx'
import { Waiting } from './Waiting.tsx'
import styles from './Workspace.module.css'

/** Below this width the map is not the best first sight: who reads begins with the outline, who writes with the cards. */
const NARROW = '(max-width: 640px)'

const LookBack = ownFile(() => import('./LookBack.tsx').then(({ LookBack }) => LookBack), { isAskedFor: false })

const SKIPS = { map: 'app.skipToMap', outline: 'app.skipToOutline', cards: 'app.skipToCards' } as const
const LABELS = { map: 'app.mainArea', outline: 'outline.label', cards: 'cards.label' } as const

/** The open board: header, the map in one of its views, dialogs. */
export function Workspace({ words, onDropWords }: Pick<ClosingNoticesProps, 'words' | 'onDropWords'>) {
  const { t } = useLanguage()
  const { viewState, canWrite, takesPart } = useBoard()
  const ready = useReady()
  const shown = useViewState((view) => view.shown)
  const isPast = useViewState((view) => view.past !== null)
  const endPast = useCallback(() => viewState.lookBack(null), [viewState])
  const [dialog, setDialog] = useState<DialogName>()
  // As long as nothing but the map has been shown.
  const [isOpening, setOpening] = useState(true)
  if (isOpening && ready && (shown !== 'map' || isPast)) setOpening(false)
  const page = useRef<HTMLDivElement>(null)
  const main = useRef<HTMLElement>(null)
  usePageTitle(useBoardTitle())
  useConnectionNews()
  useIdeaNews()
  useCopyNews()
  useRestoreNews()
  usePublicationNews()
  useNewVersion()
  useTitleAtDoor()
  useOwnPlace()
  useFollowing(main)
  useActivityHere()
  useTalkNewsHere()
  useRegions(page, setDialog)
  useEffect(() => {
    if (matchMedia(NARROW).matches) viewState.show(takesPart ? 'cards' : 'outline')
  }, [viewState, takesPart])

  useEffect(() => {
    if (!canWrite || !ready) return
    // Whoever works here can open them later also without a network; readers fetch what they open.
    const timer = setTimeout(
      () => void Promise.allSettled([fetchDialogs(), fetchPanel(), fetchMapHands(), fetchCards(), fetchOutline()]),
      10_000,
    )
    return () => clearTimeout(timer)
  }, [canWrite, ready])

  return (
    <div className={styles['page']} ref={page} data-presenting={dialog === 'present' || undefined}>
      <nav className={styles['skips']} aria-label={t('app.skipToMap')}>
        <a
          href="#main"
          className={styles['skip']}
          onClick={(event) => {
            // The address keeps its secret.
            event.preventDefault()
            document.getElementById('main')?.focus()
          }}
        >
          {t(SKIPS[shown])}
        </a>
      </nav>
      <Header onOpen={setDialog} />
      <BoardNotices onOpen={setDialog} words={words} onDropWords={onDropWords} />
      <div className={styles['middle']}>
        <div className={styles['place']}>
          <main ref={main} className={styles['main']} id="main" tabIndex={-1} data-region aria-label={t(LABELS[shown])}>
            <CrashGuard>
              {!ready ? (
                <Waiting />
              ) : isPast ? (
                <LookBack onClose={endPast} />
              ) : shown === 'map' ? (
                <Suspense fallback={<Waiting />}>
                  <CanvasPlace isOpening={isOpening} />
                </Suspense>
              ) : shown === 'cards' ? (
                <CardsPlace />
              ) : (
                <OutlinePlace />
              )}
            </CrashGuard>
          </main>
          <Notices onOpen={setDialog} />
          {ready && !isPast && <HintPlace dialog={dialog} />}
        </div>
        {ready && <SidePanel />}
      </div>
      <nav className={styles['tabs']} data-region tabIndex={-1} aria-label={t('app.view')}>
        <ViewSwitch wide />
      </nav>
      {ready && <IncomingFiles isBusy={dialog !== undefined || isPast} onImport={() => setDialog('import')} />}
      <PrintedOutline />
      {dialog && <Dialogs name={dialog} onClose={() => setDialog(undefined)} onOpen={setDialog} />}
    </div>
  )
}
