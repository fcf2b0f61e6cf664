import { lazy, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Route, Switch } from 'wouter'
import { useLanguage } from '../i18n/useLanguage.ts'
import { LiveRegions } from '../ui/LiveRegions.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { BoardPlace } from './BoardPlace.tsx'
import { CrashGuard } from './CrashGuard.tsx'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Waiting } from './Waiting.tsx'

const Home = lazy(() => import('../home/Home.tsx').then(({ Home }) => ({ default: Home })))

const RecoverPage = lazy(() => import('../share/RecoverPage.tsx').then(({ RecoverPage }) => ({ default: RecoverPage })))

/** The map alone, to be measured: in builds of `npm run bench:page`. */
const BenchPage =
  import.meta.env.MODE === 'bench'
    ? lazy(() => import('../map/bench.tsx').then(({ BenchPage }) => ({ default: BenchPage })))
    : undefined

/** The whole page: which screen, and what every screen has. */
export function App() {
  const { language } = useLanguage()
  return (
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
      <CrashGuard>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/b/:board">{({ board }) => <BoardPlace key={board} board={board} />}</Route>
            <Route path="/recover/:board">{({ board }) => <RecoverPage key={board} board={board} />}</Route>
            {BenchPage && <Route path="/bench" component={BenchPage} />}
            <Route>
              <ErrorScreen why="noPage" />
            </Route>
          </Switch>
        </Suspense>
      </CrashGuard>
      <Toasts />
      <LiveRegions />
    </I18nProvider>
  )
}
