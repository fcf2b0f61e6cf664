import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { ownFile } from '../ui/ownFile.tsx'

const Details = ownFile(() => import('../details/DetailsPanel.tsx').then(({ DetailsPanel }) => DetailsPanel))

/** The one panel beside the map or the outline, in a file of its own. */
export function SidePanel() {
  const { viewState } = useBoard()
  const isOpen = useViewState(({ panel }) => panel !== null)
  return isOpen ? <Details onClose={() => viewState.openPanel(null)} /> : null
}

/** Before it is needed, so that it opens at once, and also when the network is gone meanwhile. */
export const fetchPanel = (): Promise<unknown> => Promise.allSettled([Details.fetch()])
