import { useCallback } from 'react'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { ownFile } from '../ui/ownFile.tsx'

const History = ownFile(() => import('../history/HistoryPanel.tsx').then(({ HistoryPanel }) => HistoryPanel))
const Details = ownFile(() => import('../details/DetailsPanel.tsx').then(({ DetailsPanel }) => DetailsPanel))

/** The one panel beside the map or the outline, in a file of its own. */
export function SidePanel() {
  const { viewState } = useBoard()
  const is = useViewState(({ panel }) => panel?.is)
  const close = useCallback(() => viewState.openPanel(null), [viewState])
  if (is === undefined) return null
  return is === 'details' ? <Details onClose={close} /> : <History onClose={close} />
}

/** Before it is needed, so that it opens at once, and also when the network is gone meanwhile. */
export const fetchPanel = (): Promise<unknown> => Promise.allSettled([Details.fetch(), History.fetch()])
