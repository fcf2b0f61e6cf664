import type { BoardSession } from '../board/session.ts'
import { createMapView, type MapView } from './mapView.ts'

const views = new WeakMap<BoardSession, MapView>()
const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

/** The board's one view of its map: who comes back from the outline finds the place where they were. */
export function mapViewOf(session: BoardSession): MapView {
  let view = views.get(session)
  if (!view) {
    const { map, onMapChange, viewState } = session
    view = createMapView({
      map,
      onMapChange,
      viewState,
      prefersStillness: () => stillness.matches,
      now: () => performance.now(),
    })
    views.set(session, view)
  }
  return view
}
