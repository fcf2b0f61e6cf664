import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { LiveRegions } from '../ui/LiveRegions.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { Tooltips } from '../ui/Tooltips.tsx'
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
  return (
    <>
      <CrashGuard>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/b/:board">{({ board }) => <BoardPlace key={board} board={board} />}</Route>
            <Route path="/recover/:board">
              {({ board }) => <RecoverPage key={board} board={board} onOpen={(address) => navigate(address)} />}
            </Route>
            {BenchPage && <Route path="/bench" component={BenchPage} />}
            <Route>
              <ErrorScreen why="noPage" />
            </Route>
          </Switch>
        </Suspense>
      </CrashGuard>
      <Toasts />
      <Tooltips />
      <LiveRegions />
    </>
  )
}
