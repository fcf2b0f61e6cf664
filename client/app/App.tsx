import { Route, Switch } from 'wouter'
import { LiveRegions } from '../ui/LiveRegions.tsx'
import { Toasts } from '../ui/Toasts.tsx'

/** The whole page: which screen, and what every screen has. */
export function App() {
  return (
    <>
      <Switch>
        <Route path="/">Kaffeetisch</Route>
        <Route>?</Route>
      </Switch>
      <Toasts />
      <LiveRegions />
    </>
  )
}
